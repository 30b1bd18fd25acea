import type { Cell, Column } from '@milpa/sdk';
import type { Reader } from '../reader.ts';

type Typed = Pick<Column, 'type' | 'role'>;
const longest = 300;

/** Whether a column holds quantities: they stand right and are grouped. Codes, identifiers and years are names made of digits. */
export function isQuantity(column: Typed): boolean {
  if (column.type !== 'integer' && column.type !== 'number') return false;
  return column.role !== 'identifier' && column.role !== 'code' && column.role !== 'time';
}

/** A value as people read it. Dates stay as ISO 8601 writes them: every reader of a table understands those. */
export function formatCell(value: Cell, column: Typed, reader: Reader): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? reader.words.common.yes : reader.words.common.no;
  if (typeof value === 'number') return isQuantity(column) ? reader.exact(value) : String(value);
  const text = column.type === 'datetime' ? value.replace('T', ' ').replace(/(?:\.0+)?Z$/, '') : value;
  const most = column.type === 'geojson' || column.type === 'object' || column.type === 'array' ? 80 : longest;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

export function CellView(props: { readonly value: Cell; readonly column: Typed; readonly reader: Reader }) {
  const { value, column, reader } = props;
  if (value === null)
    return (
      <td class="none">
        <span aria-hidden="true">–</span>
        <span class="hidden">{reader.words.common.noValue}</span>
      </td>
    );
  return <td class={isQuantity(column) ? 'number' : undefined}>{formatCell(value, column, reader)}</td>;
}
