import { type DataRequest, paths } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import {
  bindFields,
  type Choice,
  type Fault,
  Hidden,
  type PersonContext,
  Select,
  type Values,
} from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

const most = 500;

/** What the institution holds, for whoever answers a request that is not over; nothing for others. */
export async function listHoldings({ client }: PersonContext, { institution, moves }: DataRequest, reader: Reader) {
  if (!institution || !moves.includes('accept')) return [];
  const query = { limit: most, sort: 'name' } as const;
  const { items } = await client.call('listHoldings', { params: { institution: institution.slug }, query });
  return items.map(({ id, name, key }): Choice => ({ value: id, text: formatLocal(name, reader, key) }));
}

interface FormProps {
  readonly item: DataRequest;
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly holdings: readonly Choice[];
  readonly reader: Reader;
}

/** Which of its data is asked for: whoever needs it counts there. */
export function HoldingForm({ item, typed, faults, holdings, reader }: FormProps) {
  const { link } = reader.words.demand.work;
  if (holdings.length === 0) return null;
  const values = { 'link-holding': item.holding?.id ?? '', ...typed };
  return (
    <details class="more" id="link-form" open={typed['form'] === 'link'}>
      <summary>
        {link.title}
        {item.holding ? ` (${formatLocal(item.holding.name, reader, item.holding.id)})` : ''}
      </summary>
      <p>{link.lead}</p>
      <form method="post" class="form" action={paths.answerRequest(reader.language, item.id)}>
        <Hidden name="form" value="link" />
        <Hidden name="link-revision" value={String(item.revision)} />
        <Select
          {...bindFields(values, faults)('link-holding')}
          label={link.holding}
          empty={link.none}
          choices={holdings}
        />
        <Button kind="quiet">{link.submit}</Button>
      </form>
    </details>
  );
}
