import type { Ask, Fault } from '../../format/format.ts';
import { quoteText, toNumber } from '../../format/stage.ts';
import { clabe, curp, luhnSql, rfcPerson } from '../check-digits.ts';
import type { KnownColumn } from '../roles.ts';
import type { SeenColumn } from './people.ts';
import { isCountName } from './small-counts.ts';
import { findSuspects, type Suspect } from './suspects.ts';
import { identifiers, type ValueKind } from './values.ts';

/** Rows that are all looked at; of more, as many are taken at even distances. */
const lookedAt = 20_000;
/** Different texts of a column that are judged. */
const judged = 2_000;
const chunkColumns = 20;
/** Signs of a text that are read. */
const longest = 500;

const bounded = (shape: string) => `(?:^|[^0-9A-ZÑ&])(?:${shape})(?:[^0-9A-ZÑ&]|$)`;
const telling = bounded(
  identifiers
    .slice(0, 3)
    .map(({ shape }) => shape)
    .join('|'),
);

/** Personal data in a typed table: a finding for each column, with how many rows and the first. */
export async function findPersonal(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<Fault[]> {
  if (rows === 0) return [];
  const step = Math.max(1, Math.floor(rows / lookedAt));
  const seen = await look(ask, table, step, columns);
  const faults: Fault[] = [];
  for (const suspect of findSuspects(seen)) {
    const column = columns.find((each) => each.name === suspect.column);
    if (!column) continue;
    const { count, row } = await countRows(ask, table, column, suspect);
    if (count > 0) faults.push({ code: suspect.code, column: column.name, count, row });
  }
  // What was looked at in part did not pass as a whole.
  if (step > 1 && columns.some(isVaried))
    faults.push({ code: 'personal-sampled', values: { looked: Math.floor(rows / step), rows } });
  return faults;
}

/** Texts of which many stand in few rows. */
const isVaried = (column: KnownColumn) =>
  column.type === 'string' && isRead(column) && column.profile.distinct > judged;

/** Columns whose texts can tell something: not a few letters, not numbers that are no identifiers and no counts. */
function isRead({ type, name, profile }: KnownColumn): boolean {
  if (type === 'string') return (profile.maxLength ?? 0) >= 5;
  return type === 'integer' && (Number(profile.max) >= 1e9 || isCountName(name));
}

/** Different texts of each column from rows at even distances, those with the shape of an identifier first. */
async function look(ask: Ask, table: string, step: number, columns: readonly KnownColumn[]): Promise<SeenColumn[]> {
  const read = columns.filter(isRead);
  const texts = new Map<number, string[]>();
  for (let from = 0; from < read.length; from += chunkColumns) {
    const some = read.slice(from, from + chunkColumns);
    const names = some.map(({ index }) => `k${index}`);
    const list = names.map((name) => `left(${name}::VARCHAR, ${longest}) AS ${name}`).join(', ');
    await ask(
      `CREATE OR REPLACE TEMP TABLE looked AS SELECT ${list} FROM (SELECT ${names.join(', ')}, row_number() OVER () AS n FROM ${table}) WHERE n % ${step} = 0`,
    );
    for (const { index } of some) texts.set(index, await judgeable(ask, `k${index}`));
  }
  await ask('DROP TABLE IF EXISTS looked');
  return columns.map(({ name, type, index, profile }) => ({
    name,
    type,
    texts: texts.get(index) ?? [],
    ...(typeof profile.min === 'number' ? { min: profile.min } : {}),
  }));
}

async function judgeable(ask: Ask, name: string): Promise<string[]> {
  const found = await ask(
    `SELECT v FROM (SELECT DISTINCT ${name} AS v FROM looked WHERE ${name} IS NOT NULL) ORDER BY regexp_matches(upper(v), ${quoteText(telling)}) DESC, hash(v) LIMIT ${judged}`,
  );
  return found.map(([text]) => String(text));
}

/** How many rows have it, and the first of them. */
async function countRows(
  ask: Ask,
  table: string,
  column: KnownColumn,
  suspect: Suspect,
): Promise<{ count: number; row: number }> {
  const [row] = await ask(
    `SELECT count(*), min(row) FROM (SELECT k${column.index} AS v, row_number() OVER () AS row FROM ${table}) WHERE ${conditionSql(suspect)}`,
  );
  return { count: toNumber(row?.[0]), row: toNumber(row?.[1]) };
}

function conditionSql({ code, kind, inside }: Suspect): string {
  if (code === 'personal-small-counts') return 'v BETWEEN 1 AND 10';
  if (kind === undefined) return 'v IS NOT NULL';
  const shape = identifiers.find((each) => each.kind === kind)?.shape ?? '';
  if (inside) return `regexp_matches(upper(v), ${quoteText(bounded(shape))})`;
  const bare =
    kind === 'curp' || kind === 'rfc' || kind === 'voter-key'
      ? 'upper(trim(v))'
      : `regexp_replace(v::VARCHAR, '[\\s.-]', '', 'g')`;
  return `(CASE WHEN regexp_full_match(${bare}, ${quoteText(shape)}) THEN ${validSql(kind, bare)} ELSE false END)`;
}

function validSql(kind: ValueKind, text: string): string {
  if (kind === 'curp') return curp.sql(text);
  if (kind === 'rfc') return rfcPerson.sql(text);
  if (kind === 'clabe') return clabe.sql(text);
  if (kind === 'nss') return luhnSql(text, 11);
  if (kind === 'card')
    return `(CASE WHEN length(${text}) = 15 THEN ${luhnSql(text, 15)} ELSE ${luhnSql(text, 16)} END)`;
  return 'true';
}
