import type { ImportOutcome, ImportPlace, ImportRow } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { formatLocal } from '../../design/index.ts';
import type { Reader } from '../../reader.ts';

export const outcomeTones: Readonly<Record<ImportOutcome, 'good' | 'plain' | 'warning' | 'error'>> = {
  create: 'good',
  update: 'good',
  unchanged: 'plain',
  duplicate: 'warning',
  refused: 'error',
};

/** Where in the file a row or record stands. */
export const formatPlace = ({ sheet, row, pointer, iri, line }: ImportPlace): string =>
  [
    sheet,
    row === undefined ? '' : String(row),
    line === undefined ? '' : String(line),
    pointer,
    row === undefined && !pointer ? iri : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** What would change by a row, and what is wrong with it; the children come between and after, as items of the list. */
export function RowNotes(props: {
  readonly changed: string;
  readonly changes: readonly string[];
  readonly problems: ImportRow['problems'];
  readonly reader: Reader;
  readonly same?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const { changed, changes, problems, reader } = props;
  return (
    <ul class="bare small">
      {changes.length > 0 ? (
        <li>
          {changed} {changes.join(', ')}
        </li>
      ) : null}
      {props.same}
      {problems.map(({ message, place, code }) => (
        <li>
          {place?.column ? <strong>{reader.label(place.column)} </strong> : null}
          {formatLocal(message, reader, code)}
        </li>
      ))}
      {props.children}
    </ul>
  );
}
