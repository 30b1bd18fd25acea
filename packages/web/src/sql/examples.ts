import type { SqlTable } from '@milpa/sdk';
import type { SqlWords } from '../words/sql.ts';

/** What an example is made from. */
type Table = Pick<SqlTable, 'name' | 'columns'>;

export interface Example {
  readonly title: string;
  readonly statement: string;
}

const quote = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** Statements that work on the tables of this portal, of different kinds, each over the first table that fits it. */
export function listExamples(tables: readonly Table[], words: SqlWords): Example[] {
  const [first] = tables;
  if (!first) return [];
  return [
    { title: words.exampleFirst(first.name), statement: `SELECT *\nFROM ${first.name}\nLIMIT 10` },
    ...findFirst(tables, (table) => countExample(table, words)),
    ...findFirst(tables.toReversed(), (table) => sumExample(table, words)),
    ...findFirst(tables, (table) => yearExample(table, words)),
  ];
}

function findFirst(tables: readonly Table[], make: (table: Table) => Example | undefined): Example[] {
  for (const table of tables) {
    const made = make(table);
    if (made) return [made];
  }
  return [];
}

/** The first column of one of these kinds: by what it is for where that is known, else by its type. */
function nameOf(table: Table, roles: readonly (string | undefined)[], types: readonly string[]): string | undefined {
  const fitting = table.columns.filter((column) => types.includes(column.type));
  for (const role of roles) {
    const found = fitting.find((column) => column.role === role);
    if (found) return found.name;
  }
  return undefined;
}

const groups = [
  ['dimension', 'code'],
  ['string', 'boolean', 'year'],
] as const;

function countExample(table: Table, words: SqlWords): Example | undefined {
  const by = nameOf(table, ...groups);
  if (by === undefined) return undefined;
  const column = quote(by);
  return {
    title: words.exampleCount(by),
    statement: `SELECT ${column}, count(*) AS n\nFROM ${table.name}\nGROUP BY ${column}\nORDER BY n DESC\nLIMIT 20`,
  };
}

function sumExample(table: Table, words: SqlWords): Example | undefined {
  const by = nameOf(table, ...groups);
  const of = nameOf(table, ['measure'], ['number', 'integer']);
  if (by === undefined || of === undefined) return undefined;
  const statement = `SELECT ${quote(by)}, sum(${quote(of)}) AS total, avg(${quote(of)}) AS average
FROM ${table.name}\nGROUP BY ALL\nORDER BY total DESC NULLS LAST\nLIMIT 20`;
  return { title: words.exampleSum(of, by), statement };
}

function yearExample(table: Table, words: SqlWords): Example | undefined {
  const on = nameOf(table, ['time', 'dimension', undefined], ['date', 'datetime']);
  if (on === undefined) return undefined;
  const statement = `SELECT year(${quote(on)}) AS year, count(*) AS n\nFROM ${table.name}\nGROUP BY year\nORDER BY year`;
  return { title: words.exampleYear(on), statement };
}
