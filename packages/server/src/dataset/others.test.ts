import { type Client, type Draft, listTables } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { harvest, publish, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;
let draft: Draft;
beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
  await portal.clientAs('publisher', 'elsewhere');
  draft = await publish(portal, publisher, { name: 'maíz.csv', bytes: harvest(1) });
});
afterAll(() => portal.close());

test('4.6-3: an identifier of another institution opens nothing: no change, release, withdrawal, purge, nor the institution', async () => {
  const stranger = await portal.clientAs('publisher', 'elsewhere');
  const own = { params: { dataset: draft.id }, revision: draft.revision } as const;
  const reason = { reason: 'No es nuestro', authority: 'Nadie' };
  const office = await anyone.call('getInstitution', { params: { institution: 'office' } });
  const tries = [
    stranger.call('changeDraft', { ...own, body: { metadata: { title: { es: 'Mío' } } } }),
    release(stranger, draft),
    stranger.call('withdrawDataset', { ...own, body: reason }),
    stranger.call('purgeDataset', { params: { dataset: draft.id }, body: reason }),
    stranger.call('changeInstitution', {
      params: { institution: office.id },
      revision: office.revision,
      body: { name: { es: 'Mía' } },
    }),
  ];
  for (const each of await Promise.allSettled(tries))
    expect(each).toMatchObject({
      status: 'rejected',
      reason: { code: expect.stringMatching(/^not-(?:allowed|found)$/) },
    });
  expect(await publisher.call('getDraft', { params: { dataset: draft.id } })).toEqual(draft);
  expect(await anyone.call('listReleases', { params: { dataset: draft.id } })).toHaveLength(1);
  expect(await anyone.call('getInstitution', { params: { institution: 'office' } })).toEqual(office);
});

test('4.6-3: an order of rows or of a list is a choice, never SQL', async () => {
  const [table] = listTables(await anyone.call('getDataset', { params: { dataset: draft.id } }));
  const evil = encodeURIComponent('title; drop table dataset; --');
  for (const path of [
    `/api/v1/datasets?sort=${evil}`,
    `/api/v1/institutions/office/inventory?sort=${evil}`,
    `/api/v1/tables/${table?.id}/rows?sort=${evil}`,
  ])
    expect([path, (await anyone.request(path)).status]).toEqual([
      path,
      expect.toSatisfy((code) => code >= 400 && code < 500),
    ]);
  expect((await anyone.call('getDataset', { params: { dataset: draft.id } })).id).toBe(draft.id);
});
