import {
  type Client,
  languages,
  type Recommendation,
  type RecommendationEvent,
  type RecommendationState,
  recommendationEvents,
  recommendationLife,
  recommendationStates,
} from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { judgeMilestone, listMoves } from './model.ts';
import { oecdReviews } from './oecd.data.ts';

fc.configureGlobal({ seed: 20_261_126 });

let now = new Date('2026-03-10T18:00:00Z');
let portal: TestPortal;
let anyone: Client;
let root: Client;
let liaison: Client;
let council: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  root = await portal.clientAs('portal-administrator');
  liaison = await portal.clientAs('liaison');
  council = await portal.clientAs('council-member');
});
afterAll(() => portal.close());

/** The day moves on; nobody has to sign in again for it. */
async function moveTo(instant: string): Promise<void> {
  now = new Date(instant);
  await portal.database.query('update session set created = $1, seen = $1', [now]);
}

describe('Q3: the OECD’s recommendations come with the portal', () => {
  test('each in three languages, marked as not its own words, with its source', () => {
    const [first, second] = [oecdReviews['oecd-2016'], oecdReviews['oecd-2018']];
    expect([first.items.length, second.items.length]).toEqual([25, 17]);
    for (const [year, { items, url }] of [['16', first] as const, ['18', second] as const]) {
      expect(url).toMatch(/^https:\/\/doi\.org\/10\.1787\//);
      expect(items.map(({ code }) => code)).toEqual(
        items.map((_, at) => `R${year}-${String(at + 1).padStart(2, '0')}`),
      );
      for (const { title, wording } of items) {
        expect(['paraphrase', 'recalled']).toContain(wording);
        for (const language of languages) expect(title[language]?.length).toBeGreaterThan(20);
        expect(title.fr).not.toMatch(/ [:;?!]/);
      }
    }
  });
  test('are taken in once, by the policy unit alone, and left as people have them', async () => {
    const load = (client: Client) => client.call('loadRecommendations', { params: { set: 'oecd-2018' } });
    for (const client of [liaison, council]) await expect(load(client)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await Promise.all([load(root), load(root)])).toEqual(expect.arrayContaining([{ added: 17 }, { added: 0 }]));
    const { items, counts } = await anyone.call('listRecommendations', { query: { source: 'oecd-2018' } });
    expect(counts).toEqual({ all: 17, answered: 0, overdue: 0, underWay: 0, done: 0, onTime: 0 });
    expect(items[4]).toMatchObject({ code: 'R18-05', state: 'received', owner: null, answerDue: null, moves: [] });
  });
  test('nobody answers before somebody is charged', async () => {
    const { items } = await root.call('listRecommendations', { query: { source: 'oecd-2018' } });
    const [item] = items;
    const move = root.call('moveRecommendation', {
      params: { recommendation: item?.id ?? '' },
      revision: 1,
      body: { event: 'accept', text: 'Se acepta' },
    });
    await expect(move).rejects.toMatchObject({ code: 'conflict' });
    const body = { institution: 'office', post: 'liaison' as const, answerDue: '2026-04-30', text: 'Le toca' };
    const assign = (client: Client, revision: number) =>
      client.call('assignRecommendation', { params: { recommendation: item?.id ?? '' }, revision, body });
    await expect(assign(liaison, 1)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await assign(root, 1)).toMatchObject({ owner: { slug: 'office' }, post: 'liaison', revision: 2 });
    await expect(assign(root, 1)).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });
});

describe('L4: a council’s recommendation is answered within its days', () => {
  let item: Recommendation;
  const read = () => anyone.call('getRecommendation', { params: { recommendation: item.id } });
  const move = async (client: Client, event: RecommendationEvent, text = 'Por acuerdo 4/2026') =>
    client.call('moveRecommendation', {
      params: { recommendation: item.id },
      revision: (await read()).revision,
      body: { event, text },
    });
  test('the council writes it down for its own institution, and nobody for the future', async () => {
    const add = (client: Client, more: object = {}) =>
      client.call('addRecommendation', {
        body: {
          source: 'council',
          title: { es: 'Publicar la nómina' },
          citation: 'Sesión 2, acuerdo 5',
          institution: 'office',
          received: '2026-03-01',
          answerDays: 20,
          ...more,
        },
      });
    await expect(add(liaison)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(add(anyone)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(add(council, { source: 'commitment' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(add(council, { received: '2026-03-11' })).rejects.toMatchObject({ code: 'invalid-request' });
    item = await add(council);
    expect(item).toMatchObject({ answerDue: '2026-03-21', state: 'received', overdue: false, days: -11 });
  });
  test('the liaison is reminded, and everyone sees when it is overdue', async () => {
    await moveTo('2026-03-14T18:00:00Z');
    await portal.domains.freshness.tick();
    const rows = await portal.database.query<{ step: string; state: string; email: string }>(
      `select n.step, n.state, a.email from clock_notice n join account a on a.id = n.account
       where n.kind = 'recommendation' and n.subject = $1`,
      [item.id],
    );
    expect(rows).toEqual([{ step: 'T-7', state: 'sent', email: 'liaison@office.example.org' }]);
    await moveTo('2026-03-24T18:00:00Z');
    expect(await read()).toMatchObject({ overdue: true, days: 3, answered: null });
    const { items, counts } = await anyone.call('listRecommendations', { query: { state: 'overdue' } });
    expect([items.map(({ id }) => id), counts.overdue]).toEqual([[item.id], 1]);
  });
  test('the institution answers with its reason; late stays late', async () => {
    await expect(move(council, 'accept')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(move(liaison, 'finish')).rejects.toMatchObject({ code: 'conflict' });
    await move(liaison, 'refuse', 'No es de nuestra competencia');
    expect(await read()).toMatchObject({ state: 'refused', overdue: false, answered: { event: 'refuse', late: true } });
    await move(liaison, 'accept-partly', 'Se publicará sin nombres');
    expect(await read()).toMatchObject({ answered: { event: 'accept-partly', on: '2026-03-24', late: true } });
    await move(liaison, 'start');
  });
  test('done is only what something shows: a document, or a dataset of this portal', async () => {
    await expect(move(liaison, 'finish')).rejects.toMatchObject({ code: 'conflict' });
    const params = { recommendation: item.id };
    const planned = await liaison.call('addMilestone', {
      params,
      body: { title: 'Primera nómina', due: '2026-03-20' },
    });
    const [milestone] = planned.milestones;
    expect(milestone).toMatchObject({ state: 'overdue' });
    const publisher = await portal.clientAs('publisher');
    const { slug } = await publish(portal, publisher, { name: 'nomina.csv', bytes: harvest(1) });
    const reach = (more: object) =>
      liaison.call('reachMilestone', {
        params: { ...params, milestone: milestone?.id ?? '' },
        body: { on: '2026-03-24', text: 'Publicada', ...more },
      });
    await expect(reach({ dataset: 'nada' })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(reach({ on: '2026-03-25' })).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await reach({ dataset: slug })).toMatchObject({
      milestones: [{ state: 'late', done: '2026-03-24' }],
      evidence: [{ milestone: milestone?.id, dataset: { slug } }],
    });
    await expect(reach({})).rejects.toMatchObject({ code: 'not-found' });
    expect(await move(liaison, 'finish')).toMatchObject({ state: 'done' });
    expect((await read()).steps.map(({ event, role }) => `${event} ${role}`)).toEqual([
      'receive council-member',
      'refuse liaison',
      'accept-partly liaison',
      'start liaison',
      'finish liaison',
    ]);
  });
  test('and stands in the list that anyone takes away', async () => {
    const csv = await (await anyone.request('/api/v1/recommendations.csv?source=council')).text();
    const [heading = '', row = ''] = csv.split('\r\n');
    expect(heading.split(',')).toHaveLength(19);
    expect(row).toContain('Publicar la nómina');
    expect(row).toContain(',done,false,');
    expect((await anyone.request('/api/v1/recommendations.csv?source=nada')).status).toBe(422);
  });
});

test('the life of a recommendation: nothing is done that was not under way, and nothing refused that was accepted', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...recommendationEvents), { maxLength: 30 }), (events) => {
      let state: RecommendationState = 'received';
      for (const event of events) {
        const next: RecommendationState | null = recommendationLife[state][event];
        expect(listMoves(state).includes(event)).toBe(next !== null);
        if (next === null) continue;
        if (next === 'done') expect(state).toBe('under-way');
        if (next === 'refused') expect(state).toBe('received');
        expect(next).not.toBe('received');
        state = next;
      }
      expect(recommendationStates).toContain(state);
    }),
  ));

test('a milestone reached late is late for ever', () => {
  expect(judgeMilestone({ due: '2026-03-20', done: '2026-03-21' }, '2030-01-01')).toBe('late');
  expect(judgeMilestone({ due: '2026-03-20', done: null }, '2026-03-20')).toBe('open');
  expect(judgeMilestone({ due: '2026-03-20', done: null }, '2026-03-21')).toBe('overdue');
});
