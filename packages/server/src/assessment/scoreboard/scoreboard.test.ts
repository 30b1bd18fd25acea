import { emptyTally, indicators, type ScoreFormula, scoreMethods } from '@milpa/measure';
import { type Client, Problem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';
import { createHolders } from '../../account/index.ts';
import { createJobs } from '../../jobs/index.ts';
import { systemRandom } from '../../random.ts';
import { createScoreboard } from './index.ts';

let now = new Date('2026-03-10T18:00:00Z');
let portal: TestPortal;
let anyone: Client;
const troubles: string[] = [];

beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  anyone = await portal.clientAs('anyone');
  const office = await portal.clientAs('publisher');
  await portal.clientAs('publisher', 'sin-nada');
  for (const slug of ['una', 'dos', 'tres']) await portal.clientAs('publisher', slug);
  await fillOffice(office);
  await portal.work();
}, 300_000);
afterAll(() => portal.close());

const insert = (sql: string, values: readonly (string | null)[]) => portal.database.query(sql, values);
const idOf = async (slug: string) => (await portal.domains.institutions.require(slug)).id;

async function addHolding(
  slug: string,
  key: string,
  more: { level?: string; decision?: object } = {},
): Promise<string> {
  const id = systemRandom.id();
  await insert(
    `insert into holding (id, institution, key, name, description, area, post, system, subject, geography, period, priority,
       level, decision, revision, created, updated)
     values ($1, $2, $3, '{"es":"Dato"}', '{}', '', '', '', '', '', '', '{}', $4, $5::text::jsonb, 1, now(), now())`,
    [id, await idOf(slug), key, more.level ?? null, more.decision ? JSON.stringify(more.decision) : null],
  );
  return id;
}

/** Four holdings of which two count, a plan with three commitments of which one was kept late, and one dataset. */
async function fillOffice(office: Client): Promise<void> {
  const dataset = await publish(portal, office, { name: 'cosecha.csv', bytes: harvest(2) });
  const decision = {
    instrument: 'Ley',
    article: '113',
    reviewer: 'Titular',
    reasoning: 'Secreto',
    decided: '2024-01-01',
  };
  const published = await addHolding('office', 'a', { level: 'public' });
  const next = await addHolding('office', 'b', {
    level: 'restricted',
    decision: { ...decision, review: '2027-01-01' },
  });
  const past = await addHolding('office', 'c', {
    level: 'non-public',
    decision: { ...decision, review: '2025-01-01' },
  });
  await addHolding('office', 'd');
  await insert('insert into holding_dataset (holding, dataset, position) values ($1, $2, 0)', [published, dataset.id]);
  const [session, plan] = [systemRandom.id(), systemRandom.id()];
  const [account] = await portal.database.query<{ id: string }>(
    "select id from account where email = 'publisher@office.example.org'",
  );
  const body = await idOf('office');
  await insert(
    `insert into council_session (id, institution, held, title, agenda, attendance, resolutions, imported, account, recorded)
     values ($1, $2, '2026-01-15', 'Primera', '[]', '[]', '[]', false, $3, now())`,
    [session, body, account?.id ?? ''],
  );
  await insert(
    `insert into opening_plan (id, institution, title, state, note, session, revision, created, updated)
     values ($1, $2, 'Plan 2026', 'approved', '', $3, 1, now(), now())`,
    [plan, body, session],
  );
  const commit = (holding: string, day: string) =>
    insert(
      `insert into commitment (id, plan, holding, post, person, due, first, frequency, goal, revision, created, updated)
       values ($1, $2, $3, 'Dirección', '', $4, $4, 'R/P1M', '', 1, now(), now())`,
      [systemRandom.id(), plan, holding, day],
    );
  await commit(published, '2026-02-28');
  await commit(next, '2026-03-09');
  await commit(past, '2026-12-31');
}

const createWith = (methods: readonly ScoreFormula[]) => {
  const { institutions, publishing, freshness, catalogue, demand, reuses, mail, audit } = portal.domains;
  const shared = { database: portal.database, clock: () => now };
  return createScoreboard({
    ...{ ...shared, institutions, publishing, freshness, catalogue, demand, reuses, mail, audit, methods },
    ...{ holders: createHolders(shared), jobs: createJobs(), timeZone: 'America/Mexico_City' },
    ...{
      publicUrl: portal.url,
      portalBody: 'portal-de-datos',
      tallyQuality: portal.domains.assessments.quality.tallyBodies,
    },
    onTrouble: (what) => troubles.push(what),
  });
};
const [v1] = scoreMethods;
if (!v1) throw new Error('There is no method');
/** What may come one day: freshness counts for nothing, and a plan is kept or it is not. */
const v2: ScoreFormula = {
  version: 2,
  weights: { ...v1.weights, freshness: 0, inventory: 35 },
  measures: { ...v1.measures, plan: ({ plan }) => ({ low: plan.onTime > 0 ? 1 : 0, high: 1 }) },
};
const readMonth = (month: string) => anyone.call('getScoreSnapshot', { params: { month } });

describe('the present month', () => {
  test('is computed from what every domain counts, each figure as it is', async () => {
    const score = await anyone.call('getInstitutionScore', { params: { institution: 'office' } });
    expect(score).toMatchObject({ month: '2026-03', soFar: true, hash: null, scored: 1, trend: [] });
    expect(score.facts).toEqual({
      holdings: { held: 2, unknown: 0, population: 4 },
      plan: { approved: true, promised: 3, due: 2, onTime: 0, late: 1 },
      datasets: 1,
      updates: { held: 0, unknown: 1, population: 1 },
      formats: { held: 1, unknown: 0, population: 1 },
      licences: { held: 1, unknown: 0, population: 1 },
      ...{ quality: expect.anything(), requests: emptyTally, reused: { held: 0, unknown: 0, population: 1 } },
    });
    const measured = await anyone.call('getQuality', { query: { institution: 'office' } });
    const { quality } = score.facts;
    if (!quality) throw new Error('Nobody measured the quality');
    const of = (end: 'held' | 'unknown') =>
      indicators.reduce((sum, { id, points }) => {
        const { held, unknown, population } = quality[id] ?? emptyTally;
        return sum + (population === 0 ? 0 : (points * (end === 'held' ? held : held + unknown)) / population);
      }, 0);
    expect(of('held')).toBeCloseTo(measured.byShare?.points ?? 0, 9);
    expect(of('held')).toBeGreaterThan(0);
    // 15 × (2/4 + 1)/2, 20 × (1/2)/2, 20 × 0, 20 × the share of 405, 10 × 1, 5 × 0, of 90
    expect(score.row.score).toBeCloseTo((100 * (11.25 + 5 + (20 * of('held')) / 405 + 10)) / 90, 9);
    expect(score.row.highest).toBeCloseTo((100 * (11.25 + 5 + 20 + (20 * of('unknown')) / 405 + 10)) / 90, 9);
    const kinds = new Set(score.gains.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['classify-holdings', 'keep-commitments', 'mend-metadata', 'say-frequency']);
  });

  test('F8: a promise that is cancelled counts as before: cancelling what is late mends nothing', async () => {
    const read = () => anyone.call('getInstitutionScore', { params: { institution: 'office' } });
    const before = await read();
    await portal.database.query(
      `insert into commitment_cancellation (commitment, at, by_post, reason, account)
       select c.id, now(), 'Dirección', 'Ya no se hará', a.id from commitment c, account a
       where c.first = '2026-03-09' and a.email = 'publisher@office.example.org'`,
    );
    now = new Date(now.getTime() + 61_000);
    const after = await read();
    expect(after.taken).not.toBe(before.taken);
    expect([after.facts, after.row.score]).toEqual([before.facts, before.row.score]);
  });

  test('names those that have not begun without a rank, and never the portal itself', async () => {
    const board = await anyone.call('getScoreboard', { query: {} });
    const named = board.items.map(({ institution: { slug }, rank, score }) => [slug, rank, score === null]);
    expect(named[0]).toEqual(['office', 1, false]);
    expect(named.slice(1)).toEqual(['dos', 'sin-nada', 'tres', 'una'].map((slug) => [slug, null, true]));
    expect(board.distribution).toMatchObject({ scored: 1, tied: 0, spread: null });
    expect(board.method).toMatchObject({ version: 1 });
    expect(board.method.indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  test('is filtered by level, class and who stands above; ranks stay those of all', async () => {
    const root = await portal.clientAs('portal-administrator');
    const { revision } = await anyone.call('getInstitution', { params: { institution: 'office' } });
    await root.call('changeInstitution', {
      params: { institution: 'office' },
      revision,
      body: { parent: await idOf('sin-nada'), class: 'ministry' },
    });
    now = new Date(now.getTime() + 61_000);
    const list = async (query: object) =>
      (await anyone.call('getScoreboard', { query })).items.map(({ institution: { slug } }) => slug);
    expect(await list({ parent: 'sin-nada' })).toEqual(['office']);
    expect(await list({ parent: 'office' })).toEqual([]);
    expect(await list({ class: 'ministry' })).toEqual(['office']);
    expect(await list({ level: 'state' })).toEqual([]);
    expect(await list({ sort: 'plan', limit: 1 })).toEqual(['office']);
  });
});

describe('kept months (C3)', () => {
  test('nothing is kept in the middle of a month; at its turn once, however often and by however many it is tried', async () => {
    const board = createWith([v1]);
    expect(await board.take()).toBeUndefined();
    now = new Date('2026-04-01T05:30:00Z'); // still March in Mexico City
    expect(await board.take()).toBeUndefined();
    now = new Date('2026-04-01T18:00:00Z');
    const taken = await Promise.all([board.take(), createWith([v1]).take(), board.take()]);
    expect(taken.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await board.take()).toBeUndefined();
    const march = await readMonth('2026-03');
    expect(march).toMatchObject({ month: '2026-03', number: 1, method: 1, previous: '0'.repeat(64) });
    const history = await portal.domains.audit.history({ kind: 'scoreboard', id: '2026-03' });
    expect(history.map(({ action }) => action)).toEqual(['keep-scoreboard']);
  });

  test('last March comes out to the last digit for ever, also once there is a second version of the formula', async () => {
    const march = await readMonth('2026-03');
    await addHolding('office', 'e', { level: 'public' });
    await addHolding('una', 'a', { level: 'public' });
    now = new Date('2026-05-02T18:00:00Z');
    const both = createWith([v1, v2]);
    const april = await both.take();
    expect(april).toMatchObject({ month: '2026-04', number: 2, method: 2, previous: march.hash });
    const scoreOf = ({ bodies }: typeof march, slug = 'office') =>
      bodies.find(({ institution }) => institution.slug === slug)?.score;
    expect(april && scoreOf(april)).not.toBe(scoreOf(march));
    expect(await readMonth('2026-03')).toEqual(march);
    expect(await both.verify()).toEqual([]);
    // By the second version alone March cannot be computed, and is not passed off as its own.
    expect(await createWith([v2]).verify()).toEqual([{ month: '2026-03', reason: 'score' }]);
  });

  test('the trend of an institution, the list of months, and the sheet tell the same', async () => {
    const { items } = await anyone.call('listScoreSnapshots');
    expect(items.map(({ month, bodies }) => [month, bodies])).toEqual([
      ['2026-04', 5],
      ['2026-03', 5],
    ]);
    const { trend } = await anyone.call('getInstitutionScore', { params: { institution: 'office' } });
    const march = await readMonth('2026-03');
    expect(trend.map(({ month, method }) => [month, method])).toEqual([
      ['2026-03', 1],
      ['2026-04', 2],
    ]);
    expect(trend[0]?.score).toBe(march.bodies[0]?.score);
    const board = await anyone.call('getScoreboard', { query: { month: '2026-03' } });
    expect(board).toMatchObject({ soFar: false, hash: march.hash, total: 5 });
    const sheet = await (await anyone.request('/api/v1/scoreboard.csv?month=2026-03&language=en')).text();
    const [heading = '', first = ''] = sheet.split('\r\n');
    const cells = new Map(heading.split(',').map((name, at) => [name, first.split(',')[at]]));
    expect(cells.get('score')).toBe((march.bodies[0]?.score ?? 0).toFixed(2));
    expect([cells.get('plan_late'), cells.get('demand'), cells.get('requests_held')]).toEqual(['1', '', '0']);
  });

  test('a month whose end is too long ago stays a gap; one that was not kept is not found', async () => {
    now = new Date('2026-06-08T18:00:00Z');
    expect(await createWith([v1]).take()).toBeUndefined();
    const refused = await readMonth('2026-05').then(
      () => 'found',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
    expect(refused).toBe('not-found');
  });

  test('F8: when more than a fifth tie, it is logged and the centre is written to, once for each kept month', async () => {
    for (const slug of ['dos', 'tres']) await addHolding(slug, 'a', { level: 'public' });
    now = new Date('2026-07-01T18:00:00Z');
    troubles.length = 0;
    const june = await createWith([v1]).take();
    expect(june?.bodies.filter(({ tied }) => tied).map(({ rank }) => rank)).toEqual([2, 2, 2]);
    expect(troubles).toEqual(['the scoreboard tells too few institutions apart']);
    await createWith([v1]).take();
    await portal.work();
    const { letters } = await portal.domains.mail.outbox.list({ limit: 50, offset: 0 });
    const told = letters.filter(({ subject }) => subject.includes('2026-06'));
    expect(told.map(({ to }) => to)).toEqual(['root@example.org']);
    expect(told[0]?.text).toContain('3');
  });

  test('F21: no statement changes or removes a kept month', async () => {
    const statements = [
      "update scoreboard_snapshot set hash = 'x' where month = '2026-03'",
      "delete from scoreboard_snapshot where month = '2026-03'",
      `update scoreboard_body set document = document || '{"score":100}' where month = '2026-03'`,
      "delete from scoreboard_body where month = '2026-03'",
    ];
    for (const statement of statements)
      await expect(portal.database.query(statement), statement).rejects.toThrow(/never changed/);
  });

  test('F21: whoever gets around that is found out: a figure, a score, a rank, a name, a row, a whole month', async () => {
    const { database } = portal;
    const board = createWith([v1, v2]);
    expect(await board.verify()).toEqual([]);
    const tables = ['scoreboard_snapshot', 'scoreboard_body'];
    for (const table of tables) await database.query(`alter table ${table} disable trigger user`);
    const tamper = async (statement: string, undo: string) => {
      await database.query(statement);
      const faults = await board.verify();
      await database.query(undo);
      return faults;
    };
    const body = "where month = '2026-03' and position = 1";
    const set = async (path: string, value: string) => {
      const [kept] = await database.query<{ document: object }>(`select document from scoreboard_body ${body}`);
      const undo = JSON.stringify(kept?.document).replaceAll("'", "''");
      return tamper(
        `update scoreboard_body set document = jsonb_set(document, '{${path}}', '${value}') ${body}`,
        `update scoreboard_body set document = '${undo}' ${body}`,
      );
    };
    const changed = [{ month: '2026-03', reason: 'content' }];
    expect(await set('score', '99')).toEqual(changed);
    expect(await set('rank', '2')).toEqual(changed);
    expect(await set('facts,plan,late', '0')).toEqual(changed);
    expect(await set('institution,name,es', '"Otra"')).toEqual(changed);
    expect(
      await tamper(
        "update scoreboard_snapshot set taken = taken + interval '1 ms' where month = '2026-03'",
        "update scoreboard_snapshot set taken = taken - interval '1 ms' where month = '2026-03'",
      ),
    ).toEqual(changed);
    // Also with a hash that fits again: the month after does not follow it.
    const [row] = await database.query<{ hash: string }>(
      "select hash from scoreboard_snapshot where month = '2026-03'",
    );
    expect(
      await tamper(
        "update scoreboard_snapshot set hash = repeat('a', 64) where month = '2026-03'",
        `update scoreboard_snapshot set hash = '${row?.hash}' where month = '2026-03'`,
      ),
    ).toEqual([
      { month: '2026-03', reason: 'content' },
      { month: '2026-04', reason: 'previous' },
    ]);
    await database.query("delete from scoreboard_body where month = '2026-04'");
    await database.query("delete from scoreboard_snapshot where month = '2026-04'");
    expect(await board.verify()).toEqual([{ month: '2026-06', reason: 'missing' }]);
    for (const table of tables) await database.query(`alter table ${table} enable trigger user`);
  });
});
