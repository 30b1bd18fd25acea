import { type Client, createClient } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listWaiting } from '../../../../test/drill.ts';
import { startTestPortal, type TestPortal } from '../../../../test/portal.ts';

let portal: TestPortal;
let anyone: Client;
let root: Client;
let now = new Date('2026-04-02T18:00:00Z');
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  const office = await portal.clientAs('publisher');
  const holding = { key: 'a', name: { es: 'Pozos' }, level: 'public' };
  await office.call('createHolding', { params: { institution: 'office' }, body: parseBody(holding) });
  // A session ends while the months of this test go by; a token does not.
  const { secret } = await (await portal.clientAs('portal-administrator')).call('createToken', {
    body: { name: 'prueba', scopes: ['read:draft', 'write:dataset', 'publish'], days: 365 },
  });
  root = createClient({ url: new URL(portal.url).origin, token: secret, fetch: portal.fetch });
});
afterAll(() => portal.close());
const parseBody = (body: object) => body as never;

/** What the worker does, without its waiting: a month is kept, its dataset made, read and released. */
async function keep(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  expect(await portal.domains.scoreboard.take()).toBeDefined();
  await portal.work();
  const [waiting] = await listWaiting(portal, 'scoreboard-list-release');
  if (waiting) await portal.domains.jobs['scoreboard-list-release']?.(waiting, AbortSignal.timeout(300_000));
  await portal.work();
}
const find = async () => {
  const { items } = await anyone.call('searchDatasets', { query: { q: 'tabla de instituciones' } });
  return items[0];
};

test('the kept months are a dataset of the portal, with a new version for each month', async () => {
  expect(await find()).toBeUndefined();
  await keep('2026-04-02');
  const first = await find();
  expect(first).toMatchObject({ publisher: { slug: 'portal-de-datos' }, version: 1, rows: 1, licence: 'CC0-1.0' });
  await keep('2026-05-02');
  expect(await find()).toMatchObject({ id: first?.id, version: 2, rows: 2 });
  const { items } = await anyone.call('getScoreboard', { query: { month: '2026-04' } });
  expect(items.map(({ institution: { slug } }) => slug)).toEqual(['office']);
});

test('once people withdrew it the portal leaves it alone; the months are kept all the same', async () => {
  const { id } = (await find()) ?? { id: '' };
  const { revision } = await root.call('getDraft', { params: parseBody({ dataset: id }) });
  await root.call('withdrawDataset', {
    params: parseBody({ dataset: id }),
    revision,
    body: { reason: 'No se quiere', authority: 'Consejo' },
  });
  await portal.work();
  await keep('2026-06-02');
  expect(await find()).toBeUndefined();
  expect((await anyone.call('listScoreSnapshots')).items).toHaveLength(3);
});
