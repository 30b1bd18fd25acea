import { paths } from '@milpa/sdk';
import { Button } from '../design/index.ts';
import type { Reader } from '../reader.ts';

/** The one box for everything. With scripts it offers words while one types (enhance/suggest.ts); without them it just asks. */
export function SearchBox(props: {
  readonly id: string;
  readonly reader: Reader;
  readonly question?: string;
  /** What else narrows and stays when other words are asked for. */
  readonly hidden?: readonly (readonly [name: string, value: string])[];
  readonly label?: 'shown' | 'hidden';
}) {
  const { id, reader, question = '', hidden = [] } = props;
  return (
    <search>
      <form action={paths.search(reader.language)} method="get">
        {hidden.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class={props.label === 'shown' ? undefined : 'hidden'} for={id}>
          {reader.words.site.searchDatasets}
        </label>
        <div class="searchbox large">
          <input
            id={id}
            name="q"
            type="search"
            value={question}
            placeholder={reader.words.home.placeholder}
            maxLength={300}
            autocomplete="off"
            data-suggest
          />
          <Button>{reader.words.site.search}</Button>
        </div>
      </form>
    </search>
  );
}
