import type { ColumnType } from '@milpa/sdk';

/** What a spreadsheet takes for the beginning of a formula, in ASCII and in full width (OWASP, CSV injection). */
const signs = '=+@\\t\\r\\n\\x{ff1d}\\x{ff0b}\\x{ff0d}\\x{ff20}-';
const begins = /^[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]/;

/** Values of these types are written by us, not by the author of the file: -5 is a number. */
const harmless: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'boolean', 'date', 'time', 'datetime', 'year']);

/** SQL of a text with an apostrophe before it where a spreadsheet would run it. */
export const escapeFormula = (sql: string, type: ColumnType): string =>
  harmless.has(type) ? sql : `case when regexp_matches(${sql}, '^[${signs}]') then '''' || ${sql} else ${sql} end`;

export const escapeFormulaName = (name: string): string => (begins.test(name) ? `'${name}` : name);
