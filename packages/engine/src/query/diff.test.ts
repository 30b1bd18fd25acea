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
    expect(diff.sample).toEqual({
      added: [[4, 'd', 4.5]],
      removed: [[1, 'a', 1.5]],
      changed: [{ key: [2], columns: ['monto'], before: [2.5], after: [9.9] }],
    });
    expect(diff.changedColumns).toEqual([{ column: 'monto', count: 1 }]);
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

  test('decimals stored alike are compared to the last digit', async () => {
    const wide = (value: string) => table(`(1, 'a', ${value}::decimal(38, 2)), (2, 'b', 0.5::decimal(38, 2))`);
    const diff = await compare(await wide('12345678901234567.89'), await wide('12345678901234567.88'));
    expect(diff.rows.changed).toBe(1);
    const plain = await table("(1, 'a', 12345678901234567.89::double), (2, 'b', 0.5::double)");
    expect((await compare(await wide('12345678901234567.89'), plain)).rows.changed).toBe(0);
  });

  test('columns are counted by how often they changed', async () => {
    const before = await table("(1, 'a', 1.5), (2, 'b', 2.5), (3, 'c', 3.5), (4, null, 4.5)");
    const after = await table("(4, 'd', null), (3, 'x', 3.5), (2, 'y', 2.6), (1, 'a', 1.5)");
    const diff = await compare(before, after);
    expect(diff.changedColumns).toEqual([
      { column: 'nombre', count: 3 },
      { column: 'monto', count: 2 },
    ]);
    expect(diff.sample.changed).toEqual([
      { key: [4], columns: ['nombre', 'monto'], before: [null, 4.5], after: ['d', null] },
      { key: [3], columns: ['nombre'], before: ['c'], after: ['x'] },
      { key: [2], columns: ['nombre', 'monto'], before: ['b', 2.5], after: ['y', 2.6] },
    ]);
  });

  const numbered = columns.map((each) => ({
    ...each,
    profile: { nulls: 0, distinct: each.name === 'id' ? 1000 : 300 },
  }));
  const rows = (order: string, value = 'i * 1.5') =>
    storeTable(
      folder,
      `r${++count}`,
      `select row_number() over (order by ${order}) as id, nombre, monto from (select 'n' || i as nombre, ${value} as monto, i from range(1000) t(i)) order by 1`,
      numbered,
    );

  test('a column that only numbers the rows anew is no key, and left out', async () => {
    const diff = await compare(await rows('i'), await rows('hash(i)'));
    expect(diff.rows).toMatchObject({ added: 0, removed: 0 });
    expect(diff.ignored).toEqual(['id']);
  });

  test('a number that stayed with its row is a key, though it counts the rows', async () => {
    const diff = await compare(await rows('i'), await rows('i', 'case when i = 7 then 0 else i * 1.5 end'));
    expect(diff).toMatchObject({ key: ['id'], rows: { added: 0, removed: 0, changed: 1 } });
    expect(diff.ignored).toBeUndefined();
  });

  test('of two keys the one that leaves less different', async () => {
    const codes = [column('turno', 'integer'), column('clave', 'string'), column('monto', 'integer')];
    const before = await table("(1, 'a', 10), (2, 'b', 20), (3, 'c', 30)", codes);
    const after = await table("(2, 'a', 10), (3, 'b', 20), (1, 'c', 31)", codes);
    const diff = await compare(before, after, [['turno'], ['clave']]);
    expect([diff.key, diff.rows.changed]).toEqual([['turno'], 3]);
    const moved = await table("(7, 'a', 10), (8, 'b', 20), (9, 'c', 31)", codes);
    expect((await compare(before, moved, [['turno'], ['clave']])).key).toEqual(['clave']);
  });

  test('a column renamed and moved is known by its values; yes and no are not', async () => {
    const list = (...names: string[]) => names.map((name) => column(name, 'string'));
    const values = "('a', 'sí', '1'), ('b', 'no', '2'), ('c', 'no', '3'), ('d', 'sí', '4'), ('e', 'sí', '5')";
    const before = await table(values, list('clave', 'agua', 'id'));
    const after = await storeTable(
      folder,
      `moved${++count}`,
      `select id as numero, agua as luz, 'x' as nuevo, clave as codigo from (values ${values}) t(clave, agua, id)`,
      list('numero', 'luz', 'nuevo', 'codigo'),
    );
    expect((await compare(before, after, [])).schema).toEqual([
      { change: 'renamed', column: 'clave', from: 'clave', to: 'codigo', breaking: true },
      { change: 'renamed', column: 'agua', from: 'agua', to: 'luz', breaking: true },
      { change: 'renamed', column: 'id', from: 'id', to: 'numero', breaking: true },
      { change: 'added', column: 'nuevo', to: 'string', breaking: false },
    ]);
    const far = await storeTable(
      folder,
      `far${++count}`,
      `select 1 as z, clave, id, 'q' as q, agua as vigente from (values ${values}) t(clave, agua, id)`,
      [column('z', 'integer'), ...list('clave', 'id', 'q', 'vigente')],
    );
    expect((await compare(before, far, [])).schema.map(({ change, column: name }) => `${change} ${name}`)).toEqual([
      'removed agua',
      'added z',
      'added q',
      'added vigente',
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
