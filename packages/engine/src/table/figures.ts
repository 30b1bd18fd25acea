import type { Column } from '@milpa/sdk';
import type { JsonValue } from '../format/format.ts';

/** Whether a sum of the column means anything. */
export function isAddable(column: {
  readonly type: Column['type'];
  readonly code?: boolean;
  readonly unit?: string;
}): boolean {
  return (column.type === 'integer' || column.type === 'number') && !column.code && column.unit !== '%';
}

/** To the digits a double holds, so that 0.1 + 0.2 is 0.3. */
export function round(value: number): number {
  return Number(value.toPrecision(15));
}

/** DuckDB's text of a moment as ISO 8601; moments with an offset are in UTC. */
export function isoText(value: JsonValue): string {
  return String(value)
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
    .replace(/\+00$/, 'Z');
}
