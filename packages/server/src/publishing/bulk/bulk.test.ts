import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Bulk, BulkAction, Client, NewBulk, Resource } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const seeded = 24;
const perDataset = 4;
let portal: TestPortal;
let publisher: Client;
let area: Client;
let anyone: Client;
let servers: readonly Server[];

const institution = { institution: 'office' };
const listOf = (query: Record<string, string> = {}, client = publisher) =>
  client.call('listResources', { params: institution, query: { limit: 500, ...query } });
const start = (action: BulkAction, of: NewBulk['of'], client = publisher) =>
  client.call('startBulk', { params: institution, body: { action, of } });
const find = ({ id }: Bulk) => publisher.call('getBulk', { params: { bulk: id } });
const rowsOf = async ({ id }: Bulk) =>
  (await publisher.call('listBulkRows', { params: { bulk: id }, query: { limit: 500 } })).items;
const draftOf = ({ dataset }: Resource) => publisher.call('getDraft', { params: { dataset: dataset.id } });

beforeAll(async () => {
  // Each dataset has its links at a server of its own: of one alone nobody asks more than four a second.
  servers = Array.from({ length: seeded }, () =>
    createServer((_, response) => response.setHeader('content-type', 'text/csv').end('a,b\n1,2\n')),
  );
  const origins = await Promise.all(servers.map(listen));
  portal = await startTestPortal({ env: { MILPA_PRIVATE_NETWORKS: 'yes' } });
  publisher = await portal.clientAs('publisher');
  area = await portal.clientAs('generating-area');
  anyone = await portal.clientAs('anyone');
  for (let at = 0; at < seeded; at += 1)
    await publisher.call('createDataset', {
      body: {
        publisher: 'office',
        metadata: {
          title: { es: `Pozos ${at}` },
          ...(at % 2 ? { licence: 'CC-BY-4.0', description: { es: 'Nivel.' } } : {}),
          frequency: at % 4 === 0 ? 'DAILY' : 'MONTHLY',
        },
        links: Array.from({ length: perDataset }, (_, link) => ({
          title: `Recurso ${at}-${link}`,
          link: {
            accessUrl: `${origins[at]}/${at}/${link}`,
            downloadUrl: `${origins[at]}/${at}/${link}.csv`,
            format: link % 3 === 0 ? 'json' : 'csv',
          },
        })),
      },
    });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await portal.close();
});

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('F22: many resources of one institution', () => {
  test('are all there, a page at a time, each once', async () => {
    const whole = await listOf();
    expect([whole.total, whole.datasets, whole.formats]).toEqual([seeded * perDataset, seeded, ['csv', 'json']]);
    const keys = new Set<string>();
    for (let offset = 0; offset < whole.total; offset += 70) {
      const { items } = await listOf({ limit: '70', offset: String(offset) });
      for (const { key } of items) keys.add(key);
    }
    expect(keys).toEqual(new Set(whole.items.map(({ key }) => key)));
    expect(keys.size).toBe(seeded * perDataset);
  });

  test('are found by format, words, dataset, state, health, together', async () => {
    const { items } = await listOf();
    expect((await listOf({ format: 'json' })).total).toBe(items.filter(({ format }) => format === 'json').length);
    expect((await listOf({ q: 'recurso 7-' })).total).toBe(perDataset);
    expect((await listOf({ q: 'POZOS 23' })).datasets).toBe(1);
    expect((await listOf({ dataset: items[0]?.dataset.id ?? '', format: 'json' })).total).toBe(2);
    expect((await listOf({ state: 'released' })).total).toBe(0);
    expect((await listOf({ health: 'unchecked' })).total).toBe(items.length);
    expect((await listOf({ freshness: 'overdue' })).total).toBe(0);
    // A sign that means something to SQL means itself.
    expect((await listOf({ q: '%' })).total).toBe(0);
  });

  test('get a licence in the background, a word on each, and again changes nothing', async () => {
    const bulk = await start({ do: 'licence', licence: 'CC0-1.0' }, { filter: { q: 'Pozos 2', format: 'json' } });
    // Pozos 2 and Pozos 20 to 23, two resources each.
    expect(bulk).toMatchObject({ state: 'waiting', resources: 10, outcomes: { waiting: 10 } });
    await portal.work();
    expect(await find(bulk)).toMatchObject({ state: 'done', outcomes: { done: 10, refused: 0, waiting: 0 } });
    const [one] = (await listOf({ q: 'Pozos 2' })).items;
    if (!one) throw new Error('There is no resource');
    expect((await draftOf(one)).metadata.licence).toBe('CC0-1.0');
    const again = await start({ do: 'licence', licence: 'CC0-1.0' }, { keys: [one.key] });
    await portal.work();
    expect(await find(again)).toMatchObject({ state: 'done', resources: 1, outcomes: { unchanged: 1 } });
    const changes = await portal.database.query(
      "select 1 from audit_entry where action = 'change-dataset' and object_id = $1",
      [one.dataset.id],
    );
    expect(changes, 'one change, one entry').toHaveLength(1);
  });

  test('take frequency, contact, theme and access note, and keep what else they said', async () => {
    const some = (await listOf({ q: 'Pozos 3' })).items;
    const keys = some.map(({ key }) => key);
    const actions: BulkAction[] = [
      { do: 'frequency', frequency: 'ANNUAL' },
      { do: 'contact', name: 'Unidad de datos', email: 'datos@example.org' },
      { do: 'theme', theme: 'ENVI' },
      { do: 'access-note', rights: { es: 'Libre para todos.' } },
    ];
    for (const action of actions) await start(action, { keys });
    await portal.work();
    const { metadata } = await draftOf(some[0] ?? never());
    expect(metadata).toMatchObject({
      ...{ frequency: 'ANNUAL', themes: ['ENVI'], rights: { es: 'Libre para todos.' } },
      contact: { name: 'Unidad de datos', email: 'datos@example.org' },
    });
    expect(metadata.title['es']).toMatch(/^Pozos 3/);
  });

  test('are released where they are ready; the rest says why, whole as it was', async () => {
    const bulk = await start({ do: 'release', notes: 'Todo junto' }, { filter: { q: 'Pozos 1' } });
    await portal.work();
    const rows = await rowsOf(bulk);
    const byOutcome = Map.groupBy(rows, ({ outcome }) => outcome);
    expect([...byOutcome.keys()].toSorted()).toEqual(['done', 'refused']);
    for (const { message } of byOutcome.get('refused') ?? []) expect(message?.en?.length ?? 0).toBeGreaterThan(10);
    for (const { dataset } of byOutcome.get('done') ?? [])
      expect(await anyone.call('getDataset', { params: { dataset: dataset.id } })).toMatchObject({ version: 1 });
    expect((await listOf({ state: 'released' })).total).toBe(byOutcome.get('done')?.length);
    // Nothing half done: all resources of a dataset have the same word.
    for (const of of Map.groupBy(rows, ({ dataset }) => dataset.id).values())
      expect(new Set(of.map(({ outcome }) => outcome)).size).toBe(1);
  });

  test('are withdrawn with reason and authority, and found by how fresh they are', async () => {
    await portal.domains.freshness.tick();
    const released = await listOf({ state: 'released' });
    const fresh = await listOf({ freshness: 'current' });
    expect(fresh.total).toBe(released.total);
    expect(fresh.items.every(({ freshness }) => freshness === 'current')).toBe(true);
    const [first] = released.items;
    if (!first) throw new Error('Nothing is released');
    const said = { reason: 'Se duplicó', authority: 'Artículo 5' };
    const bulk = await start({ do: 'withdraw', ...said }, { keys: [first.key] });
    await portal.work();
    expect(await find(bulk)).toMatchObject({ outcomes: { done: 1 } });
    await expect(anyone.call('getDataset', { params: { dataset: first.dataset.id } })).rejects.toMatchObject({
      code: 'withdrawn',
    });
  });

  test('have their links asked now; a file kept here has none', async () => {
    const made = await createByForm(publisher, 'office', [{ name: 'maíz.csv', bytes: harvest(1) }]);
    await portal.work();
    await release(publisher, await getDraft(publisher, made));
    const { items } = await listOf({ q: 'Pozos 12' });
    const file = (await listOf({ dataset: made.id })).items[0];
    const keys = [...items.map(({ key }) => key), file?.key ?? ''];
    const bulk = await start({ do: 'check-links' }, { keys });
    await portal.work();
    expect(await find(bulk)).toMatchObject({ outcomes: { done: items.length, unchanged: 1 } });
    expect(file).toMatchObject({ health: 'available', format: 'csv' });
    expect(new Set((await listOf({ q: 'Pozos 12' })).items.map(({ health }) => health))).toEqual(
      new Set(['available']),
    );
  });

  test('stop when they are told to: what is done stays, what is not is as it was', async () => {
    const bulk = await start({ do: 'frequency', frequency: 'WEEKLY' }, { filter: {} });
    expect(await publisher.call('stopBulk', { params: { bulk: bulk.id } })).toMatchObject({ state: 'stopped' });
    await portal.work();
    const { outcomes, resources } = await find(bulk);
    expect(outcomes).toMatchObject({ done: 0, waiting: resources });
    await expect(publisher.call('stopBulk', { params: { bulk: bulk.id } })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('are no one else’s: areas do not release, strangers do nothing, and what is not there is refused', async () => {
    const [one] = (await listOf()).items;
    const keys = [one?.key ?? ''];
    await expect(start({ do: 'release', notes: '' }, { keys }, area)).rejects.toMatchObject({ code: 'not-allowed' });
    const stranger = await portal.clientAs('publisher', 'elsewhere');
    await expect(listOf({}, stranger)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(start({ do: 'licence', licence: 'CC0-1.0' }, { keys }, stranger)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(start({ do: 'licence', licence: 'nothing-like-it' }, { keys })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    await expect(
      start({ do: 'licence', licence: 'CC0-1.0' }, { keys: ['019a0000-0000-7000-8000-00000000dead'] }),
    ).rejects.toMatchObject({ code: 'invalid-request' });
  });
});

const never = (): never => {
  throw new Error('There is no resource');
};
