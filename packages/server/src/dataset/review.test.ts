import { type Client, Dataset } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addByForm, createByForm, getDraft, harvest, latin1, publish, release, sha256 } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

// Each reads files in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let portal: TestPortal;
let publisher: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

const small = { name: 'maíz.csv', bytes: harvest(1) };
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const countReadings = async () => {
  const [row] = await portal.database.query<{ count: number }>('select count(*)::int as count from file_version');
  return row?.count ?? 0;
};

describe('files that are no table', () => {
  test('an empty file is refused and stands in the way until it is taken out', async () => {
    const made = await createByForm(publisher, 'office', [small, { name: 'vacío.csv', bytes: bytesOf('') }]);
    await portal.work();
    let draft = await getDraft(publisher, made);
    const refused = draft.distributions[1];
    expect(refused?.file?.state).toBe('refused');
    expect(refused?.file?.refusal?.detail.es).toMatch(/\w/);
    expect(draft.blockers).toMatchObject([{ code: 'file-refused', pointer: '/distributions/1/file' }]);
    await expect(release(publisher, draft)).rejects.toMatchObject({ code: 'not-ready' });
    draft = await publisher.call('removeDistribution', {
      params: { dataset: draft.id, distribution: refused?.id ?? '' },
      revision: draft.revision,
    });
    expect(await release(publisher, draft)).toMatchObject({ version: 1 });
  });

  test('a PDF is kept, released and downloaded as it is', async () => {
    const bytes = bytesOf('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
    const draft = await publish(portal, publisher, { name: 'informe.pdf', bytes });
    const dataset = Dataset.parse(await anyone.call('getDataset', { params: { dataset: draft.id } }));
    expect(dataset.distributions[0]?.file).toMatchObject({ state: 'read', mediaType: 'application/pdf', tables: [] });
    const answer = await anyone.request(`/api/v1/distributions/${dataset.distributions[0]?.id}/original`);
    expect(sha256(await answer.bytes())).toBe(sha256(bytes));
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('a form that breaks off leaves nothing behind and the portal up', async () => {
    const [before] = await portal.database.query('select count(*) from dataset');
    const answer = await publisher.request('/api/v1/datasets', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b\r\n1;',
    });
    expect(answer.status).toBe(400);
    expect(await portal.database.query('select count(*) from dataset')).toEqual([before]);
  });
});

test('two releases of the same working copy: one version', async () => {
  const made = await createByForm(publisher, 'office', [small]);
  await portal.work();
  const draft = await getDraft(publisher, made);
  const outcomes = await Promise.allSettled([release(publisher, draft), release(publisher, draft)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await anyone.call('listReleases', { params: { dataset: draft.id } })).toHaveLength(1);
  await expect(release(publisher, await getDraft(publisher, draft))).rejects.toMatchObject({ code: 'nothing-new' });
});

test('the same file as a new version of itself changes nothing', async () => {
  const draft = await publish(portal, publisher, small);
  const before = await countReadings();
  const again = await addByForm(publisher, draft.id, small, draft.distributions[0]?.id);
  expect(again).toMatchObject({ revision: draft.revision, changed: false });
  expect(await countReadings()).toBe(before);
});

test('an old one leads to the dataset for ever, and nobody else gets it', async () => {
  const draft = await publish(portal, publisher, { name: 'x.csv', bytes: harvest(3) });
  const old = draft.slug;
  const renamed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { slug: parseSlug('cosecha-nacional') },
  });
  expect(renamed).toMatchObject({ slug: 'cosecha-nacional', changed: false });
  for (const key of [old, 'cosecha-nacional', draft.id]) {
    expect(await anyone.call('getDataset', { params: { dataset: key } })).toMatchObject({ slug: 'cosecha-nacional' });
    expect(await portal.domains.datasets.findSlug(key)).toBe('cosecha-nacional');
  }
  const body = { publisher: 'office', metadata: { title: { es: 'Otra' } }, slug: parseSlug(old) };
  await expect(publisher.call('createDataset', { body })).rejects.toMatchObject({ code: 'slug-taken' });
  const back = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: renamed.revision,
    body: { slug: parseSlug(old) },
  });
  expect(back.slug).toBe(old);
});
const parseSlug = (text: string) => text as never;

test('the remarks around a table are proposed as description and source', async () => {
  const bytes = latin1([
    'Producción de maíz por entidad',
    'Fuente: SIAP 2025',
    '',
    'Clave;Entidad',
    '01;Aguascalientes',
    '02;Baja California',
    '03;Yucatán',
  ]);
  const made = await createByForm(publisher, 'office', [{ name: 'con título.csv', bytes }], { title: { es: 'Maíz' } });
  await portal.work();
  const { proposals, distributions } = await getDraft(publisher, made);
  expect(distributions[0]?.file?.tables).toMatchObject([{ rows: 3, columns: 2 }]);
  expect(proposals).toMatchObject({
    description: { es: 'Producción de maíz por entidad' },
    source: 'SIAP 2025',
    language: ['es'],
  });
});
