import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { StoredTable } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import { column, storeTable } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-diff-'));
const engine = createLocalEngine({ tempDirectory: folder });
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const columns = [column('id', 'integer'), column('nombre', 'string'), column('monto', 'number')];
let count = 0;
const table = (values: string, of = columns) =>
  storeTable(
    folder,
    `t${++count}`,
    `select * from (values ${values}) t(${of.map(({ name }) => `"${name}"`).join(', ')})`,
    of,
  );
const compare = (before: StoredTable, after: StoredTable, keys: string[][] = [['id']]) =>
  engine.diff({ name: 't', before, after, keys });

describe('the difference of two versions', () => {
  test('is none for the same rows in another order', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5), (3, 'c', 3.5)");
    const after = await table("(3, 'c', 3.5), (1, 'a', 1.5), (2, 'b', 2.5)");
    for (const keys of [[['id']], []]) {
      const diff = await compare(before, after, keys);
      expect(diff.rows).toMatchObject({ before: 3, after: 3, added: 0, removed: 0 });
      expect(diff.schema).toEqual([]);
      expect(diff.sample).toEqual({ added: [], removed: [] });
    }
  });

  test('by key tells added, removed and changed apart', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5), (3, 'c', 3.5)");
    const after = await table("(2, 'b', 9.9), (3, 'c', 3.5), (4, 'd', 4.5)");
    const diff = await compare(before, after);
    expect(diff.key).toEqual(['id']);
    expect(diff.rows).toEqual({ before: 3, after: 3, added: 1, removed: 1, changed: 1 });
    expect(diff.sample).toEqual({ added: [[4, 'd', 4.5]], removed: [[1, 'a', 1.5]] });
  });

  test('by content counts how often a row occurs', async () => {
    const before = await table("(1, 'a', 1.5), (1, 'a', 1.5), (2, 'b', 2.5)");
    const after = await table("(1, 'a', 1.5), (2, 'b', 2.5), (2, 'b', 2.5), (2, 'b', 2.5)");
    const diff = await compare(before, after);
    expect(diff.key).toBeNull();
    expect(diff.rows).toEqual({ before: 3, after: 4, added: 2, removed: 1, changed: null });
    expect(diff.sample).toEqual({
      added: [
        [2, 'b', 2.5],
        [2, 'b', 2.5],
      ],
      removed: [[1, 'a', 1.5]],
    });
  });

  test('a key that is not unique on one side is no key', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5)");
    const after = await table("(1, 'a', 1.5), (1, 'b', 2.5)");
    expect((await compare(before, after)).key).toBeNull();
  });

  test('a key of two columns', async () => {
    const before = await table("(1, 'a', 1.5), (1, 'b', 2.5)");
    const after = await table("(1, 'a', 7.5), (1, 'b', 2.5)");
    expect((await compare(before, after, [['id', 'nombre']])).rows).toMatchObject({ added: 0, removed: 0, changed: 1 });
  });

  test('columns added and removed, breaking or not', async () => {
    const before = await table("(1, 'a', 1.5)");
    const after = await table('(1, 2.5, 7)', [
      column('id', 'integer'),
      column('otro', 'number'),
      column('nuevo', 'integer'),
    ]);
    const diff = await compare(before, after);
    expect(diff.schema).toEqual([
      { change: 'removed', column: 'nombre', from: 'string', breaking: true },
      { change: 'removed', column: 'monto', from: 'number', breaking: true },
      { change: 'added', column: 'otro', to: 'number', breaking: false },
      { change: 'added', column: 'nuevo', to: 'integer', breaking: false },
    ]);
  });

  test('a column in the same place with the same values was renamed, and rows did not change', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5)");
    const after = await table("(1, 'a', 1.5), (2, 'b', 2.5)", [
      column('id', 'integer'),
      column('name', 'string'),
      column('monto', 'number'),
    ]);
    const diff = await compare(before, after);
    expect(diff.schema).toEqual([{ change: 'renamed', column: 'nombre', from: 'nombre', to: 'name', breaking: true }]);
    expect(diff.rows).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });

  test('another type breaks, but whole numbers that become decimals do not', async () => {
    const before = await table("(1, 'a', 1.5)");
    const after = await table("(1.0, 5, '1.5')", [
      column('id', 'number'),
      column('nombre', 'integer'),
      column('monto', 'string'),
    ]);
    expect((await compare(before, after)).schema).toEqual([
      { change: 'retyped', column: 'id', from: 'integer', to: 'number', breaking: false },
      { change: 'retyped', column: 'nombre', from: 'string', to: 'integer', breaking: true },
      { change: 'retyped', column: 'monto', from: 'number', to: 'string', breaking: true },
    ]);
  });

  test('nothing in common is everything changed, not an error', async () => {
    const before = await table('(1)', [column('a', 'integer')]);
    const after = await table("('x'), ('y')", [column('b', 'string')]);
    const diff = await compare(before, after);
    expect(diff.rows).toMatchObject({ before: 1, after: 2 });
  });

  test('a whole number that became a decimal is the same number', async () => {
    const before = await table("(1, 'a', 1), (2, 'b', 2)", [...columns.slice(0, 2), column('monto', 'integer')]);
    const after = await table("(1, 'a', 1.0::double), (2, 'b', 2.5::double)");
    expect((await compare(before, after)).rows).toMatchObject({ added: 0, removed: 0, changed: 1 });
  });

  test('a renamed column is known from the end too, when another came before it', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5)");
    const after = await table("(1, true, 'a', 1.5), (2, false, 'b', 2.5)", [
      column('id', 'integer'),
      column('nuevo', 'boolean'),
      column('nombre', 'string'),
      column('importe', 'number'),
    ]);
    expect((await compare(before, after)).schema).toEqual([
      { change: 'renamed', column: 'monto', from: 'monto', to: 'importe', breaking: true },
      { change: 'added', column: 'nuevo', to: 'boolean', breaking: false },
    ]);
  });

  test('many shuffled rows of which some changed', async () => {
    const many = (sql: string) => storeTable(folder, `m${++count}`, sql, columns);
    const select = "select i as id, 'n' || i as nombre, i * 1.5 as monto from range(50000) t(i)";
    const before = await many(select);
    const after = await many(
      `select * from (select id, nombre, case when id < 100 then 0 else monto end as monto from (${select}) where id >= 10
       union all select 50000 + i, null, null from range(7) t(i)) order by hash(id)`,
    );
    expect((await compare(before, after)).rows).toEqual({
      before: 50_000,
      after: 49_997,
      added: 7,
      removed: 10,
      changed: 90,
    });
    expect((await compare(before, after, [])).rows).toMatchObject({ added: 97, removed: 100, changed: null });
  });
});
