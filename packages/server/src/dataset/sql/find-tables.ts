import { listNearest, refuseStatement, type SqlName, type SqlRefused } from '@milpa/engine';
import type { SqlSource } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import { listNamedTables, listSimilarSlugs, type NamedTable } from '../store/sql.ts';
import { foldName, formatSqlName, nameTables, parseDatasetName } from './names.ts';

/** What one name in a statement stands for. */
export interface FoundTable {
  readonly name: SqlName;
  readonly source: SqlSource;
}

/** Versions given beside the statement, by the folded name of the dataset. */
export type Pins = ReadonlyMap<string, number>;

/** The tables of one release with their names. */
interface Named {
  readonly name: string;
  readonly isOnly: boolean;
  readonly row: NamedTable & { table: NonNullable<NamedTable['table']>; number: number };
}

/**
 * The released tables that the names of a statement stand for. Throws SqlRefused for a name that stands for none, with what was
 * perhaps meant.
 */
export async function findTables(
  database: Queryable,
  text: string,
  names: readonly SqlName[],
  pins: Pins,
): Promise<FoundTable[]> {
  const wanted = names.map((name) => ({ name, ...parseParts(name, pins) }));
  const releases = new Map(wanted.map(({ key, number }) => [formatRelease(key, number), { key, number }]));
  const rows =
    releases.size > 0 ? await listReleases(database, [...releases.values()]) : new Map<string, NamedTable[]>();
  const found: FoundTable[] = [];
  for (const { name, key, number, table } of wanted) {
    const named = nameAll(rows.get(formatRelease(key, number)) ?? []);
    const match = table === undefined ? only(named) : named.find((each) => each.name === table);
    if (match) found.push({ name, source: present(match) });
    else throw await explain(database, text, { name, key, table, rows: rows.get(formatRelease(key, number)) ?? [] });
  }
  return found;
}

const formatRelease = (key: string, number: number | null) => `${key}@${number ?? ''}`;
const only = (named: readonly Named[]) => (named.length === 1 ? named[0] : undefined);

function parseParts(name: SqlName, pins: Pins) {
  const { key, number } = parseDatasetName(name.schema || name.name);
  return {
    key,
    number: number ?? pins.get(key) ?? null,
    table: name.schema ? foldName(name.name) : undefined,
  };
}

async function listReleases(database: Queryable, asked: readonly { key: string; number: number | null }[]) {
  const rows = new Map<string, NamedTable[]>();
  const byNumber = Map.groupBy(asked, ({ number }) => number);
  for (const [number, group] of byNumber) {
    for (const row of await listNamedTables(database, group)) {
      const release = formatRelease(row.asked, number);
      rows.set(release, [...(rows.get(release) ?? []), row]);
    }
  }
  return rows;
}

function nameAll(rows: readonly NamedTable[]): Named[] {
  const whole = rows.flatMap((row) => {
    const { table, number } = row;
    return row.state === 'released' && table !== null && number !== null ? [{ ...row, table, number }] : [];
  });
  const names = nameTables(whole.map((row) => row.name));
  return whole.map((row, at) => ({ row, name: names[at] ?? '', isOnly: whole.length === 1 }));
}

const present = ({ row, ...table }: Named): SqlSource =>
  describeSource(formatSqlName(row.slug, table, row.number), row);

/** Which released table a name stands for. */
export const describeSource = (name: string, row: Named['row']): SqlSource => ({
  name,
  dataset: row.dataset,
  slug: row.slug,
  title: row.title ?? {},
  table: row.table,
  tableName: row.name,
  version: row.number,
  sha256: row.sha256,
});

interface Missing {
  readonly name: SqlName;
  readonly key: string;
  readonly table: string | undefined;
  readonly rows: readonly NamedTable[];
}

async function explain(database: Queryable, text: string, { name, key, table, rows }: Missing): Promise<SqlRefused> {
  const word = [name.schema, name.name].filter(Boolean).join('.');
  const named = nameAll(rows);
  const full = (each: Named) => formatSqlName(each.row.slug, each);
  const near =
    table === undefined
      ? []
      : listNearest(
          table,
          named.map((each) => each.name),
        );
  const those = near.length > 0 ? named.filter((each) => near.includes(each.name)) : named;
  const slugs = named.length > 0 ? [] : listNearest(key, await listSimilarSlugs(database, key));
  const candidates =
    named.length > 0
      ? those.slice(0, 5).map(full)
      : slugs.map((slug) => formatSqlName(slug, { name: '', isOnly: true }));
  return refuseStatement(text, { code: 'table', word, at: name.at, candidates });
}
