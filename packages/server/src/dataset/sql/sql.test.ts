import { paths, type SqlAnswer, type SqlFormat } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addByForm, createByForm, getDraft, harvest, latin1, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
const states = latin1([
  'clave;nombre;población',
  '01;Aguascalientes;1425607',
  '14;Jalisco;8348151',
  '31;Yucatán;2320898',
]);

beforeAll(async () => {
  portal = await startTestPortal({ env: { MILPA_SQL_TIMEOUT_MS: '300000', MILPA_SQL_PROCESSES: '1' }, listen: true });
  const publisher = await portal.clientAs('publisher');
  const put = async (title: string, files: readonly { name: string; bytes: typeof states }[]) => {
    const made = await createByForm(publisher, 'office', files, { title: { es: title }, licence: 'CC-BY-4.0' });
    await portal.work();
    await release(publisher, await getDraft(publisher, made));
    return getDraft(publisher, made);
  };
  await put('Estados', [{ name: 'estados.csv', bytes: states }]);
  const crops = await put('Cosecha de maíz', [
    { name: 'cosecha.csv', bytes: harvest(2) },
    { name: 'Notas 2025.csv', bytes: latin1(['nota;valor', 'a;1', 'b;2']) },
    { name: 'notas-2025.csv', bytes: latin1(['nota;valor', 'c;3', 'd;4']) },
  ]);
  const first = crops.distributions[0]?.id;
  await addByForm(publisher, crops.id, { name: 'cosecha.csv', bytes: harvest(3) }, first);
  await portal.work();
  await release(publisher, await getDraft(publisher, crops));
  const secret = await createByForm(publisher, 'office', [{ name: 'secreto.csv', bytes: states }], {
    title: { es: 'Secreto' },
    licence: 'CC-BY-4.0',
  });
  await portal.work();
  expect((await getDraft(publisher, secret)).slug).toBe('secreto');
  const gone = await put('Retirado', [{ name: 'retirado.csv', bytes: states }]);
  await publisher.call('withdrawDataset', {
    params: { dataset: gone.id },
    revision: gone.revision,
    body: { reason: 'Tiene datos de personas', authority: 'Unidad de Transparencia' },
  });
});
afterAll(() => portal.close());

const ask = (q: string, more = '', headers: Record<string, string> = {}) =>
  fetch(`${portal.url}/api/v1/sql?q=${encodeURIComponent(q)}${more}`, { headers });
const parseAnswer = async (answer: Response) =>
  (await answer.json()) as SqlAnswer & { detail: string; errors: unknown };
const rows = async (q: string, more = '') => {
  const answer = await parseAnswer(await ask(q, `&shape=arrays${more}`));
  return answer.rows ?? answer.detail;
};

describe('names', () => {
  test.each([
    'select count(*) from estados',
    'select count(*) from "Estados"',
    'select count(*) from estados.estados',
    'select count(*) from "estados@1"',
    'select count(*) from "estados@1".estados',
  ])('%s', async (q) => {
    expect(await rows(q)).toEqual([[3]]);
  });

  test.each([
    ['select count(*) from cosecha_de_maiz.cosecha', 18],
    ['select count(*) from "cosecha-de-maiz"."cosecha"', 18],
    ['select count(*) from "cosecha_de_maiz@1".cosecha', 12],
    ['select sum(valor) from cosecha_de_maiz.notas_2025', 3],
    ['select sum(valor) from cosecha_de_maiz."Notas 2025"', 3],
    ['select sum(valor) from cosecha_de_maiz.notas_2025_2', 7],
  ])('%s', async (q, expected) => {
    expect(await rows(q)).toEqual([[expected]]);
  });

  test('joins across datasets', async () => {
    const q = `select e.nombre, count(*) as n from estados e join cosecha_de_maiz.cosecha c on c."Entidad" = e.nombre
      group by 1 order by 1`;
    expect(await rows(q)).toEqual([
      ['Aguascalientes', 3],
      ['Yucatán', 3],
    ]);
  });

  test.each([
    ['select * from estadso', /no table “estadso”.*Did you mean estados\?/],
    ['select * from cosecha_de_maiz', /Did you mean cosecha_de_maiz\.cosecha, cosecha_de_maiz\.notas_2025/],
    ['select * from cosecha_de_maiz.notas', /Did you mean cosecha_de_maiz\.cosecha/],
    ['select * from "estados@9"', /no table “estados@9”/],
    ['select * from secreto', /no table “secreto”/],
    ['select * from retirado', /no table “retirado”/],
    ['select * from retirado.retirado', /no table “retirado\.retirado”/],
    ['select * from information_schema.tables', /no table “information_schema\.tables”/],
    ['select * from sqlite_master', /no table “sqlite_master”/],
    ["select * from '/etc/passwd'", /no table “\/etc\/passwd”/],
  ])('%s is no released table', async (q, sentence) => {
    const answer = await ask(q, '', { 'accept-language': 'en' });
    expect(answer.status).toBe(422);
    expect((await parseAnswer(answer)).detail).toMatch(sentence);
  });
});

describe('an answer', () => {
  test('names the versions it read, and its citation keeps them', async () => {
    const answer = await parseAnswer(await ask('select count(*) as n from cosecha_de_maiz.cosecha'));
    expect(answer.rows).toEqual([{ n: 18 }]);
    expect(answer.sources).toMatchObject([
      {
        name: '"cosecha_de_maiz@2".cosecha',
        slug: 'cosecha-de-maiz',
        version: 2,
        tableName: 'cosecha',
        title: { es: 'Cosecha de maíz' },
      },
    ]);
    expect(answer.sources[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.cite).toMatch(/^\/api\/v1\/sql\?q=select.*&at=cosecha-de-maiz%402$/);
    expect(await parseAnswer(await fetch(portal.url + answer.cite))).toMatchObject({
      rows: [{ n: 18 }],
      cite: answer.cite,
    });
    expect(await rows('select count(*) from cosecha_de_maiz.cosecha', '&at=cosecha-de-maiz@1')).toEqual([[12]]);
  });

  test('comes in pages with the versions fixed', async () => {
    const first = await parseAnswer(await ask('select clave from estados order by 1', '&limit=2'));
    expect(first).toMatchObject({ rows: [{ clave: '01' }, { clave: '14' }], more: true, limit: 2, offset: 0 });
    const second = await parseAnswer(await fetch(portal.url + first.next));
    expect(second).toMatchObject({ rows: [{ clave: '31' }], more: false, next: null });
    expect(first.next).toContain('at=estados%401');
  });

  test('to a long statement sent as a body', async () => {
    const q = `select ${Array.from({ length: 3000 }, (_, at) => at).join('+')} as sum`;
    const body = JSON.stringify({ q, shape: 'arrays' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${portal.url}/api/v1/sql`, { method: 'POST', headers, body });
    expect(answer.status).toBe(422); // DuckDB's own depth of 1,000
    const flat = JSON.stringify({ q: `select list_sum([${Array.from({ length: 3000 }, (_, at) => at).join()}]) as s` });
    const second = await fetch(`${portal.url}/api/v1/sql`, { method: 'POST', headers, body: flat });
    expect((await parseAnswer(second)).rows).toEqual([{ s: 4_498_500 }]);
  });

  test('that is a refusal says the place in numbers too', async () => {
    const answer = await parseAnswer(await ask('select\n  nombe from estados', '', { 'accept-language': 'es' }));
    expect(answer.detail).toContain('(Línea 2, columna 3.) ¿Quiso decir nombre?');
    expect(answer.errors).toMatchObject([{ pointer: 'q', line: 2, column: 3 }]);
  });

  test.each(['', 'q=', 'q=select+1&limit=0', 'q=select+1&at=x', 'q=select+1&limit=99999', 'q=select+%00'])(
    'to ?%s is a problem',
    async (query) => {
      const answer = await fetch(`${portal.url}/api/v1/sql?${query}`);
      expect([400, 422]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );
});

describe('all rows as a file', () => {
  const get = (format: SqlFormat, q: string) =>
    fetch(`${portal.url}${paths.sqlExport(format)}?q=${encodeURIComponent(q)}`);

  test('in each format, with the address of the versions read', async () => {
    const csv = await get('csv', 'select clave, nombre from estados order by 1 limit 1');
    expect(await csv.text()).toBe('clave,nombre\r\n01,Aguascalientes\r\n');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="sql.csv"');
    expect(csv.headers.get('content-location')).toMatch(/^\/api\/v1\/sql\.csv\?q=.*&at=estados%401$/);
    expect(await (await get('jsonl', 'select 1 as a')).json()).toEqual({ a: 1 });
    expect(await (await get('json', 'select 1 as a')).json()).toEqual([{ a: 1 }]);
    expect(
      Buffer.from(await (await get('parquet', 'select 1 as a')).arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
    const arrow = await get('arrow', 'select 1 as a');
    expect(arrow.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
    // An encapsulated message begins so (Arrow Columnar Format, IPC).
    expect([...new Uint8Array(await arrow.arrayBuffer()).subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    const book = await get('xlsx', 'select 1 as a');
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const unfit = await get('xlsx', "select repeat('x', 40000) as w");
    expect([unfit.status, await unfit.json()]).toMatchObject([422, { code: 'query-refused' }]);
  });

  test('a refusal is a problem, another format too', async () => {
    expect((await get('csv', 'selec')).status).toBe(422);
    expect((await fetch(`${portal.url}/api/v1/sql.xml?q=select+1`)).status).toBe(404);
    expect((await fetch(`${portal.url}/api/v1/sql.csv`)).status).toBe(422);
  });
});

test('the list names what can be asked, with columns; drafts and withdrawn datasets are not there', async () => {
  const client = await portal.clientAs('anyone');
  const { total, items } = await client.call('listSqlTables');
  expect(total).toBe(2);
  expect(items.map(({ name, version, rows }) => [name, version, rows])).toEqual([
    ['cosecha_de_maiz.cosecha', 2, 18],
    ['cosecha_de_maiz.notas_2025', 2, 2],
    ['cosecha_de_maiz.notas_2025_2', 2, 2],
    ['estados', 1, 3],
  ]);
  expect(items[3]?.columns).toMatchObject([
    { name: 'clave', type: 'string' },
    { name: 'nombre', type: 'string' },
    { name: 'población', type: 'integer', role: 'measure' },
  ]);
  expect((await client.call('listSqlTables', { query: { q: 'Población' } })).items.map(({ name }) => name)).toEqual([
    'estados',
  ]);
  expect((await client.call('listSqlTables', { query: { q: 'nada de esto' } })).total).toBe(0);
  expect((await client.call('listSqlTables', { query: { limit: 1, offset: 1 } })).items).toHaveLength(1);
  for (const { name } of items)
    expect((await client.call('askSql', { query: { q: `from ${name}`, limit: 1 } })).rows).toHaveLength(1);
});

test('a reader who goes away stops the statement', async () => {
  const leaving = new AbortController();
  const q = 'select count(*) from range(100000000) a, range(100000) b';
  const gone = fetch(`${portal.url}/api/v1/sql?q=${encodeURIComponent(q)}`, { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 300);
  await expect(gone).rejects.toThrow();
  // The only process is free long before the limit of the statement, or this one would be told that it took too long.
  expect(await rows('select 1')).toEqual([[1]]);
});
