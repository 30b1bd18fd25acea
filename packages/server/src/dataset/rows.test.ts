import { setTimeout as wait } from 'node:timers/promises';
import { paths, type RowsPage } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, latin1, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

vi.setConfig({ testTimeout: 300_000 });

let portal: TestPortal;
let table: string;
let large: string;
let long: string;

const cities = [
  'ciudad;estado;habitantes;fundación;latitud;longitud',
  'Mérida;Yucatán;995129;1542-01-06;20.97;-89.62',
  'Valladolid;Yucatán;56494;1543-05-28;20.69;-88.2',
  'Guadalajara;Jalisco;1385629;1542-02-14;20.67;-103.35',
  'Tequila;Jalisco;44353;1530-04-15;20.88;-103.84',
  '=Fórmula;Jalisco;1;2000-01-01;20.5;-103',
];
/** Enough that a whole file of it is sent while it is written: random texts do not pack. */
const noise = Array.from(
  { length: 200_000 },
  (_, at) =>
    `${at};${((at * 2654435761) % 4294967296).toString(36)}${((at * 40503 + 7) ** 3 % 1e15).toString(36)};${(at * 48271) % 2147483647}`,
);

beforeAll(async () => {
  portal = await startTestPortal({ listen: true });
  const publisher = await portal.clientAs('publisher');
  const put = async (title: string, name: string, lines: readonly string[]) => {
    const made = await createByForm(publisher, 'office', [{ name, bytes: latin1([...lines]) }], {
      title: { es: title },
      licence: 'CC-BY-4.0',
    });
    await portal.work();
    await release(publisher, await getDraft(publisher, made));
    return (await getDraft(publisher, made)).distributions[0]?.file?.tables[0]?.id ?? '';
  };
  table = await put('Ciudades', 'ciudades.csv', cities);
  large = await put('Ruido', 'ruido.csv', ['n;texto;m', ...noise]);
  long = await put('Larga', 'larga.csv', ['n;m', ...Array.from({ length: 1_050_000 }, (_, at) => `${at};${at % 7}`)]);
}, 300_000);
afterAll(() => portal.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${portal.url}${path}`, { headers });
const rows = (query: string, headers: Record<string, string> = {}) => get(`${paths.rows(table)}?${query}`, headers);
const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
  fetch(`${portal.url}/api/v1/tables/${table}/query${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const parsePage = async (answer: Response) => (await answer.json()) as RowsPage;
const names = async (query: string) => (await parsePage(await rows(`shape=arrays&select=ciudad&${query}`))).rows.flat();

describe('questions in the address', () => {
  test.each([
    ['filter=habitantes:between:44353|56494', ['Valladolid', 'Tequila']],
    [
      `where=${encodeURIComponent('{"or":[{"column":"ciudad","op":"starts","values":["mer"]},{"not":{"column":"habitantes","op":"gt","values":[50000]}}]}')}`,
      ['Mérida', 'Tequila', '=Fórmula'],
    ],
    ['bbox=-90,20,-88,21', ['Mérida', 'Valladolid']],
    ['near=-103.35,20.67,60000', ['Guadalajara', 'Tequila', '=Fórmula']],
    ['q="tequila jal"', []],
    ['q=jalisco teq', ['Tequila']],
    ['sort=estado,-habitantes', ['Guadalajara', 'Tequila', '=Fórmula', 'Mérida', 'Valladolid']],
  ])('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('groups, distinct values and histograms', async () => {
    const groups = await rows('group=estado&compute=count,sum:habitantes&sort=-count');
    expect(await groups.json()).toMatchObject({
      columns: [{ name: 'estado' }, { name: 'count', type: 'integer' }, { name: 'sum habitantes' }],
      rows: [
        { estado: 'Jalisco', count: 3, 'sum habitantes': 1429983 },
        { estado: 'Yucatán', count: 2, 'sum habitantes': 1051623 },
      ],
      total: 2,
    });
    expect((await parsePage(await rows('distinct=estado&shape=arrays'))).rows).toEqual([['Jalisco'], ['Yucatán']]);
    const histogram = await parsePage(await rows('histogram=habitantes&bins=2&shape=arrays'));
    expect(histogram.rows.map(([, , count]) => count)).toEqual([3, 2]);
  });

  test('pages follow one another by cursor, under any order', async () => {
    const seen: unknown[] = [];
    let next: string | null = `${paths.rows(table)}?sort=-fundación&limit=2&shape=arrays&select=ciudad`;
    while (next) {
      const page: RowsPage = await parsePage(await get(next));
      seen.push(...page.rows.flat());
      expect(page.total).toBe(5);
      next = page.next;
    }
    expect(seen).toEqual(['=Fórmula', 'Valladolid', 'Guadalajara', 'Mérida', 'Tequila']);
  });
});

describe('questions as a body', () => {
  test('are answered as those in the address', async () => {
    const body = {
      filters: [{ column: 'estado', op: 'eq', values: ['Yucatán'] }],
      sort: [{ column: 'habitantes' }],
      select: ['ciudad'],
      limit: 1,
    };
    const page = await parsePage(await post(body, {}, '?shape=arrays'));
    expect(page).toMatchObject({ rows: [['Valladolid']], total: 2, next: null, version: 1 });
    const rest = await parsePage(await post({ ...body, cursor: page.cursor }, {}, '?shape=arrays&version=1'));
    expect(rest).toMatchObject({ rows: [['Mérida']], cursor: null });
    const typed = await (await portal.clientAs('anyone')).call('queryRows', { params: { table }, body: { limit: 0 } });
    expect(typed.total).toBe(5);
  });

  test('may come from a page of any site, and give nothing of the asker away', async () => {
    const elsewhere = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
    const answer = await post({ limit: 1 }, elsewhere);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await fetch(`${portal.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...elsewhere },
      body: '{}',
    });
    expect(other.status).toBe(403);
  });

  test.each<[unknown, string, string]>([
    [{ filters: [{ column: 'estado', op: 'like', values: ['x'] }] }, '/filters/0/op', 'eq, ne'],
    [{ where: { or: [{ column: 'estado', op: 'like' }] } }, '/where/or/0/op', 'eq, ne'],
    [{ where: { bbox: [0, 0, 999, 1] } }, '/where/bbox/2', '180'],
    [{ where: { some: 1 } }, '/where', 'forma'],
    [{ limit: 10_001 }, '/limit', '10000'],
    [{ selecto: ['x'] }, '', 'selecto'],
  ])('%j is refused at its place', async (body, pointer, words) => {
    const answer = await post(body, { 'accept-language': 'es' });
    const problem = await answer.json();
    expect([answer.status, problem.code, problem.errors?.[0]?.pointer]).toEqual([422, 'invalid-request', pointer]);
    expect(problem.detail).toContain(words);
  });

  test('of a hundred thousand levels is refused, and the portal goes on', async () => {
    const deep = `${'{"where":{"not":'.repeat(1)}${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_002)}`;
    const answer = await fetch(`${portal.url}/api/v1/tables/${table}/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: deep,
    });
    expect(answer.status).toBe(400);
    expect((await rows('limit=0')).status).toBe(200);
  });
});

describe('formats', () => {
  const types = {
    csv: 'text/csv',
    jsonl: 'application/x-ndjson',
    parquet: 'application/vnd.apache.parquet',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    geojson: 'application/geo+json',
    arrow: 'application/vnd.apache.arrow.stream',
  };
  test.each(Object.entries(types))('%s by extension and by Accept are the same', async (extension, accept) => {
    const query = 'filter=estado:eq:Jalisco&sort=ciudad';
    const [named, asked] = [
      await get(`/api/v1/tables/${table}/rows.${extension}?${query}`),
      await rows(query, { accept }),
    ];
    const whole = await get(`/api/v1/tables/${table}.${extension}?${query}`);
    const posted = await post(
      { filters: [{ column: 'estado', op: 'eq', values: ['Jalisco'] }], sort: [{ column: 'ciudad' }] },
      { accept },
    );
    const bytes = Buffer.from(await named.arrayBuffer());
    for (const other of [asked, whole, posted]) expect(Buffer.from(await other.arrayBuffer()).equals(bytes)).toBe(true);
    expect([named.status, named.headers.get('content-type')]).toEqual([200, asked.headers.get('content-type')]);
    expect(named.headers.get('content-disposition')).toContain(`.${extension}`);
    const again = await get(`/api/v1/tables/${table}/rows.${extension}?${query}`, {
      'if-none-match': named.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    if (extension === 'csv')
      expect(
        bytes
          .toString()
          .split('\r\n')
          .slice(1, 4)
          .map((line) => line.split(',')[0]),
      ).toEqual(['=Fórmula', 'Guadalajara', 'Tequila']);
    if (extension === 'arrow') expect(bytes.readUInt32LE(0)).toBe(0xffffffff);
    if (extension === 'geojson') expect(JSON.parse(bytes.toString()).features).toHaveLength(3);
  });

  test('without a limit all rows come, with one so many', async () => {
    const lines = async (query: string) =>
      (await (await get(`/api/v1/tables/${large}/rows.csv?${query}`)).text()).trim().split('\r\n').length - 1;
    expect(await lines('filter=n:lt:150000')).toBe(150_000);
    expect(await lines('limit=7&offset=3')).toBe(7);
    expect((await parsePage(await get(`/api/v1/tables/${large}/rows.json`))).rows).toHaveLength(100);
  });

  test('groups come as a file like rows', async () => {
    const csv = await (await get(`/api/v1/tables/${table}/rows.csv?group=estado&compute=count`)).text();
    expect(csv).toBe('estado,count\r\nJalisco,3\r\nYucatán,2\r\n');
  });

  test('safe=1 escapes formulas, and only then', async () => {
    expect(await (await get(`/api/v1/tables/${table}/rows.csv?safe=1&q=formula`)).text()).toContain("\r\n'=Fórmula,");
    expect(await (await get(`/api/v1/tables/${table}.csv?safe=1`)).text()).toContain("\r\n'=Fórmula,");
    expect(await (await get(`/api/v1/tables/${table}.csv`)).text()).toContain('\r\n=Fórmula,');
  });

  test('what cannot be given is said', async () => {
    const image = await rows('', { accept: 'image/png' });
    expect([image.status, (await image.json()).detail]).toEqual([406, expect.stringContaining('image/png')]);
    const odd = await get(`/api/v1/tables/${table}/rows.doc`);
    expect([odd.status, (await odd.json()).code]).toEqual([404, 'format-unavailable']);
    const paged = await get(`/api/v1/tables/${table}/rows.csv?cursor=abc`);
    expect([paged.status, (await paged.json()).errors[0].pointer]).toEqual([422, 'cursor']);
    const wrong = await get(`/api/v1/tables/${table}/rows.csv?filter=nada:null`);
    expect([wrong.status, (await wrong.json()).code]).toEqual([422, 'query-refused']);
    const head = await fetch(`${portal.url}/api/v1/tables/${table}/rows.csv`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  });

  test('a few rows of a table too long for a sheet fit into one, and too many are said with their number', async () => {
    expect((await get(paths.tableExport(long, 'xlsx'))).status).toBe(404);
    for (const address of [`${paths.tableExport(long, 'xlsx')}?`, `${paths.rowsExport(long, 'xlsx')}?`]) {
      const few = await get(`${address}filter=n:lt:3`);
      expect(few.status).toBe(200);
      expect(
        Buffer.from(await few.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
      const many = await get(`${address}filter=n:gte:1`);
      expect(many.status).toBe(422);
      expect(await many.json()).toMatchObject({ code: 'query-refused', detail: expect.stringMatching(/1.?049.?999/) });
    }
  });

  test('a browser that takes anything gets JSON', async () => {
    const answer = await rows('limit=1', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('vary')).toContain('Accept');
  });
});

describe('a large table', () => {
  const whole = () => get(`/api/v1/tables/${large}.csv`);

  test('comes at once when first asked for, and with hash and ranges when it is made', async () => {
    const first = await whole();
    expect([first.status, first.headers.get('accept-ranges')]).toEqual([200, null]);
    const text = await first.text();
    expect(text.trim().split('\r\n')).toHaveLength(200_001);
    let kept = await whole();
    while (kept.headers.get('repr-digest') === null) {
      await kept.body?.cancel();
      await wait(100);
      kept = await whole();
    }
    expect(kept.headers.get('accept-ranges')).toBe('bytes');
    expect(await kept.text()).toBe(text);
  });

  test('whose reader leaves costs nothing afterwards', async () => {
    for (let at = 0; at < 4; at += 1) {
      const answer = await get(`/api/v1/tables/${large}/rows.jsonl?filter=n:gte:${at}`);
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
    const last = await get(`/api/v1/tables/${large}/rows.jsonl?filter=n:lt:10`);
    expect((await last.text()).trim().split('\n')).toHaveLength(10);
  });

  test('is answered the same a second time', async () => {
    const address = `/api/v1/tables/${large}/rows?sort=-m&limit=3`;
    const [one, two] = [await (await get(address)).text(), await (await get(address)).text()];
    expect(two).toBe(one);
  });
});
