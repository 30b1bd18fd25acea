import type { Column, ColumnType } from '@milpa/sdk';
import type { StoredTable } from '../contract.ts';
import { unknownColumn } from './refuse.ts';

/** A piece of SQL with the values its `?` stand for, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

export const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const rowNumber = 'file_row_number';
const clashes = (column: Column) => column.name.toLowerCase() === rowNumber;

/** A column of `from`, quoted. Only names of the table's own columns come here, never a reader's words. */
export const nameOf = (column: Column) => quoteName(clashes(column) ? `${column.name} (column)` : column.name);

/** FROM clause over a stored table, row numbers (from 0, in source order) as `file_row_number`. */
export function from(table: StoredTable): string {
  const clash = table.columns.find(clashes);
  if (!clash) return `read_parquet(${quoteText(table.path)}, file_row_number = true)`;
  const renamed = `* rename (${quoteName(clash.name)} as ${nameOf(clash)})`;
  return `(select ${renamed}, row_number() over () - 1 as ${rowNumber} from read_parquet(${quoteText(table.path)}))`;
}

export function requireColumn<C extends { readonly name: string }>(columns: readonly C[], name: string): C {
  const column = columns.find((each) => each.name === name);
  if (!column)
    throw unknownColumn(
      name,
      columns.map((each) => each.name),
    );
  return column;
}

/** A value of a type as JSON and people write it: ISO dates, T between date and time, Z for UTC. */
export function present(name: string, type: ColumnType): string {
  if (type === 'datetime') return `regexp_replace(replace(cast(${name} as varchar), ' ', 'T'), '\\+00(:00)?$', 'Z')`;
  if (type === 'date' || type === 'time') return `cast(${name} as varchar)`;
  return name;
}

export const presented = (column: Column): string => present(nameOf(column), column.type);
