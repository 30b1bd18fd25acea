import { type Client, Dataset, type NewLink, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDraft, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

const link = (name: string): NewLink => ({
  title: name,
  link: { accessUrl: 'https://example.org/page', downloadUrl: `https://example.org/${name}.csv`, format: 'csv' },
  licence: 'CC0-1.0',
});
const create = (more: object = {}) =>
  publisher.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Datos que están en otra parte' }, licence: 'CC-BY-4.0' },
      links: [link('uno'), link('dos')],
      ...more,
    },
  });
const readReleased = async (dataset: string) => Dataset.parse(await anyone.call('getDataset', { params: { dataset } }));

test('a dataset of links is released, and none of them counts as fine before it was asked', async () => {
  const draft = await create();
  expect(draft.blockers).toEqual([]);
  await release(publisher, draft);
  const { distributions } = await readReleased(draft.slug);
  expect(distributions).toMatchObject([
    { title: 'uno', link: { format: 'csv' }, licence: 'CC0-1.0', availability: { state: 'unchecked' } },
    { title: 'dos', availability: { state: 'unchecked' } },
  ]);
});

test('what was found at an address is told, until the link has another address', async () => {
  const draft = await create();
  const [first] = draft.distributions;
  const id = first?.id ?? '';
  const seen = new Date('2026-03-01T00:00:00Z');
  await portal.database.query(
    `insert into link_check (distribution, address, state, checked, status, reason, since)
     values ($1, 'https://example.org/uno.csv', 'unavailable', $2, 404, 'status', $2)`,
    [id, seen],
  );
  await release(publisher, draft);
  const gone = { state: 'unavailable', status: 404, reason: 'status', since: seen.toISOString() };
  expect((await readReleased(draft.slug)).distributions[0]?.availability).toMatchObject(gone);
  const again = await getDraft(publisher, draft);
  const moved = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: again.revision,
    body: { distributions: [{ id, link: { accessUrl: 'https://example.org/elsewhere', format: 'csv' } }] },
  });
  expect(moved.changed).toBe(true);
  await release(publisher, moved);
  expect((await readReleased(draft.slug)).distributions[0]?.availability).toEqual({ state: 'unchecked' });
});

test('the same address is not added twice', async () => {
  const draft = await create();
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { addLinks: [link('uno'), link('tres')] },
  });
  expect(changed.distributions.map(({ title }) => title)).toEqual(['uno', 'dos', 'tres']);
});

test('a series and a service are released without any file', async () => {
  for (const kind of ['series', 'service'] as const) {
    const draft = await create({ kind, links: [] });
    await release(publisher, draft);
    expect(await readReleased(draft.slug)).toMatchObject({ kind, distributions: [] });
  }
});

test('null takes a field away that is not always there; the others stay', async () => {
  const draft = await create({
    metadata: { title: { es: 'Pozos' }, licence: 'CC-BY-4.0', sdgs: ['6.1'], accessLevel: 'restricted' },
  });
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { metadata: { sdgs: null } },
  });
  expect(changed.metadata).toMatchObject({ accessLevel: 'restricted', licence: 'CC-BY-4.0' });
  expect(changed.metadata).not.toHaveProperty('sdgs');
});

test('an address of another kind than http is refused with its place', async () => {
  const refused = publisher.call('createDataset', {
    body: {
      publisher: 'office',
      metadata: { title: { es: 'Mal' } },
      links: [{ title: 'x', link: { accessUrl: 'javascript:alert(1)', format: '' } }],
    },
  });
  const problem = await refused.then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error : undefined),
  );
  expect(problem?.code).toBe('invalid-request');
});
