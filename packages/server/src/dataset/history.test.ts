import { type Client, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDraft, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { listChanges } from './history.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;
beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

describe('what changed between two documents', () => {
  test('is told by place, lists whole, and nothing when nothing differs', () => {
    const before = { title: { es: 'a', en: 'b' }, themes: ['X'], gone: 1, same: { x: [1, { y: 2 }] } };
    const after = {
      title: { es: 'c', en: 'b' },
      themes: ['X', 'Y'],
      same: { x: [1, { y: 2 }] },
      'a/b~c': undefined,
      'd/e': 0,
    };
    expect(listChanges(before, after)).toEqual([
      { pointer: '/title/es', before: 'a', after: 'c' },
      { pointer: '/themes', before: ['X'], after: ['X', 'Y'] },
      { pointer: '/gone', before: 1 },
      { pointer: '/d~1e', after: 0 },
    ]);
    expect(listChanges(before, before)).toEqual([]);
  });
  test('is cut where it would not fit a page', () => {
    const [change] = listChanges({ aside: '' }, { aside: 'x'.repeat(50_000) });
    expect(String(change?.after).length).toBe(2001);
    expect(listChanges({}, Object.fromEntries(Array.from({ length: 999 }, (_, at) => [`n${at}`, at])))).toHaveLength(
      200,
    );
  });
});

const historyOf = (client: Client, dataset: string, query: { before?: number; limit?: number } = {}) =>
  client.call('listHistory', { params: { dataset }, query });

test('4.6-4: who changed what and when is public for what is released, without anybody’s e-mail (publishing left no trace)', async () => {
  const made = await publisher.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Historia' }, licence: 'CC-BY-4.0' },
      links: [{ title: 'uno', link: { accessUrl: 'https://example.org/1', format: 'csv' } }],
    },
  });
  const params = { dataset: made.id };
  await expect(historyOf(anyone, made.id)).rejects.toBeInstanceOf(Problem);
  const edited = await publisher.call('changeDraft', {
    params,
    revision: made.revision,
    body: { metadata: { description: { es: 'un secreto que nadie debía ver' } } },
  });
  await release(publisher, edited);
  const mended = await publisher.call('changeDraft', {
    params,
    revision: (await getDraft(publisher, made)).revision,
    body: {
      metadata: { description: { es: 'lo correcto' }, sdgs: ['6.1'] },
      distributions: [{ id: made.distributions[0]?.id ?? '', title: 'dos' }],
    },
  });
  const waiting = await historyOf(anyone, made.slug);
  expect(waiting.map(({ action }) => action)).toEqual(['release-dataset', 'change-dataset', 'create-dataset']);
  await release(publisher, mended);

  const known = await historyOf(anyone, made.slug);
  expect(known[0]).toMatchObject({
    action: 'release-dataset',
    version: 2,
    by: { role: 'publisher', institution: { slug: 'office' } },
    changes: [
      { pointer: '/metadata/description/es', before: 'un secreto que nadie debía ver', after: 'lo correcto' },
      { pointer: '/metadata/sdgs', after: ['6.1'] },
      { pointer: `/distributions/${made.distributions[0]?.id}/title`, before: 'uno', after: 'dos' },
    ],
  });
  // What an edit said is public only as far as a release made it so.
  expect(known[3]).toMatchObject({ action: 'change-dataset', changes: [{ pointer: '/metadata/description/es' }] });
  expect(known[3]?.changes[0]).not.toHaveProperty('after');
  expect(JSON.stringify(known)).not.toContain('@');
  const own = await historyOf(publisher, made.id);
  expect(own[3]?.changes[0]).toMatchObject({ after: 'un secreto que nadie debía ver' });
  expect((await historyOf(anyone, made.id, { limit: 2 })).map(({ number }) => number)).toEqual([5, 4]);
  expect((await historyOf(anyone, made.id, { before: 3 })).map(({ number }) => number)).toEqual([2, 1]);
});

test('a withdrawal and its end stand in it; nothing of it can be changed afterwards', async () => {
  const made = await publisher.call('createDataset', {
    body: { publisher: 'office', kind: 'series', metadata: { title: { es: 'Serie' }, licence: 'CC-BY-4.0' } },
  });
  await release(publisher, made);
  const params = { dataset: made.id };
  const revision = async () => (await getDraft(publisher, made)).revision;
  const said = { reason: 'Contiene datos personales', authority: 'Comité de Transparencia' };
  await publisher.call('withdrawDataset', { params, revision: await revision(), body: said });
  await expect(historyOf(anyone, made.id)).rejects.toMatchObject({ code: 'withdrawn' });
  await publisher.call('restoreDataset', { params, revision: await revision() });
  const [restored, withdrawn] = await historyOf(anyone, made.id);
  expect([restored?.action, withdrawn?.action]).toEqual(['restore-dataset', 'withdraw-dataset']);
  expect(withdrawn).toMatchObject(said);
  for (const statement of [`update dataset_change set action = 'x'`, 'delete from dataset_change'])
    await expect(portal.database.query(statement)).rejects.toThrow(/never changed/);
});

test('an edit that changes nothing leaves no entry', async () => {
  const made = await publisher.call('createDataset', {
    body: { publisher: 'office', metadata: { title: { es: 'Igual' } } },
  });
  await publisher.call('changeDraft', {
    params: { dataset: made.id },
    revision: made.revision,
    body: { metadata: { title: { es: 'Igual' } } },
  });
  expect((await historyOf(publisher, made.id)).map(({ action }) => action)).toEqual(['create-dataset']);
});
