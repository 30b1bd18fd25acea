import { type Client, type Commitment, createClient, DatasetId, listKept, paths } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

// Each reads files in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let now = new Date('2026-03-10T12:00:00Z');
const params = { institution: 'office' };
let portal: TestPortal;
let anyone: Client;
let office: Client;
let chief: Client;
let items: readonly Commitment[] = [];

/** A session ends while the days of this test go by; a token does not. */
async function withToken(who: 'publisher' | 'administrator'): Promise<Client> {
  const body = { name: 'prueba', scopes: ['read:draft', 'write:dataset', 'publish'] as const, days: 90 };
  const { secret } = await (await portal.clientAs(who)).call('createToken', {
    body: { ...body, scopes: [...body.scopes] },
  });
  return createClient({ url: new URL(portal.url).origin, token: secret, fetch: portal.fetch });
}
const parseBody = (body: object) => body as never;

beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  [office, chief] = [await withToken('publisher'), await withToken('administrator')];
  const plan = await office.call('createPlan', { params, body: { title: '2026' } });
  for (const name of ['Pozos', 'Presas', 'Ríos']) {
    const body = parseBody({ name: { es: name }, level: 'public' });
    const { id: holding } = await office.call('createHolding', { params, body });
    const promised = parseBody({ holding, post: 'Dirección de Datos', due: '2026-06-01', person: 'Ana Secreta' });
    await office.call('addCommitment', { params: { plan: plan.id }, body: promised });
  }
  await keep();
  expect((await anyone.call('searchDatasets')).total).toBe(0); // not before the council approved it
  const { revision } = await office.call('getPlan', { params: { plan: plan.id } });
  await office.call('movePlan', { params: { plan: plan.id }, revision, body: { event: 'submit' } });
  const form = new FormData();
  const resolutions = [{ about: 'plan', text: 'Acuerdo 1', plan: plan.id, decides: 'approve' }];
  const attendance = [{ post: 'Titular', present: true }];
  form.set(
    'session',
    JSON.stringify({ held: '2026-03-01', title: 'Primera', agenda: ['Plan'], attendance, resolutions }),
  );
  form.set('file', new Blob(['acta firmada']), 'acta.pdf');
  const answer = await chief.request('/api/v1/institutions/office/sessions', { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  ({ items } = await office.call('getPlan', { params: { plan: plan.id } }));
});
afterAll(() => portal.close());

const listWaiting = (name: string) =>
  portal.database.query<{ payload: object; seconds: number }>(
    `select j.payload, extract(epoch from j.run_at - now())::int as seconds
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1`,
    [name],
  );
/** What the worker does, without its waiting. */
async function keep(): Promise<void> {
  for (const name of ['opening-plan-dataset', 'opening-plan-release'])
    for (const { payload } of await listWaiting(name)) {
      await portal.domains.jobs[name]?.(payload, AbortSignal.timeout(300_000));
      await portal.work();
    }
}
const findPlan = async () => {
  const { items: found } = await anyone.call('searchDatasets', {
    query: { q: 'plan de apertura', publisher: ['office'] },
  });
  return found[0];
};
const read = async (version?: number) => {
  const found = await findPlan();
  const dataset = await anyone.call('getDataset', {
    params: { dataset: found?.id ?? '' },
    query: version ? { version } : {},
  });
  const [file] = listKept(dataset);
  const text = await (await anyone.request(paths.original(file?.id ?? '', dataset.version))).text();
  return { dataset, text, rows: file?.file.tables[0]?.rows };
};

describe('an approved plan is a dataset of the catalogue', () => {
  test('found, fed and read like any other, with its calendar and its page, and nobody’s name', async () => {
    await keep();
    const { dataset, text, rows } = await read();
    expect(dataset).toMatchObject({ version: 1, publisher: { slug: 'office' }, metadata: { licence: 'CC0-1.0' } });
    expect(dataset.metadata.title.es).toBe('Plan de apertura de datos: Oficina office');
    expect(dataset.metadata.title.fr).toContain('Plan d’ouverture des données');
    expect(dataset.metadata.landingPage).toContain('/es/institutions/office/plan');
    expect(rows).toBe(3);
    for (const word of ['Pozos', 'Presas', 'Ríos', 'por cumplir']) expect(text).toContain(word);
    expect(text).not.toContain('Ana Secreta');
    const address = /https?:\S+\.ics\S*/.exec(dataset.metadata.description.es ?? '')?.[0] ?? '';
    const calendar = await portal.fetch(new Request(address));
    expect([calendar.status, (await calendar.text()).match(/BEGIN:VEVENT/g)?.length]).toEqual([200, 3]);
    expect((await anyone.request(`/datasets/${dataset.slug}.ttl`)).status).toBe(200);
  });

  test('the same again makes no version', async () => {
    const { dataset } = await read();
    for (let times = 0; times < 2; times += 1)
      await portal.domains.jobs['opening-plan-dataset']?.(
        { institution: dataset.publisher.id },
        AbortSignal.timeout(300_000),
      );
    await portal.work();
    expect((await read()).dataset.version).toBe(1);
  });

  test('what is moved and cancelled is its next version, a day later at the soonest', async () => {
    const [first, second] = items;
    const change = { due: '2026-09-01', reason: 'Falta personal', by: 'Enlace' };
    await office.call('changeCommitment', {
      params: { commitment: first?.id ?? parseBody({}) },
      revision: first?.revision ?? 0,
      body: change,
    });
    await office.call('cancelCommitment', {
      params: { commitment: second?.id ?? parseBody({}) },
      revision: second?.revision ?? 0,
      body: { reason: 'El sistema se apagó', by: 'Enlace' },
    });
    await keep();
    expect((await read()).dataset.version).toBe(1);
    const [waiting] = await listWaiting('opening-plan-dataset');
    expect(waiting?.seconds).toBeGreaterThan(0);
    now = new Date('2026-03-11T13:00:00Z');
    await keep();
    const { dataset, text } = await read();
    expect(dataset.version).toBe(2);
    for (const word of ['2026-09-01', 'Falta personal', 'cancelado', 'El sistema se apagó'])
      expect(text).toContain(word);
    expect((await read(1)).text).not.toContain('Falta personal');
  });

  test('4.6-2: what is closed afterwards is in no version that comes after', async () => {
    const third = items[2];
    const holding = { holding: third?.holding ?? parseBody({}) };
    const { revision, name } = await office.call('getHolding', { params: holding });
    const decision = {
      ...{ instrument: 'Ley', article: 'Artículo 1', reviewer: 'Unidad', reasoning: 'Daña' },
      ...{ decided: '2026-03-01', review: '2027-03-01' },
    };
    await office.call('changeHolding', { params: holding, revision, body: { level: 'non-public', decision } });
    now = new Date('2026-03-13T13:00:00Z');
    // The daily look, for nothing was said to the plan itself.
    await portal.domains.jobs['opening-plan-datasets']?.({}, AbortSignal.timeout(300_000));
    await keep();
    const { dataset, text, rows } = await read();
    expect([dataset.version, rows]).toEqual([3, 2]);
    expect(text).not.toContain(name.es);
  });

  test('once people withdraw it, the portal leaves it alone', async () => {
    const { dataset } = await read();
    const id = DatasetId.parse(dataset.id);
    const { revision } = await office.call('getDraft', { params: { dataset: id } });
    const said = { reason: 'Se publica en otra parte', authority: 'Dirección' };
    await office.call('withdrawDataset', { params: { dataset: id }, revision, body: said });
    now = new Date('2026-07-01T13:00:00Z');
    await portal.domains.jobs['opening-plan-datasets']?.({}, AbortSignal.timeout(300_000));
    await keep();
    await expect(anyone.call('getDataset', { params: { dataset: id } })).rejects.toMatchObject({ code: 'withdrawn' });
  });
});
