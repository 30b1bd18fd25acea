import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Condition, type FilterOperator, filterOperators, RowsQuery } from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, QueryRefused, type StoredTable } from '../contract.ts';
import { createLocalEngine } from '../local.ts';
import { column, storeTable } from './tables.ts';

fc.configureGlobal({ seed: 20_261_126 });

const folder = mkdtempSync(join(tmpdir(), 'milpa-question-'));
let engine: Engine;
let table: StoredTable;

/** A row as the test knows it; `null` in every tenth row or so. */
interface Row {
  readonly id: number;
  readonly estado: string | null;
  readonly nota: string | null;
  readonly piezas: number | null;
  readonly monto: number | null;
  readonly fecha: string | null;
  readonly activo: boolean | null;
}
type Name = keyof Row;

const words = ['Nuevo León', 'nuevo leon', 'Jalisco', 'México', 'Ciudad de México', 'a"b', "c'd", '', '100%', 'x_y'];
const pick = <T>(list: readonly T[], at: number): T | null => list[at % list.length] ?? null;
const rows: readonly Row[] = Array.from({ length: 300 }, (_, at) => ({
  id: at + 1,
  estado: at % 11 === 0 ? null : pick(words, at * 7),
  nota: at % 5 === 0 ? null : `${pick(words, at)} ${pick(words, at * 3 + 1)}`,
  piezas: at % 13 === 0 ? null : (at * 37) % 10,
  monto: at % 17 === 0 ? null : ((at * 91) % 40) / 4 - 3,
  fecha: at % 19 === 0 ? null : `2026-0${1 + (at % 3)}-${String(1 + ((at * 5) % 28)).padStart(2, '0')}`,
  activo: at % 7 === 0 ? null : at % 2 === 0,
}));
const types = {
  id: 'integer',
  estado: 'string',
  nota: 'string',
  piezas: 'integer',
  monto: 'number',
  fecha: 'date',
  activo: 'boolean',
} as const;
const names: readonly Name[] = ['id', 'estado', 'nota', 'piezas', 'monto', 'fecha', 'activo'];

const literal = (value: Row[Name]) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === null ? 'null' : String(value);

beforeAll(async () => {
  engine = createLocalEngine({ tempDirectory: folder });
  const values = rows.map((row) => `(${names.map((name) => literal(row[name])).join(', ')})`).join(', ');
  const casts = { integer: 'bigint', string: 'varchar', number: 'double', date: 'date', boolean: 'boolean' } as const;
  const list = names.map((name) => `cast(${name} as ${casts[types[name]]}) as ${name}`).join(', ');
  table = await storeTable(
    folder,
    'pruebas',
    `select ${list} from (values ${values}) t(${names.join(', ')})`,
    names.map((name) => column(name, types[name])),
  );
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (query: Partial<RowsQuery>) => engine.rows(table, { ...RowsQuery.parse({ limit: 1000 }), ...query });

/** The test's own idea of what a condition means, written without a look at the engine's. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

function holds(row: Row, condition: Condition): boolean {
  if ('and' in condition) return condition.and.every((each) => holds(row, each));
  if ('or' in condition) return condition.or.some((each) => holds(row, each));
  if ('not' in condition) return !holds(row, condition.not);
  if (!('op' in condition)) throw new Error('no places here');
  const name = names.find((each) => each === condition.column);
  if (!name) throw new Error(`no column ${condition.column}`);
  const value = row[name];
  const [first = '', second = ''] = condition.values;
  const order = (to: string) => {
    if (value === null) return Number.NaN;
    if (typeof value === 'number') return value - Number(to);
    if (typeof value === 'boolean') return Number(value) - Number(to === 'true');
    return value === to ? 0 : value < to ? -1 : 1;
  };
  const tests: Readonly<Record<FilterOperator, () => boolean>> = {
    eq: () => order(first) === 0,
    ne: () => !(order(first) === 0),
    lt: () => order(first) < 0,
    lte: () => order(first) <= 0,
    gt: () => order(first) > 0,
    gte: () => order(first) >= 0,
    between: () => order(first) >= 0 && order(second) <= 0,
    in: () => condition.values.some((each) => order(each) === 0),
    contains: () => value !== null && fold(String(value)).includes(fold(first)),
    starts: () => value !== null && fold(String(value)).startsWith(fold(first)),
    null: () => value === null,
    notnull: () => value !== null,
  };
  return tests[condition.op]();
}

const wordsOf: Readonly<Record<Name, fc.Arbitrary<string>>> = {
  id: fc.integer({ min: -5, max: 310 }).map(String),
  estado: fc.constantFrom(...words, 'zacatecas'),
  nota: fc.constantFrom(...words, 'leon jal'),
  piezas: fc.integer({ min: -1, max: 11 }).map(String),
  monto: fc.integer({ min: -16, max: 30 }).map((quarter) => String(quarter / 4)),
  fecha: fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `2026-0${month}-${String(day).padStart(2, '0')}`),
  activo: fc.constantFrom('true', 'false'),
};
const filter = fc.constantFrom(...names).chain((name) => {
  const fitting = filterOperators.filter(
    (op) =>
      (name !== 'activo' || !['lt', 'lte', 'gt', 'gte', 'between'].includes(op)) &&
      (types[name] === 'string' || !['contains', 'starts'].includes(op)),
  );
  return fc.constantFrom(...fitting).chain((op) => {
    const count = op === 'between' ? 2 : op === 'null' || op === 'notnull' ? 0 : 1;
    const values =
      op === 'in'
        ? fc.array(wordsOf[name], { minLength: 1, maxLength: 4 })
        : fc.array(wordsOf[name], { minLength: count, maxLength: count });
    return values.map((values): Condition => ({ column: name, op, values }));
  });
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    filter,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and): Condition => ({ and })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((or): Condition => ({ or })),
    tie('condition').map((not): Condition => ({ not })),
  ),
}));
const sort = fc.uniqueArray(fc.record({ column: fc.constantFrom(...names.slice(1)), descending: fc.boolean() }), {
  maxLength: 3,
  selector: ({ column }) => column,
});

/** Null comes last whichever way; what is equal keeps the order of the file. */
function sorted(list: readonly Row[], keys: RowsQuery['sort']): Row[] {
  return list.toSorted((a, b) => {
    for (const { column: key, descending } of keys) {
      const name = names.find((each) => each === key) ?? 'id';
      const [left, right] = [a[name], b[name]];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      const less =
        typeof left === 'string' && typeof right === 'string'
          ? Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0
          : left < right;
      return less === descending ? 1 : -1;
    }
    return a.id - b.id;
  });
}

describe('any question', () => {
  test('is answered as by reading every row: the same rows, total and order', async () => {
    await fc.assert(
      fc.asyncProperty(condition, sort, fc.nat(40), fc.nat(310), async (where, keys, limit, offset) => {
        const fitting = sorted(
          rows.filter((row) => holds(row, where)),
          keys,
        );
        const page = await ask({ where, sort: keys, limit, offset });
        expect(page.total).toBe(fitting.length);
        expect(page.ids).toEqual(fitting.slice(offset, offset + limit).map(({ id }) => id));
        expect(page.rows).toEqual(fitting.slice(offset, offset + limit).map((row) => names.map((name) => row[name])));
      }),
      { numRuns: 150 },
    );
  });

  test('gives pages that make the whole when each goes on where the last one ended', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(condition, { nil: undefined }),
        sort,
        fc.integer({ min: 1, max: 120 }),
        async (where, keys, limit) => {
          const question = { ...(where ? { where } : {}), sort: keys };
          const whole = await ask(question);
          const ids: number[] = [];
          let page = await ask({ ...question, limit });
          for (;;) {
            expect(page.offset).toBe(ids.length);
            ids.push(...page.ids);
            if (page.cursor === null) break;
            page = await ask({ ...question, limit, cursor: page.cursor });
          }
          expect(ids).toEqual(whole.ids);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('and its opposite share out the rows', async () => {
    await fc.assert(
      fc.asyncProperty(condition, async (where) => {
        const [fits, rest] = [await ask({ where, limit: 0 }), await ask({ where: { not: where }, limit: 0 })];
        expect(fits.total + rest.total).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('groups', () => {
  const groupsBy = (keys: readonly Name[], list: readonly Row[] = rows) =>
    Map.groupBy(list, (row) => JSON.stringify(keys.map((key) => row[key])));
  const present = <T>(list: readonly (T | null)[]) => list.filter((value): value is T => value !== null);

  test('have what reading every row gives', async () => {
    const where: Condition = { column: 'piezas', op: 'gte', values: ['2'] };
    const page = await ask({
      where,
      group: ['estado', 'activo'],
      compute: [
        { op: 'count' },
        { op: 'count', column: 'monto' },
        { op: 'distinct', column: 'fecha' },
        { op: 'sum', column: 'piezas' },
        { op: 'avg', column: 'monto', name: 'media' },
        { op: 'min', column: 'fecha' },
        { op: 'max', column: 'nota' },
        { op: 'median', column: 'piezas' },
      ],
    });
    expect(page.ids).toEqual([]);
    expect(page.columns).toEqual([
      { name: 'estado', type: 'string' },
      { name: 'activo', type: 'boolean' },
      { name: 'count', type: 'integer' },
      { name: 'count monto', type: 'integer' },
      { name: 'distinct fecha', type: 'integer' },
      { name: 'sum piezas', type: 'integer' },
      { name: 'media', type: 'number' },
      { name: 'min fecha', type: 'date' },
      { name: 'max nota', type: 'string' },
      { name: 'median piezas', type: 'number' },
    ]);
    const expected = groupsBy(
      ['estado', 'activo'],
      rows.filter((row) => holds(row, where)),
    );
    expect(page.total).toBe(expected.size);
    for (const [estado, activo, count, amounts, days, pieces, mean, first, greatest, middle] of page.rows) {
      const members = expected.get(JSON.stringify([estado, activo])) ?? [];
      const montos = present(members.map(({ monto }) => monto));
      const piezas = present(members.map((row) => row.piezas)).toSorted((a, b) => a - b);
      const dates = present(members.map(({ fecha }) => fecha)).toSorted();
      const half = (at: number) => piezas[Math.floor(at)] ?? Number.NaN;
      expect([count, amounts, days, pieces]).toEqual([
        members.length,
        montos.length,
        new Set(dates).size,
        piezas.reduce((sum, each) => sum + each, 0),
      ]);
      expect(mean).toBeCloseTo(montos.reduce((sum, each) => sum + each, 0) / montos.length, 9);
      expect(first).toBe(dates[0]);
      expect(greatest).toBe(
        present(members.map(({ nota }) => nota))
          .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
          .at(-1) ?? null,
      );
      expect(middle).toBe((half((piezas.length - 1) / 2) + half(piezas.length / 2)) / 2);
    }
  });

  test('are sorted by what was computed, ties by their own values, and page by cursor', async () => {
    const question = { group: ['estado'], sort: [{ column: 'count', descending: true }] };
    const whole = await ask(question);
    const counts = whole.rows.map(([, count]) => Number(count));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(300);
    const pages = [await ask({ ...question, limit: 3 })];
    for (let last = pages[0]; last?.cursor; last = pages.at(-1))
      pages.push(await ask({ ...question, limit: 3, cursor: last.cursor }));
    expect(pages.flatMap((page) => page.rows)).toEqual(whole.rows);
    expect(await ask({ ...question, offset: 50 })).toMatchObject({ rows: [], total: whole.total, cursor: null });
  });

  test('with nothing to compute are the distinct values', async () => {
    const page = await ask({ group: ['piezas'], compute: [] });
    expect(page.rows).toEqual([...Array(10).keys(), null].map((value) => [value]));
    expect(await ask({ compute: [{ op: 'max', column: 'id' }] })).toMatchObject({ rows: [[300]], total: 1 });
  });

  test('a sum of whole numbers is exact beyond 64 bits', async () => {
    const big = await storeTable(folder, 'grandes', 'select 9223372036854775807 as n from range(3)', [
      column('n', 'integer'),
    ]);
    const page = await engine.rows(big, RowsQuery.parse({ compute: [{ op: 'sum', column: 'n' }] }));
    expect(page.rows).toEqual([[String(9223372036854775807n * 3n)]]);
  });
});

describe('a histogram', () => {
  test.each(['piezas', 'monto', 'fecha', 'id'] as const)('of %s counts every value once', async (name) => {
    const page = await ask({ histogram: { column: name, bins: 7 } });
    expect(page.columns.map(({ name }) => name)).toEqual(['from', 'to', 'count']);
    expect(page.rows.length).toBeLessThanOrEqual(7);
    const values = rows.map((row) => row[name]).filter((value) => value !== null);
    for (const [at, [from, to, count]] of page.rows.entries()) {
      if (from === null || to === null || from === undefined || to === undefined)
        throw new Error('an interval without ends');
      const closed = at === page.rows.length - 1;
      const inside = values.filter((value) => value >= from && (value < to || (closed && value === to)));
      expect([from, count]).toEqual([from, inside.length]);
      if (at > 0) expect(from).toBe(page.rows[at - 1]?.[1]);
    }
    expect(page.rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(values.length);
  });

  test('of one value is one interval, of none has none', async () => {
    const only: Condition = { column: 'id', op: 'eq', values: ['7'] };
    const amount = rows[6]?.monto;
    expect((await ask({ where: only, histogram: { column: 'monto', bins: 20 } })).rows).toEqual([[amount, amount, 1]]);
    const none: Condition = { column: 'id', op: 'lt', values: ['0'] };
    expect(await ask({ where: none, histogram: { column: 'monto', bins: 20 } })).toMatchObject({ rows: [], total: 0 });
  });

  test('of moments has moments as ends', async () => {
    const moments = await storeTable(
      folder,
      'horas',
      `select timestamp '2026-01-01' + to_hours(i::int) as t from range(48) t(i)`,
      [column('t', 'datetime')],
    );
    const page = await engine.rows(moments, RowsQuery.parse({ histogram: { column: 't', bins: 2 } }));
    expect(page.rows.map(([, , count]) => count)).toEqual([24, 24]);
    expect(page.rows[0]?.[0]).toBe('2026-01-01T00:00:00');
  });
});

describe('search', () => {
  test('finds words anywhere in the row and phrases together', async () => {
    const found = async (search: string) => (await ask({ search })).ids;
    const has = (row: Row, word: string) =>
      [row.estado, row.nota].some((text) => text !== null && fold(text).includes(fold(word)));
    const expected = (...list: string[]) =>
      rows.filter((row) => list.every((word) => has(row, word))).map(({ id }) => id);
    expect(await found('leon MEXICO')).toEqual(expected('leon', 'mexico'));
    expect(await found('"leon ciudad"')).toEqual(expected('leon ciudad'));
    expect((await found('"leon ciudad"')).length).toBeGreaterThan(0);
    expect(await found('"ciudad de" jalisco')).toEqual(expected('ciudad de', 'jalisco'));
    expect(await found('«nuevo león» "')).toEqual(expected('nuevo león'));
    expect(await found('""')).toEqual(rows.map(({ id }) => id));
  });
});

describe('what does not fit is refused in three languages', () => {
  const not = (depth: number): Condition =>
    depth === 0 ? { column: 'id', op: 'null', values: [] } : { not: not(depth - 1) };
  const one: Condition = { column: 'id', op: 'null', values: [] };
  test.each<[string, Partial<RowsQuery>, RegExp]>([
    ['too deep', { where: not(12) }, /10 levels/],
    [
      'too many',
      {
        where: {
          and: [{ or: Array.from({ length: 100 }, () => one) }, { or: Array.from({ length: 100 }, () => one) }],
        },
      },
      /200 conditions/,
    ],
    [
      'an unknown column, nested',
      { where: { or: [{ not: { column: 'precio', op: 'null', values: [] } }] } },
      /"precio"/,
    ],
    ['one end of a range', { where: { column: 'id', op: 'between', values: ['1'] } }, /"between" on "id"/],
    ['a group of an unknown column', { group: ['nada'] }, /"nada"/],
    ['the sum of texts', { compute: [{ op: 'sum', column: 'estado' }] }, /"sum".*"estado".*string/],
    ['a sum of nothing', { compute: [{ op: 'sum' }] }, /"sum".*needs a column/],
    ['two columns of one name', { group: ['id'], compute: [{ op: 'count', name: 'id' }] }, /two columns "id"/],
    ['sorting groups by what they lack', { group: ['id'], sort: [{ column: 'monto', descending: false }] }, /"monto"/],
    ['a histogram of texts', { histogram: { column: 'nota', bins: 3 } }, /"nota"/],
    ['two questions at once', { select: ['id'], group: ['id'] }, /one thing only/],
    ['a place where none is', { where: { bbox: [0, 0, 1, 1] } }, /no geometry/],
    ['a place of a text', { where: { bbox: [0, 0, 1, 1], column: 'nota' } }, /"nota"/],
    ['a cursor that is none', { cursor: 'abc' }, /abc/],
    ['a cursor and an offset', { cursor: 'abc', offset: 3 }, /"cursor" and "offset"/],
  ])('%s', async (_, query, sentence) => {
    const error = await ask(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QueryRefused);
    if (!(error instanceof QueryRefused)) return;
    expect(error.message).toMatch(sentence);
    expect(Object.values(error.details)).toHaveLength(3);
    expect(new Set(Object.values(error.details)).size).toBe(3);
  });

  test('a cursor of another question', async () => {
    const { cursor } = await ask({ limit: 5 });
    if (cursor === null) throw new Error('there are more rows');
    expect((await ask({ limit: 9, cursor })).ids[0]).toBe(6);
    await expect(ask({ cursor, sort: [{ column: 'monto', descending: true }] })).rejects.toThrow(/does not belong/);
    await expect(ask({ cursor, search: 'x' })).rejects.toThrow(/does not belong/);
  });
});
