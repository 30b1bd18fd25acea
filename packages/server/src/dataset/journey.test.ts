import { type Client, Dataset, type Draft, exportFormats, type OperationInput, paths, type RowsPage } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, release, sha256, upload } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

vi.setConfig({ testTimeout: 300_000 });

// One story in the order in which an office lives it; each test goes on where the one before it ended.
let portal: TestPortal;
let publisher: Client;
let anyone: Client;
let draft: Draft;
let table: string;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

const first = harvest(4);
const second = harvest(6);
const fileOf = (loaded: Draft) => {
  const [distribution] = loaded.distributions;
  if (!distribution?.file) throw new Error('There is no file');
  return distribution.file;
};
const readReleased = async (dataset: string) => Dataset.parse(await anyone.call('getDataset', { params: { dataset } }));
const rows = (query: OperationInput<'getRows'>['query']) =>
  anyone.call('getRows', { params: { table }, query: { shape: 'arrays', ...query } });

test('a Latin-1 file with semicolons is received and read', async () => {
  const received = await createByForm(publisher, 'office', [{ name: 'cosecha 2025-04.csv', bytes: first }], {
    title: { es: 'Cosecha de maíz' },
  });
  expect(received.state).toBe('draft');
  expect(fileOf(received)).toMatchObject({ state: 'received', sha256: sha256(first), size: first.length });
  expect(received.blockers.map(({ code }) => code)).toEqual(['licence-missing', 'file-unread']);

  await portal.work();
  draft = await getDraft(publisher, received);
  const file = fileOf(draft);
  expect(file).toMatchObject({ state: 'read', format: 'csv', mediaType: 'text/csv' });
  expect(file.encoding).toMatch(/1252|8859-1|latin/i);
  expect(file.tables).toMatchObject([{ rows: 24, columns: 5 }]);
  table = file.tables[0]?.id ?? '';
  expect(draft.proposals.temporal).toEqual({ from: '2025-01-15', to: '2025-04-15' });
});

test('the table shows what was understood', async () => {
  const { profile, diff } = await publisher.call('getDraftTable', { params: { dataset: draft.id, table } });
  expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
    ['Clave', 'string'],
    ['Entidad', 'string'],
    ['Fecha', 'date'],
    ['Producción (t)', 'number'],
    ['Municipios', 'integer'],
  ]);
  expect(diff).toBeNull();
});

test('nobody else sees the working copy', async () => {
  await expect(getDraft(anyone, draft)).rejects.toMatchObject({ code: 'sign-in-needed' });
  await expect(anyone.call('getDataset', { params: { dataset: draft.slug } })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(rows({})).rejects.toMatchObject({ code: 'not-found' });
  const original = await anyone.request(`/api/v1/distributions/${draft.distributions[0]?.id}/original`);
  expect(original.status).toBe(404);
});

test('what stands in the way is said, and the release follows when it is gone', async () => {
  await expect(release(publisher, draft)).rejects.toMatchObject({ code: 'not-ready' });
  draft = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { metadata: { licence: 'CC-BY-4.0', description: { es: 'Toneladas por entidad y mes.' } } },
  });
  expect(draft.metadata.title).toEqual({ es: 'Cosecha de maíz' });
  expect(draft.blockers).toEqual([]);
  const released = await release(publisher, draft, 'Primera entrega');
  expect(released).toMatchObject({ version: 1, notes: 'Primera entrega', diff: [] });
  expect(released.files).toEqual([{ name: 'cosecha 2025-04.csv', size: first.length, sha256: sha256(first) }]);
  draft = await getDraft(publisher, draft);
  expect(draft).toMatchObject({ state: 'released', latest: 1, changed: false });
});

test('the public reads one release', async () => {
  const dataset = await readReleased(draft.slug);
  expect(dataset).toMatchObject({ version: 1, latest: 1, slug: 'cosecha-de-maiz', notes: 'Primera entrega' });
  expect(dataset.publisher.slug).toBe('office');
  expect(await portal.domains.datasets.findReleased(draft.id)).toEqual(dataset);
});

test('rows are filtered, searched, sorted, chosen and paged; the total is exact', async () => {
  expect(await rows({ limit: 0 })).toMatchObject({ total: 24, rows: [], next: null });
  const page = await rows({
    filter: ['Entidad:eq:Michoacán', 'Municipios:gte:21'],
    sort: '-Fecha',
    select: 'Clave,Fecha,Producción (t)',
    limit: 2,
  });
  expect(page.total).toBe(3);
  expect(page.rows).toEqual([
    ['03', '2025-04-15', 33.5],
    ['03', '2025-03-15', 32.5],
  ]);
  const next: RowsPage = await (await anyone.request(page.next ?? '')).json();
  expect(next).toMatchObject({ rows: [['03', '2025-02-15', 31.5]], next: null, version: 1 });
  expect(await rows({ q: 'querétaro' })).toMatchObject({ total: 4 });

  const objects = await anyone.request(`/api/v1/tables/${table}/rows?limit=1`);
  expect(await objects.json()).toMatchObject({ rows: [{ _id: 1, Clave: '01', Municipios: 0 }] });
  const again = await anyone.request(`/api/v1/tables/${table}/rows?limit=1`, {
    headers: { 'if-none-match': objects.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a question that does not fit is refused in the language of the reader', async () => {
  const answer = await anyone.request(`/api/v1/tables/${table}/rows?filter=Estado:eq:x`, {
    headers: { 'accept-language': 'fr' },
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    code: 'query-refused',
    detail: expect.stringMatching(/Estado.*colonne|colonne.*Estado/s),
  });
});

test('the original comes back byte for byte, and in parts', async () => {
  const address = `/api/v1/distributions/${draft.distributions[0]?.id}/original`;
  const whole = await anyone.request(address);
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(first);
  expect(whole.headers.get('content-disposition')).toContain('cosecha 2025-04.csv');
  expect(whole.headers.get('etag')).toBe(`"${sha256(first)}"`);
  const part = await anyone.request(address, { headers: { range: 'bytes=5-9' } });
  expect(part.status).toBe(206);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(first.slice(5, 10));
});

test('the table comes in every format it has, each made once', async () => {
  const { formats } = await anyone.call('getTable', { params: { table } });
  expect(formats).toEqual(['csv', 'json', 'jsonl', 'parquet', 'xlsx']);
  for (const format of formats) {
    const asked = [1, 2, 3].map(() => anyone.request(`/api/v1/tables/${table}.${format}`));
    const bytes = await Promise.all(
      (await Promise.all(asked)).map(async (answer) => {
        expect(answer.status).toBe(200);
        const body = new Uint8Array(await answer.arrayBuffer());
        expect(answer.headers.get('etag')).toBe(`"${sha256(body)}"`);
        expect(answer.headers.get('content-disposition')).toContain(`.${format}`);
        return sha256(body);
      }),
    );
    expect(new Set(bytes).size).toBe(1);
  }
  const made = await portal.database.query<{ format: string }>('select format from derivative');
  expect(made.map(({ format }) => format).sort()).toEqual(['csv', 'json', 'jsonl', 'xlsx']);
  const csv = await (await anyone.request(`/api/v1/tables/${table}.csv`)).text();
  expect(csv.replace(/^\ufeff/, '').split(/\r?\n/)[1]).toMatch(/^"?01"?,Aguascalientes,2025-01-15,10\.5,0$/);
  expect(exportFormats).toContain('geojson');
  const refused = await anyone.request(`/api/v1/tables/${table}.geojson`);
  expect([refused.status, (await refused.json()).code]).toEqual([404, 'format-unavailable']);
  expect((await anyone.request(`/api/v1/tables/${table}.exe`)).status).toBe(404);
});

test('programs learn what the columns mean: Table Schema and CSVW beside the CSV', async () => {
  const schema = await anyone.request(paths.tableSchema(table, 1), { headers: { 'accept-language': 'es' } });
  expect([schema.status, schema.headers.get('content-type')]).toEqual([200, 'application/json']);
  const { fields, missingValues } = await schema.json();
  const profile = (await anyone.call('getTable', { params: { table } })).profile;
  expect(fields.map(({ name }: { name: string }) => name)).toEqual(profile.columns.map(({ name }) => name));
  expect(missingValues).toEqual(['']);

  const csvw = await anyone.request(paths.csvMetadata(table));
  expect([csvw.status, csvw.headers.get('content-type')]).toEqual([200, 'application/csvm+json']);
  const described = await csvw.json();
  const csv = await anyone.request(new URL(described.url, `https://example.org${paths.csvMetadata(table)}`).pathname);
  expect(csv.headers.get('link')).toContain(`<${paths.csvMetadata(table)}>; rel="describedby"`);
  const [header] = (await csv.text()).replace(/^\ufeff/, '').split(/\r?\n/);
  expect(described.tableSchema.columns.map(({ titles }: { titles: string }) => titles).join(',')).toBe(header);
  expect(described).toMatchObject({ 'dc:license': { '@id': expect.stringMatching(/^https:/) } });
  for (const address of [paths.tableSchema(table, 99), paths.csvMetadata('00000000-0000-0000-0000-000000000000')])
    expect([address, (await anyone.request(address)).status]).toEqual([address, 404]);
});

test('next month: the same table under another file name, with what changed', async () => {
  const [distribution] = draft.distributions;
  const id = await upload(publisher, { name: 'cosecha 2025-06.csv', bytes: second }, 300);
  draft = await publisher.call('addFile', {
    params: { dataset: draft.id },
    body: { upload: id, replaces: distribution?.id },
  });
  await portal.work();
  draft = await getDraft(publisher, draft);
  expect(fileOf(draft).tables[0]?.id).toBe(table);
  expect(draft.changed).toBe(true);
  const { diff } = await publisher.call('getDraftTable', { params: { dataset: draft.id, table } });
  expect(diff?.rows).toMatchObject({ before: 24, after: 36, added: 12, removed: 0 });

  // Until the release the public sees the version before, whole.
  expect(await rows({ limit: 0 })).toMatchObject({ total: 24, version: 1 });
});

test('another type for a column is applied by reading again; a label is not', async () => {
  draft = await publisher.call('changeDraftTable', {
    params: { dataset: draft.id, table },
    revision: draft.revision,
    body: { columns: { Municipios: { type: 'string', label: { es: 'Municipios con cosecha' }, unit: 'municipio' } } },
  });
  expect(fileOf(draft).state).toBe('received');
  expect(fileOf(draft).tables).toHaveLength(1);
  await portal.work();
  draft = await getDraft(publisher, draft);
  const { profile, columnNotes } = await publisher.call('getDraftTable', { params: { dataset: draft.id, table } });
  expect(profile.columns.at(-1)).toMatchObject({
    type: 'string',
    label: { es: 'Municipios con cosecha' },
    unit: 'municipio',
  });
  expect(columnNotes).toHaveProperty('Municipios');

  draft = await publisher.call('changeDraftTable', {
    params: { dataset: draft.id, table },
    revision: draft.revision,
    body: { columns: { Clave: { label: { es: 'Clave INEGI' } } } },
  });
  expect(fileOf(draft).state).toBe('read');
});

test('version 2 is released; version 1 still answers with the same bytes', async () => {
  const parquet = await (await anyone.request(`/api/v1/tables/${table}.parquet?version=1`)).bytes();
  const released = await release(publisher, draft, 'Hasta junio');
  expect(released.diff).toMatchObject([{ rows: { before: 24, after: 36 } }]);
  expect(released.diff[0]?.schema).toMatchObject([{ change: 'retyped', column: 'Municipios' }]);

  expect(await rows({ limit: 0 })).toMatchObject({ total: 36, version: 2 });
  expect(await rows({ limit: 0, version: 1 })).toMatchObject({ total: 24, version: 1 });
  const old = await anyone.call('getTable', { params: { table }, query: { version: 1 } });
  expect(old.profile.columns.at(-1)).toMatchObject({ type: 'integer' });
  expect(old.profile.columns.at(-1)?.label).toBeUndefined();
  expect(await (await anyone.request(`/api/v1/tables/${table}.parquet?version=1`)).bytes()).toEqual(parquet);
  const original = await anyone.request(`/api/v1/distributions/${draft.distributions[0]?.id}/original?version=1`);
  expect(sha256(await original.bytes())).toBe(sha256(first));

  const releases = await anyone.call('listReleases', { params: { dataset: draft.id } });
  expect(releases.map(({ version }) => version)).toEqual([2, 1]);
  const diff = await anyone.call('getTableDiff', { params: { table }, query: { from: 2, to: 1 } });
  expect(diff.rows).toMatchObject({ before: 36, after: 24, removed: 12 });
  await expect(rows({ version: 3 })).rejects.toMatchObject({ code: 'not-found' });
});

test('4.6-7: `modified` tells when the data changed, not when its description did', async () => {
  const before = await readReleased(draft.id);
  draft = await getDraft(publisher, draft);
  draft = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { metadata: { description: { es: 'Toneladas de maíz por entidad y mes.' } } },
  });
  await release(publisher, draft);
  const after = await readReleased(draft.id);
  expect(after).toMatchObject({ version: 3, modified: before.modified });
  expect(after.released > before.released).toBe(true);
});

test('withdrawn: a tombstone for every address; restored: everything as it was', async () => {
  draft = await getDraft(publisher, draft);
  const key = { params: { dataset: draft.id }, revision: draft.revision };
  const tombstone = await publisher.call('withdrawDataset', {
    ...key,
    body: { reason: 'Contiene datos personales.', authority: 'Unidad de Transparencia' },
  });
  const addresses = [
    `/api/v1/datasets/${draft.slug}`,
    `/api/v1/datasets/${draft.id}?version=1`,
    `/api/v1/datasets/${draft.id}/releases`,
    `/api/v1/tables/${table}`,
    `/api/v1/tables/${table}/rows?version=1`,
    `/api/v1/tables/${table}.csv`,
    paths.csvMetadata(table),
    paths.tableSchema(table, 1),
    `/api/v1/tables/${table}/diff?from=1&to=2`,
    `/api/v1/distributions/${draft.distributions[0]?.id}/original?version=1`,
  ];
  for (const address of addresses) {
    const answer = await anyone.request(address);
    expect([address, answer.status]).toEqual([address, 410]);
    expect(await answer.json()).toMatchObject({ code: 'withdrawn', current: tombstone });
  }
  expect(await portal.domains.datasets.findReleased(draft.id)).toBeUndefined();
  draft = await getDraft(publisher, draft);
  await expect(release(publisher, draft)).rejects.toMatchObject({ code: 'conflict' });

  draft = await publisher.call('restoreDataset', { params: key.params, revision: draft.revision });
  expect(draft.state).toBe('released');
  for (const address of addresses) expect((await anyone.request(address)).status).toBe(200);
});

test('the audit record of all this holds', async () => {
  const history = await portal.domains.audit.history({ kind: 'dataset', id: draft.id });
  expect(history.map(({ action }) => action)).toEqual([
    'create-dataset',
    'change-dataset',
    'release-dataset',
    'add-file',
    'change-table',
    'change-table',
    'release-dataset',
    'change-dataset',
    'release-dataset',
    'withdraw-dataset',
    'restore-dataset',
  ]);
  expect((await portal.domains.audit.verify()).broken).toBeUndefined();
});
