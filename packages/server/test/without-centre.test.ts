import type { Client } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, publish } from './datasets.ts';
import { startTestPortal, type TestPortal } from './portal.ts';

// Files are read in processes of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let portal: TestPortal;
let people: Record<'root' | 'head' | 'area' | 'liaison' | 'publisher' | 'anyone', Client>;
beforeAll(async () => {
  portal = await startTestPortal();
  people = {
    root: await portal.clientAs('portal-administrator'),
    head: await portal.clientAs('administrator'),
    area: await portal.clientAs('generating-area'),
    liaison: await portal.clientAs('liaison'),
    publisher: await portal.clientAs('publisher'),
    anyone: await portal.clientAs('anyone'),
  };
});
afterAll(() => portal.close());

const office = { params: { institution: 'office' } } as const;

describe('F6: the central office is closed', () => {
  test('and everybody of the whole portal loses every right', async () => {
    const ended = 'update appointment set valid_to = now() where institution is null returning id';
    expect((await portal.database.query(ended)).length).toBeGreaterThan(0);
    const { root } = people;
    const tries = [
      root.call('createInstitution', { body: { name: { es: 'Otra' } } }),
      root.call('setReleaseRule', { ...office, body: { fourEyes: true } }),
      root.call('appoint', { ...office, body: { email: 'x@example.org', role: 'viewer' } }),
    ];
    for (const each of await Promise.allSettled(tries))
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not-allowed' } });
  });

  test('a body goes on: it sets its rule, writes, reviews, releases, withdraws and restores with nobody’s leave', async () => {
    const { head, area, liaison, publisher, anyone } = people;
    await head.call('setReleaseRule', { ...office, body: { fourEyes: true } });
    const made = await createByForm(area, 'office', [{ name: 'cosecha.csv', bytes: harvest(2) }]);
    await portal.work();
    const params = { dataset: made.id };
    const { revision } = await getDraft(area, made);
    const review = await area.call('submitForReview', { params, revision, body: {} });
    const decision = { decision: 'approve' as const, comment: '' };
    await liaison.call('decideReview', { params: { review: review.id }, body: decision });
    await portal.work();
    const read = () => anyone.call('getDataset', { params });
    expect(await read()).toMatchObject({ id: made.id, version: 1 });
    expect(await anyone.call('getReceipt', { params: { ...params, version: '1' } })).toHaveProperty('signature');
    const found = await anyone.call('searchDatasets', { query: { q: 'cosecha' } });
    expect(found.items.map(({ id }) => id)).toEqual([made.id]);

    const said = { reason: 'Se repite el levantamiento', authority: 'Dirección General' };
    const now = async () => (await getDraft(publisher, made)).revision;
    await publisher.call('withdrawDataset', { params, revision: await now(), body: said });
    await expect(read()).rejects.toMatchObject({ code: 'withdrawn' });
    await publisher.call('restoreDataset', { params, revision: await now() });
    expect(await read()).toMatchObject({ version: 1 });
    await head.call('setReleaseRule', { ...office, body: { fourEyes: false } });
    expect(await publish(portal, publisher, { name: 'abril.csv', bytes: harvest(1) })).toMatchObject({ latest: 1 });
  });

  test('it names its own people, and what the portal does by itself goes on', async () => {
    const { head, anyone } = people;
    const before = (await head.call('listAppointments', office)).length;
    await head.call('appoint', { ...office, body: { email: 'nueva@example.org', role: 'publisher' } });
    expect(await head.call('listAppointments', office)).toHaveLength(before + 1);
    for (const name of ['feeds-build', 'clock-tick', 'succession-check', 'audit-close-days', 'obligations-refresh']) {
      const job = portal.domains.jobs[name];
      if (!job) throw new Error(`There is no job ${name}`);
      await job({}, AbortSignal.timeout(300_000));
    }
    await portal.work();
    const catalogue = await anyone.request('/catalog.ttl');
    expect([catalogue.status, (await catalogue.text()).includes('cosecha-de-maiz')]).toEqual([200, true]);
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  });
});
