import { Dataset, type NewLink } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDraft, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import type { Caller } from '../http/index.ts';
import type { PutRequest } from './index.ts';

let portal: TestPortal;
let caller: Caller | undefined;
const source = 'https://catalogue.example.org';

beforeAll(async () => {
  portal = await startTestPortal();
  const cookie = await portal.cookieOf('publisher');
  caller = await portal.domains.accounts.identify(new Request(portal.url, { headers: { cookie } }));
});
afterAll(() => portal.close());

const link = (name: string, more: Partial<NewLink> = {}): NewLink => ({
  title: name,
  link: { accessUrl: `https://example.org/${name}`, format: 'csv' },
  ...more,
});
const put = (key: string, title: string, more: Partial<PutRequest> = {}) =>
  portal.domains.datasets.put({
    ...{ caller, publisher: 'office', kind: 'dataset', source, key },
    metadata: { title: { es: title }, licence: 'CC-BY-4.0' },
    ...more,
  });

test('identity is not the title (ADELA 5): a source that renames keeps its record, its identifiers and its old address', async () => {
  const made = await put('a-1', 'Contratos', { links: [link('uno'), link('dos')] });
  const publisher = await portal.clientAs('publisher');
  if (!made.draft) throw new Error('no draft');
  await release(publisher, made.draft);
  const renamed = await put('a-1', 'Contratos del IMSS', { links: [link('uno'), link('dos')] });
  expect([made.outcome, renamed.outcome, renamed.dataset]).toEqual(['created', 'changed', made.dataset]);
  const draft = await getDraft(publisher, { id: made.dataset });
  expect(draft).toMatchObject({ slug: made.draft.slug, metadata: { title: { es: 'Contratos del IMSS' } } });
  expect(draft.distributions.map(({ id }) => id)).toEqual(made.draft.distributions.map(({ id }) => id));
  await release(publisher, draft);
  const anyone = await portal.clientAs('anyone');
  const seen = Dataset.parse(await anyone.call('getDataset', { params: { dataset: made.dataset } }));
  expect([seen.version, seen.slug]).toEqual([2, made.draft.slug]);
});

test('a title that many offices use does not collide (ADELA 5)', async () => {
  const [one, other] = [await put('b-1', 'Presupuesto'), await put('b-2', 'Presupuesto')];
  expect(one.dataset).not.toBe(other.dataset);
  expect([one.draft?.slug, other.draft?.slug]).toEqual(['presupuesto', 'presupuesto-2']);
});

test('a harvest that comes again makes nothing anew (ADELA 6): nothing written when nothing differs, links kept by address', async () => {
  const first = await put('c-1', 'Pozos', { links: [link('uno', { licence: 'CC0-1.0' }), link('dos')] });
  const again = await put('c-1', 'Pozos', { links: [link('uno', { licence: 'CC0-1.0' }), link('dos')] });
  expect(again).toEqual({ outcome: 'unchanged', dataset: first.dataset });
  const less = await put('c-1', 'Pozos', { links: [link('tres'), link('uno')] });
  const [one] = first.draft?.distributions ?? [];
  expect(less.draft?.distributions.map(({ title }) => title)).toEqual(['tres', 'uno']);
  expect(less.draft?.distributions[1]).toMatchObject({ id: one?.id, title: 'uno' });
  expect(less.draft?.distributions[1]).not.toHaveProperty('licence');
  expect((await put('c-1', 'Pozos', { links: [link('tres'), link('uno')] })).outcome).toBe('unchanged');
});

test('links to one address stay apart', async () => {
  const twice = [link('uno'), { ...link('uno'), title: 'lo mismo, por año' }];
  const made = await put('d-1', 'Dos veces', { links: twice });
  expect(made.draft?.distributions).toHaveLength(2);
  expect((await put('d-1', 'Dos veces', { links: twice })).outcome).toBe('unchanged');
});

test('many readers of one source make one record', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => put('e-1', 'A la vez')));
  expect(new Set(all.map(({ dataset }) => dataset)).size).toBe(1);
  expect(all.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
});

test('a record that carries the identifier is taken over, once for each source', async () => {
  const metadata = { title: { es: 'Con clave' }, licence: 'CC-BY-4.0', identifiers: ['doi:10.1/x'] };
  const own = await put('f-1', 'Con clave', { metadata });
  const moved = await put('9', 'Con clave', { source: 'https://new.example.org', identifier: 'doi:10.1/x', metadata });
  expect(moved).toMatchObject({ dataset: own.dataset });
  const second = await put('10', 'Otro', { source: 'https://new.example.org', identifier: 'doi:10.1/x' });
  expect(second.dataset).not.toBe(own.dataset);
  expect(await portal.domains.datasets.listKeys('https://new.example.org', '', 10)).toEqual([
    { key: '10', dataset: second.dataset },
    { key: '9', dataset: own.dataset },
  ]);
});

test('nobody puts for an institution without a role in it', async () => {
  await expect(put('g-1', 'Ajeno', { caller: undefined })).rejects.toMatchObject({ code: 'sign-in-needed' });
});
