import type { Client, DataRequestAnswer } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askForData, supportRequest } from '../../test/demand.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let now = new Date('2026-03-02T10:00:00Z');
let portal: TestPortal;
let anyone: Client;
let publisher: Client;
let viewer: Client;
let centre: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now, env: { MILPA_TRUST_PROXY: 'yes', MILPA_REQUEST_DAYS: '20' } });
  anyone = await portal.clientAs('anyone');
  publisher = await portal.clientAs('publisher');
  viewer = await portal.clientAs('viewer');
  centre = await portal.clientAs('portal-administrator');
});
afterAll(() => portal.close());

/** The day moves on; nobody has to sign in again for it. */
async function wait(days: number): Promise<void> {
  now = new Date(now.getTime() + days * 86_400_000);
  await portal.database.query('update session set created = $1, seen = $1', [now]);
}
const ask = (more: object = {}) => askForData(portal, { institution: 'office', ...more });
const support = (request: string, email?: string) => supportRequest(portal, request, email);
const read = (request: string) => anyone.call('getDataRequest', { params: { request } });
const answer = async (request: string, body: DataRequestAnswer, client = publisher) =>
  client.call('answerDataRequest', { params: { request }, revision: (await read(request)).revision, body });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const parseBody = (body: object) => body as never;

test('the scoreboard measures the share answered by their day, and nothing where none was due', async () => {
  const body = parseBody({ slug: 'measured', name: { en: 'Measured' }, level: 'federal' });
  await centre.call('createInstitution', { body });
  const params = { institution: 'measured' };
  const score = () => anyone.call('getInstitutionScore', { params });
  const hold = (key: string) => centre.call('createHolding', { params, body: parseBody({ key, name: { en: key } }) });
  await hold('begun');
  const [inTime, late, never, mistaken] = [
    await ask({ institution: 'measured' }),
    await ask({ institution: 'measured' }),
    await ask({ institution: 'measured' }),
    await ask({ institution: 'measured' }),
  ];
  const say = (request: string) =>
    answer(request, { event: 'accept', text: 'We will.', promised: '2027-12-31' }, centre);
  await say(inTime);
  expect(await score()).toMatchObject({
    facts: { requests: { held: 0, unknown: 0, population: 0 } },
    row: { parts: { demand: { missing: 'nothing-due', of: 0 } } },
  });
  await wait(21);
  await say(late);
  const { revision } = await read(mistaken);
  const hide = { event: 'hide', reason: 'It names a person.' } as const;
  await centre.call('moderateDataRequest', { params: { request: mistaken }, revision, body: hide });
  const measured = await score();
  expect(measured.facts.requests).toEqual({ held: 1, unknown: 0, population: 3 });
  expect(measured.row.parts.demand).toMatchObject({ low: 1 / 3, high: 1 / 3 });
  expect((await read(never)).answer.late).toBe(true);
});

test('who needs what an institution holds is counted in its priority, in the place of what was judged', async () => {
  const params = { institution: 'office' };
  const judged = { demand: { score: 1, reason: 'Nobody wrote to us.' } };
  const hold = (key: string, more: object = {}) =>
    publisher.call('createHolding', {
      params,
      body: parseBody({ key, name: { en: `Called ${key}` }, level: 'public', priority: judged, ...more }),
    });
  const [asked, quiet] = [await hold('asked-for'), await hold('quiet')];
  expect([asked.demand, asked.score]).toEqual([null, quiet.score]);
  const [one, two] = [await ask(), await ask()];
  const link = async (request: string, holding: typeof asked.id | null, client = publisher) =>
    client.call('linkDataRequest', {
      params: { request },
      revision: (await read(request)).revision,
      body: { holding },
    });
  expect(await code(link(one, asked.id, viewer))).toBe('not-allowed');
  const elsewhere = await (await portal.clientAs('publisher', 'elsewhere')).call('createHolding', {
    params: { institution: 'elsewhere' },
    body: parseBody({ key: 'theirs', name: { en: 'Theirs' } }),
  });
  expect(await code(link(one, elsewhere.id))).toBe('invalid-request');
  expect((await link(one, asked.id)).holding).toMatchObject({ id: asked.id, name: { en: 'Called asked-for' } });
  await link(two, asked.id);
  const both = await support(one);
  await support(two, both);
  await support(two);
  expect((await read(one)).holding, 'names in an inventory may be closed').toBeNull();
  const get = (client = anyone) => client.call('getHolding', { params: { holding: asked.id } });
  // Two who asked, one who needs both, one more.
  expect(await get()).toMatchObject({ demand: { requests: 2, people: 4, score: 2 }, priority: judged });
  expect((await get()).score.least).toBeGreaterThan(quiet.score.least);
  const page = await (await anyone.request(`/en/institutions/office/inventory/${asked.id}`)).text();
  expect(page).toContain('Counted: 4 people need it, in 2 requests');
  // What is over counts no more, and what is unlinked.
  await answer(two, { event: 'merge', text: 'The same.', request: one });
  expect((await get()).demand).toEqual({ requests: 1, people: 4, score: 2 });
  await link(one, null);
  expect((await get()).demand).toBeNull();
});
