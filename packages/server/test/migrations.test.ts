import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Database, migrate, openDatabase } from '../src/storage/database/index.ts';
import { makeDatabase } from './cluster.ts';

const all = fileURLToPath(new URL('../migrations/', import.meta.url));

/** Made from other tables, and made again by the portal: these alone a migration may empty. */
const derived = new Set(['search_text', 'search_document', 'search_source', 'search_generation', 'catalogue_entry']);

/** Tables of the first portals: what people wrote there must be there for ever. */
const written = ['account', 'institution', 'institution_slug', 'dataset', 'dataset_slug', 'release'] as const;

const id = (last: number) => `01900000-0000-7000-8000-00000000000${last}`;
const temporal = { from: '2015-01-01', to: '2015-12-31' };
const then = "'2015-06-01T00:00:00Z'";
/** A dataset of which nothing is there but its description, and one that is released, each with both ends of its period. */
const rows = [
  `insert into account (id, email, name, language, created) values ('${id(1)}', 'ana@example.org', 'Ana', 'es', ${then})`,
  `insert into institution (id, slug, name, level, revision, created, updated)
     values ('${id(2)}', 'oficina', '{"es":"Oficina"}', 'federal', 1, ${then}, ${then})`,
  `insert into institution_slug values ('oficina', '${id(2)}'), ('oficina-de-antes', '${id(2)}')`,
  `insert into dataset (id, slug, publisher, state, metadata, revision, created, updated)
     values ('${id(3)}', 'vacio', '${id(2)}', 'draft', $1, 1, ${then}, ${then})`,
  `insert into dataset (id, slug, publisher, state, metadata, revision, latest, issued, modified, created, updated)
     values ('${id(4)}', 'lleno', '${id(2)}', 'released', $1, 2, 1, ${then}, ${then}, ${then}, ${then})`,
  `insert into dataset_slug values ('vacio', '${id(3)}'), ('lleno', '${id(4)}'), ('lleno-de-antes', '${id(4)}')`,
  `insert into release (dataset, number, released, modified, notes, snapshot, sha256, content, diff)
     values ('${id(4)}', 1, ${then}, ${then}, '', $1, '${'a'.repeat(64)}', '${'b'.repeat(64)}', '[]')`,
];

async function readAll(database: Database): Promise<Record<string, Record<string, unknown>[]>> {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const table of written) {
    const each = await database.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t order by t::text`,
    );
    found[table] = each.map(({ row }) => row);
  }
  return found;
}

test('4.6-8, 4.6-17: what the first portals held is all there after every migration, word for word', async () => {
  const { url, drop } = await makeDatabase();
  const early = await mkdtemp(join(tmpdir(), 'milpa-early-'));
  const database = openDatabase(url);
  try {
    for (const schema of ['public', 'graphile_worker']) await database.query(`drop schema if exists ${schema} cascade`);
    await database.query('create schema public');
    for (const name of (await readdir(all)).filter((each) => each < '0005'))
      await copyFile(join(all, name), join(early, name));
    await migrate(url, { folder: early });
    for (const sql of rows)
      await database.query(sql, sql.includes('$1') ? [{ title: { es: 'Cosecha' }, temporal }] : []);
    const before = await readAll(database);
    expect(Object.values(before).map((each) => each.length)).toEqual([1, 1, 2, 2, 3, 1]);

    const applied = await migrate(url, { folder: all });
    expect(applied.length).toBeGreaterThan(20);
    const after = await readAll(database);
    for (const table of written) expect(after[table], table).toMatchObject(before[table] ?? []);
    const kept = await database.query<{ period: object }>(`select metadata->'temporal' as period from dataset`);
    expect(kept.map(({ period }) => period)).toEqual([temporal, temporal]);
  } finally {
    await database.close();
    await drop();
    await rm(early, { recursive: true });
  }
});

/**
 * Statements outside function bodies that take rows, columns or tables away or write over what is there, by what they name;
 * comments do not count, nor does filling a column that was added just before.
 */
function* listRemovals(sql: string): Generator<string> {
  const bare = sql.replace(/--.*$/gm, '').replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '');
  const added = new Set<string>();
  for (const statement of bare.split(';').map((each) => each.trim().replace(/\s+/g, ' '))) {
    const altered = /^alter table (?:only )?(\w+) /i.exec(statement)?.[1];
    for (const [, column] of statement.matchAll(/\badd column (\w+)/gi)) added.add(`${altered}.${column}`);
    const table =
      /^(?:drop (?:table|sequence)(?: if exists)?|truncate(?: table)?|delete from(?: only)?) (\w+)/i.exec(
        statement,
      )?.[1] ??
      /^alter table (?:only )?(\w+) .*\bdrop column\b/i.exec(statement)?.[1] ??
      findOverwritten(statement, added);
    if (table) yield table;
  }
}

/** The table of an update, unless each column it sets is among those that were added. */
function findOverwritten(statement: string, added: ReadonlySet<string>): string | undefined {
  const [, table, assignments = ''] = /^update (?:only )?(\w+) set (.*)$/i.exec(statement) ?? [];
  if (table === undefined) return undefined;
  let flat = assignments;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\([^()]*\)/g, '_');
  }
  const isNew = (each: string) => added.has(`${table}.${/^\s*(\w+) =/.exec(each)?.[1]}`);
  return flat.split(',').every(isNew) ? undefined : table;
}

test('4.6-8, 4.6-17: no migration removes or rewrites anything but what is made from the rest', async () => {
  expect([...listRemovals('delete from dataset where x; -- drop table a;\nupdate release set a = 1;')]).toEqual([
    'dataset',
    'release',
  ]);
  expect([
    ...listRemovals('alter table dataset add a int, drop column b; create function f() as $$ delete from a; $$'),
  ]).toEqual(['dataset']);
  const fill = 'alter table a add column b int; update a set b = coalesce(c, 1)';
  expect([...listRemovals(fill)]).toEqual([]);
  expect([...listRemovals(`${fill}, c = 2`)]).toEqual(['a']);
  expect([...listRemovals(fill.replace('update a', 'update other'))]).toEqual(['other']);
  const wrong: string[] = [];
  for (const name of await readdir(all))
    for (const table of listRemovals(await readFile(join(all, name), 'utf8')))
      if (!derived.has(table)) wrong.push(`${name}: ${table}`);
  expect(wrong).toEqual([]);
});
