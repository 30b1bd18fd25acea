import type { Client, Draft, ValueSlot } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let steward: Client;
let anyone: Client;
let table: Draft;
let link: Draft;

const metadata = { licence: 'CC-BY-4.0', frequency: 'ANNUAL', themes: ['g8-health', 'HEAL'] };

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  steward = await portal.clientAs('steward');
  anyone = await portal.clientAs('anyone');
  const made = await createByForm(publisher, 'office', [{ name: 'cosecha.csv', bytes: harvest(2) }], {
    ...metadata,
    title: { es: 'Registro de empresas' },
  });
  await portal.work();
  await release(publisher, await getDraft(publisher, made));
  const described = await publisher.call('createDataset', {
    body: parseBody({
      publisher: 'office',
      metadata: { ...metadata, title: { es: 'Empresas, en otra parte' }, licence: '', frequency: '' },
      links: [{ title: 'Empresas', link: { accessUrl: 'https://example.org/e', format: 'pdf' } }],
    }),
  });
  const licensed = await publisher.call('changeDraft', {
    params: { dataset: described.id },
    body: { metadata: { licence: 'CC-BY-NC-4.0' } },
    revision: described.revision,
  });
  await release(publisher, licensed);
  await portal.work();
  [table, link] = [await getDraft(publisher, made), await getDraft(publisher, described)];
});
afterAll(() => portal.close());
/** The portal checks it; here it only has to be sent. */
const parseBody = (body: object) => body as never;

const fill = (client: Client, { id }: Draft, slot = 'company-register') =>
  client.call('fillSlot', { params: { slot, dataset: id }, body: { note: 'Es el del registro' } });
const findSlot = async (id: string): Promise<ValueSlot | undefined> =>
  (await anyone.call('getCharterReport')).areas.flatMap(({ slots }) => slots).find((slot) => slot.id === id);

describe('the 14 areas', () => {
  test('hold 53 slots; of none has anybody said which dataset it is', async () => {
    const report = await anyone.call('getCharterReport');
    expect(report.areas.map(({ slots }) => slots.length)).toEqual([1, 2, 5, 3, 2, 7, 3, 4, 5, 2, 3, 5, 3, 3, 5]);
    expect(report.slots).toEqual({ filled: 0, all: 53 });
    expect(await findSlot('company-register')).toMatchObject({ datasets: [], checks: null });
    expect(report.areas.find(({ id }) => id === 'g8-health')).toMatchObject({ themed: 2, related: 2 });
  });

  test('a steward says which dataset it is, and it is looked at; who publishes does not say so', async () => {
    await expect(fill(anyone, table)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(fill(publisher, table)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(fill(steward, table, 'nothing')).rejects.toMatchObject({ code: 'not-found' });
    const slot = await fill(steward, table);
    const good = { present: 'pass', fresh: 'pass', licence: 'pass', format: 'pass', bulk: 'pass', api: 'pass' };
    expect(slot.checks).toEqual(good);
    expect(slot.datasets).toMatchObject([{ slug: table.slug, note: 'Es el del registro' }]);
    await fill(steward, table); // once more changes nothing
    expect((await findSlot('company-register'))?.datasets).toHaveLength(1);
    const kept = await portal.database.query('select ended, account is not null as who from charter_slot');
    expect(kept).toEqual([{ ended: null, who: true }]);
    const history = await portal.domains.audit.history({ kind: 'dataset', id: table.id });
    expect(history.filter(({ action }) => action === 'fill-slot')).toHaveLength(1);
  });

  test('a link that was never asked could not be checked; the best dataset of a slot counts', async () => {
    await fill(steward, link, 'safety');
    expect((await findSlot('safety'))?.checks).toEqual({
      present: 'unknown',
      fresh: 'unknown',
      licence: 'fail',
      format: 'fail',
      bulk: 'fail',
      api: 'fail',
    });
    await fill(steward, table, 'safety');
    expect((await findSlot('safety'))?.checks).toMatchObject({ present: 'pass', licence: 'pass', bulk: 'pass' });
  });

  test('indices of others are answered by what fills their slots, and all else stays unknown', async () => {
    const godi = await anyone.call('getChecklist', { params: { checklist: 'godi' } });
    const companies = godi.kinds.find(({ id }) => id === 'companies');
    expect(companies).toMatchObject({ score: { low: 100, high: 100 }, datasets: [{ slug: table.slug }] });
    expect(godi.kinds.find(({ id }) => id === 'water')).toMatchObject({ score: { low: 0, high: 100 }, datasets: [] });
    expect(godi.score.low).toBeCloseTo(100 / 13);
    const barometer = await anyone.call('getChecklist', { params: { checklist: 'barometer' } });
    const row = barometer.kinds.find(({ id }) => id === 'companies');
    // Whether it lasts and is easy to find only people can say; its things have no addresses.
    expect(row?.score).toEqual({ low: 85, high: 95 });
    expect(row?.answers).toMatchObject({ h: 'unknown', i: 'unknown', j: 'fail' });
  });

  test('what is taken back is over, and kept; a withdrawn dataset fills nothing', async () => {
    const params = { slot: 'company-register', dataset: table.id };
    await steward.call('clearSlot', { params });
    await expect(steward.call('clearSlot', { params })).rejects.toMatchObject({ code: 'not-found' });
    expect((await findSlot('company-register'))?.datasets).toEqual([]);
    const kept = await portal.database.query(
      `select ended is not null and ended_by is not null as over from charter_slot where slot = 'company-register'`,
    );
    expect(kept).toEqual([{ over: true }]);
    await fill(steward, table); // and again: a second row
    const body = { reason: 'Por error', authority: 'Artículo 1' };
    const draft = await getDraft(publisher, table);
    await publisher.call('withdrawDataset', { params: { dataset: table.id }, body, revision: draft.revision });
    expect((await findSlot('company-register'))?.datasets).toEqual([]);
  });

  test('of the principles it says what a catalogue can see', async () => {
    const { principles, datasets } = await anyone.call('getCharterReport');
    expect(principles).toHaveLength(12);
    for (const { held, unknown, population } of principles) expect(held + unknown).toBeLessThanOrEqual(population);
    const licence = principles.find(({ check }) => check === 'openLicence');
    expect(licence?.population).toBe(datasets);
  });
});
