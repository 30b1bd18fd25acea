import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, InventoryImport, type InventoryImportRow, languages, parseProblem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latin1 } from '../../test/datasets.ts';
import { findShared } from '../../test/imports.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { readDay } from './intake/days.ts';
import { splitBasis } from './intake/read.ts';

let portal: TestPortal;
let root: Client;
let office: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date('2026-03-10T12:00:00Z') });
  office = await portal.clientAs('publisher');
  root = await portal.clientAs('portal-administrator');
});
afterAll(() => portal.close());

interface Given {
  readonly name?: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}
async function send({ name = 'inventario.csv', content }: Given, options: object = {}, client = office) {
  const form = new FormData();
  form.set('options', JSON.stringify({ institution: 'office', dryRun: false, ...options }));
  form.set('file', new Blob([content]), name);
  return client.request('/api/v1/inventory-imports', { method: 'POST', body: form });
}
async function take(given: Given, options: object = {}, client = office) {
  const answer = await send(given, options, client);
  if (answer.status !== 202) throw await parseProblem(answer);
  const asked = InventoryImport.parse(await answer.json());
  expect(asked.state).toBe('waiting');
  return { ...(await settle(asked, client)), asked };
}
/** What became of it, with the report row by row. */
async function settle({ id }: Pick<InventoryImport, 'id'>, client = office) {
  await portal.work();
  const result = await client.call('getInventoryImport', { params: { import: id } });
  const rows: InventoryImportRow[] = [];
  for (let offset = 0; offset < result.counts.rows; offset += 500)
    rows.push(
      ...(
        await client.call('listInventoryImportRows', {
          params: { import: result.id },
          query: { limit: 500, offset },
        })
      ).items,
    );
  return { result, rows };
}
const codes = (row: InventoryImportRow | undefined) => row?.problems.map(({ code }) => code);
const list = (institution = 'office', client = office) =>
  client.call('listHoldings', { params: { institution }, query: { limit: 500 } });

const heading =
  'Responsable;Nombre del conjunto de datos;Nombre del recurso;¿De qué es el recurso?;¿Tiene datos privados?;Razón por la cual los datos son privados;¿En qué plataforma, tecnología, programa o sistema se albergan?;Fecha estimada de publicación';
const sheet = (...lines: readonly string[]) => ({ content: latin1([heading, ...lines]) });

describe('an inventory with columns A to H (A1)', () => {
  const water = 'Dirección de Agua;Calidad del agua;Mediciones 2025;Muestras por pozo;No;;PostgreSQL;2026-09-30';
  const victims =
    'Dirección de Víctimas;Registro de víctimas;;Personas;Sí;Artículo 113, fracción I, de la Ley General;Oracle;';
  const file = sheet(
    'Dirección de Agua;Calidad del agua;Mediciones 2025;Muestras por pozo;No;;PostgreSQL;2026-09-30',
    ';;Mediciones 2026;Muestras por pozo;No;;PostgreSQL;octubre 2026',
    victims,
    'Dirección de Agua;Calidad del agua;Mediciones 2025;Otra vez;No;;PostgreSQL;2026-09-30',
    'Dirección de Agua;Presas;;Niveles;No;;Excel;20013-05-01',
    'Dirección de Agua;;;Sin nombre;No;;Excel;',
  );
  const options = { plan: '2026', reviewer: 'Unidad de Transparencia', review: '2027-03-01' };

  test('is tried first: row by row what would happen, and nothing is written', async () => {
    const { result, rows } = await take(file, { ...options, dryRun: true });
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'create',
      'create',
      'create',
      'duplicate',
      'refused',
      'refused',
    ]);
    expect(result.counts).toMatchObject({ rows: 6, create: 3, duplicate: 1, refused: 2, commitments: 2 });
    expect((await list()).total).toBe(0);
    expect(await office.call('listPlans', { params: { institution: 'office' } })).toEqual([]);
    const body = { ...result.options, from: result.id, dryRun: false };
    const done = await settle(await office.call('importInventory', { body }));
    expect(done.result).toMatchObject({ state: 'done', counts: result.counts, total: 6 });
  });
  test('is there afterwards, with level, reason and promises', async () => {
    const { items } = await list();
    expect(items.map(({ key }) => key)).toEqual([
      'calidad del agua / mediciones 2025',
      'calidad del agua / mediciones 2026',
      'registro de victimas',
    ]);
    expect(items[0]).toMatchObject({
      level: 'public',
      system: 'PostgreSQL',
      post: 'Dirección de Agua',
      subject: 'Calidad del agua',
    });
    expect(items[1]).toMatchObject({ post: 'Dirección de Agua', subject: 'Calidad del agua' });
    expect(items[2]).toMatchObject({
      level: 'non-public',
      decision: {
        article: 'Artículo 113, fracción I',
        instrument: 'Ley General',
        reviewer: 'Unidad de Transparencia',
        decided: '2026-03-10',
        review: '2027-03-01',
      },
    });
    const [head] = await office.call('listPlans', { params: { institution: 'office' } });
    expect(head).toMatchObject({ title: '2026', state: 'draft', commitments: 2 });
  });
  test('the same again changes nothing; a changed row updates by its key (ADELA 643: duplicates)', async () => {
    const before = await portal.database.query('select count(*)::int as n from audit_entry');
    const again = await take(file, options);
    expect(again.result.counts).toMatchObject({ create: 0, update: 0, unchanged: 3, commitments: 0 });
    expect(await portal.database.query('select count(*)::int as n from audit_entry')).toEqual(before);
    const { rows } = await take(
      sheet(water.replace('PostgreSQL', 'DuckDB').replace('2026-09-30', '2026-11-30')),
      options,
    );
    expect(rows).toMatchObject([{ outcome: 'update', changes: ['system'], due: '2026-11-30' }]);
    const { total, items } = await list();
    expect([total, items[0]?.system, items[0]?.revision]).toEqual([3, 'DuckDB', 2]);
  });
  test('errors say where: row, column, what and how to put it right (ADELA 1069: year 20013)', async () => {
    const { rows } = await take(file, { ...options, dryRun: true });
    expect(codes(rows[4])).toEqual(['date-impossible']);
    expect(rows[4]?.problems[0]).toMatchObject({
      severity: 'error',
      place: { row: 6, column: 'Fecha estimada de publicación' },
    });
    expect(codes(rows[5])).toEqual(['name-missing']);
    expect(rows[3]).toMatchObject({ duplicateOf: { key: 'calidad del agua / mediciones 2025', place: { row: 2 } } });
    for (const row of rows)
      for (const { message } of row.problems) for (const language of languages) expect(message[language]).toMatch(/\S/);
  });
  test('4.6-1, F15: a private row without its reason is kept, unclassified, and told of', async () => {
    const { rows } = await take(sheet('X;Sin razón;;;Sí;;;', 'X;Sin artículo;;;Sí;Por confidencial;;'), {
      reviewer: 'Unidad',
      review: '2027-01-01',
    });
    expect(rows.map(codes)).toEqual([['decision-incomplete'], ['decision-incomplete']]);
    expect(rows[0]?.problems[0]?.message.es).toContain('la ley, el artículo');
    const held = (await list()).items.filter(({ key }) => key.startsWith('sin '));
    expect(held.map(({ level, decision }) => [level, decision])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
  test('does not take the reason away that people wrote here', async () => {
    const { items } = await list();
    const victim = items.find(({ key }) => key === 'registro de victimas');
    const { rows } = await take(sheet(victims.replace('Artículo 113, fracción I, de la Ley General', '')));
    expect(rows[0]?.outcome).toBe('unchanged');
    expect((await list()).items.find(({ key }) => key === 'registro de victimas')?.decision).toEqual(victim?.decision);
  });
  test('what it gives as CSV it takes again, unchanged', async () => {
    for (const language of languages) {
      const csv = await (await office.request(`/api/v1/institutions/office/inventory.csv?language=${language}`)).text();
      const { result } = await take({ content: csv }, { language: 'es' });
      expect(result.counts, language).toMatchObject({ refused: 0, create: 0, update: 0 });
    }
  });
  test('another of the same name is named', async () => {
    const { rows } = await take({ content: 'clave,nombre,descripción\nv-2,Registro de víctimas,Otro\n' });
    expect(codes(rows[0])).toEqual(['same-name']);
    expect(rows[0]?.problems[0]?.message.en).toContain('registro de victimas');
  });
});

describe('who may', () => {
  const file = { content: 'nombre,descripción\nX,Y\n' };
  const code = async (answer: Response) => (await parseProblem(answer)).code;
  test('take in is who keeps the inventory', async () => {
    expect(await code(await send(file, {}, await portal.clientAs('anyone')))).toBe('sign-in-needed');
    expect(await code(await send(file, {}, await portal.clientAs('viewer')))).toBe('not-allowed');
    expect(await code(await send(file, {}, await portal.clientAs('publisher', 'elsewhere')))).toBe('not-allowed');
    expect(await code(await send(file, { institution: undefined }))).toBe('invalid-request');
    const approved = { held: '2016-02-01', title: 'x' };
    expect(await code(await send(file, { plan: 'x', approved }))).toBe('invalid-request');
  });
  test('see an import is who asked for it', async () => {
    const { result } = await take(file, { dryRun: true });
    const other = await portal.clientAs('administrator');
    const read = other.call('getInventoryImport', { params: { import: result.id } });
    await expect(read).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('in the background', () => {
  const rows = ['uno', 'dos', 'tres'].flatMap((body) =>
    ['Pozos', 'Presas'].map((name) => `${body};${name} de ${body};x;2026-12-01`),
  );
  const content = ['institución;nombre;descripción;fecha', ...rows, ';Nada;x;', ''].join('\n');
  const options = { institution: undefined, plan: 'Plan de tres', post: 'Datos' };
  const ask = async () =>
    InventoryImport.parse(await (await send({ content }, { ...options, dryRun: false }, root)).json());
  const find = (id: InventoryImport['id']) => root.call('getInventoryImport', { params: { import: id } });

  test('a run that is killed goes on with the institutions that are left, and nothing is done twice', async () => {
    const { id } = await ask();
    // As a process that dies: in the middle of the second institution, after the first was written.
    const broken = "inventory_import_row for each row when (new.report->'name'->>'es' = 'Presas de dos')";
    await portal.database.query(`create function kill_import() returns trigger language plpgsql as $$
      begin raise exception 'killed'; end $$`);
    await portal.database.query(`create trigger kill before insert on ${broken} execute function kill_import()`);
    const run = () => portal.domains.jobs['inventory-import']?.({ import: id }, new AbortController().signal);
    await expect(run()).rejects.toThrow(/killed/);
    expect(await find(id)).toMatchObject({
      state: 'running',
      total: 7,
      counts: { rows: 2, create: 2, institutions: 1 },
    });
    expect((await list('uno', root)).total).toBe(2);
    expect((await list('dos', root)).total).toBe(0);
    await portal.database.query('drop trigger kill on inventory_import_row');
    await portal.database.query('drop function kill_import');

    const { result, rows: report } = await settle({ id }, root);
    expect(result).toMatchObject({ state: 'done', counts: { rows: 7, create: 6, refused: 1, commitments: 6 } });
    expect(report.map(({ outcome }) => outcome)).toEqual([...Array.from({ length: 6 }, () => 'create'), 'refused']);
    expect(codes(report[6])).toEqual(['institution-missing']);
    for (const body of ['uno', 'dos', 'tres']) {
      expect((await list(body, root)).total).toBe(2);
      expect(await root.call('listPlans', { params: { institution: body } })).toMatchObject([{ commitments: 2 }]);
    }
    // The job may come again: it is over.
    await run();
    expect((await find(id)).counts).toEqual(result.counts);
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  });
  test('waits until it is its turn, and says who asked for what', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'waiting', counts: { rows: 0 }, by: 'root' });
    expect(asked.total).toBeUndefined();
    const { result } = await settle(asked, root);
    expect(result).toMatchObject({ state: 'done', total: 7, counts: { unchanged: 6, refused: 1, institutions: 0 } });
    expect(result.finished).toBeDefined();
  });
});

test.each([
  ['nothing.csv', 'a,b\n1,2\n', 'no-sheet'],
  ['page.csv', '<!doctype html><html><body>404</body></html>', undefined],
])('%s is told to be none', async (name, content, expected) => {
  const { result } = await take({ name, content });
  expect([result.state, result.counts.rows]).toEqual(['failed', 0]);
  expect(result.problems).toHaveLength(1);
  if (expected) expect(result.problems[0]?.code).toBe(expected);
});

const workbooks = fileURLToPath(new URL('../../fixtures/inventory/', import.meta.url));
test.each(readdirSync(workbooks).filter((name) => name.endsWith('.xlsx')))(
  'a workbook is taken in: %s',
  async (name) => {
    const content = new Uint8Array(readFileSync(join(workbooks, name)));
    const { result, rows } = await take({ name, content }, { dryRun: true, reviewer: 'Unidad', review: '2027-01-01' });
    expect(result.problems).toEqual([]);
    expect(rows.map(({ outcome, key }) => [outcome, key])).toEqual([
      ['create', 'padron de escuelas / escuelas 2025'],
      ['create', 'padron de escuelas / escuelas 2026'],
      ['create', 'expedientes medicos'],
    ]);
  },
);

test.each([
  ['2026-10-31', { day: '2026-10-31' }],
  ['2026-10', { day: '2026-10-31' }],
  ['31/10/2026', { day: '2026-10-31' }],
  ['10/2026', { day: '2026-10-31' }],
  ['Octubre de 2026', { day: '2026-10-31' }],
  ['15 de octubre de 2026', { day: '2026-10-15' }],
  ['février 2028', { day: '2028-02-29' }],
  ['2026-10-31T00:00:00', { day: '2026-10-31' }],
  ['20013-05-01', { wrong: 'date-impossible' }],
  ['0201-05-01', { wrong: 'date-out-of-range' }],
  ['2026-02-30', { wrong: 'date-impossible' }],
  ['31/13/2026', { wrong: 'date-impossible' }],
  ['pronto', { wrong: 'date-unknown' }],
])('the day of “%s”', (text, expected) => {
  expect(readDay(text)).toEqual(expected);
});

test.each([
  ['Artículo 113, fracción I, de la Ley Federal', 'Artículo 113, fracción I', 'Ley Federal'],
  ['Art. 16 del Código Penal', 'Art. 16', 'Código Penal'],
  ['Ley General de Salud, artículo 77 bis', 'artículo 77 bis', 'Ley General de Salud'],
  ['Article 5 of the Privacy Act', 'Article 5', 'Privacy Act'],
  ['Por confidencial', '', 'Por confidencial'],
  ['', '', ''],
])('the ground “%s”', (text, article, instrument) => {
  expect(splitBasis(text)).toEqual({ article, instrument });
});

describe.skipIf(!findShared('demo'))('the opening plans of 2016', () => {
  const path = findShared('demo', 'tables', '28_planes-de-apertura-de-datos-inventario-2016', 'plans.csv');
  const options = {
    ...{ institution: undefined, level: 'federal', plan: 'Plan de apertura 2015–2016', post: 'Administrador de datos' },
    approved: { held: '2016-02-29', title: 'Planes públicos en febrero de 2016' },
  };
  const given = () => ({ name: 'plans.csv', content: new Uint8Array(readFileSync(path ?? '')) });

  test('2,535 rows of 175 institutions, three of them written twice', async () => {
    const tried = await take(given(), { ...options, dryRun: true }, root);
    expect(tried.result.counts).toMatchObject({
      rows: 2535,
      create: 2532,
      duplicate: 3,
      refused: 0,
      institutions: 175,
    });
    const { result, rows } = await take(given(), options, root);
    expect(result.counts).toEqual(tried.result.counts);
    expect(result.counts.commitments).toBe(2532);
    const twice = rows.find(({ outcome }) => outcome === 'duplicate');
    expect(twice?.duplicateOf?.key).toBe(twice?.key);
    const anyone = await portal.clientAs('anyone');
    const all = await anyone.call('listCommitments', { query: { limit: 1 } });
    expect(all.total).toBe(2532);
    // 40 % of all were promised for one month (F11); one of its 1,007 rows is written twice.
    expect(all.months.find(({ month }) => month === '2015-10')?.commitments).toBe(1006);
    const plan = (await anyone.call('listPlans', { params: { institution: 'sener' } }))[0];
    expect(plan).toMatchObject({ state: 'approved', commitments: 140 });
    const [held] = await anyone.call('listCouncilSessions', { params: { institution: 'sener' } });
    expect(held).toMatchObject({ imported: true, evidence: { name: 'plans.csv', public: true } });
    const minutes = await anyone.request(`/api/v1/sessions/${held?.id}/minutes`);
    expect((await minutes.arrayBuffer()).byteLength).toBe(given().content.byteLength);
  });
  test('the same again makes no duplicate', async () => {
    const { result } = await take(given(), options, root);
    expect(result.counts).toMatchObject({ create: 0, update: 0, unchanged: 2532, duplicate: 3, commitments: 0 });
    expect(result.counts.institutions).toBe(0);
  });
  test('an approved day is not moved by a file', async () => {
    const content = 'dep,name,desc,date\nsener,Nuevo dato,Algo,2016-05-01\n';
    const { rows } = await take({ content }, { ...options, approved: undefined }, root);
    expect(codes(rows[0])).toEqual(['plan-approved']);
  });
});
