import type { Cell, Column } from '@milpa/sdk';
import type { Reader } from '../reader.ts';

type Typed = Pick<Column, 'type'> & Partial<Pick<Column, 'role' | 'profile'>>;
/** Characters of a text shown in a cell: on the page of the table, and in a preview. */
const longest = 1000;
const longestInPreview = 120;

/** Whether a column holds quantities: they stand right and are grouped. Codes, identifiers and years are names made of digits. */
export function isQuantity(column: Typed): boolean {
  if (column.type !== 'integer' && column.type !== 'number') return false;
  if (column.role === 'identifier' || column.role === 'code' || column.role === 'time') return false;
  return !isLikeYears(column);
}

// Whole numbers that all lie where years lie are read as years: 2017, not 2,017.
function isLikeYears({ type, profile }: Typed): boolean {
  const { min, max } = profile ?? {};
  return type === 'integer' && typeof min === 'number' && typeof max === 'number' && min >= 1500 && max <= 2200;
}

/** A value as people read it. Dates stay as ISO 8601 writes them: every reader of a table understands those. */
export function formatCell(value: Cell, column: Typed, reader: Reader, preview = false): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? reader.words.common.yes : reader.words.common.no;
  if (typeof value === 'number') return isQuantity(column) ? reader.exact(value) : String(value);
  const text = column.type === 'datetime' ? value.replace('T', ' ').replace(/(?:\.0+)?Z$/, '') : value;
  const most =
    column.type === 'geojson' || column.type === 'object' || column.type === 'array'
      ? 80
      : preview
        ? longestInPreview
        : longest;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

export function CellView(props: {
  readonly value: Cell;
  readonly column: Typed;
  readonly reader: Reader;
  readonly preview: boolean;
}) {
  const { value, column, reader } = props;
  if (value === null)
    return (
      <td class="none">
        <span aria-hidden="true">–</span>
        <span class="hidden">{reader.words.common.noValue}</span>
      </td>
    );
  return <td class={isQuantity(column) ? 'number' : undefined}>{formatCell(value, column, reader, props.preview)}</td>;
}
