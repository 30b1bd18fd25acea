import {
  type Client,
  type Commitment,
  CouncilSession,
  type Plan,
  Problem,
  parseProblem,
  planEvents,
  planStates,
} from '@milpa/sdk';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { planLife } from './model.ts';

let portal: TestPortal;
let anyone: Client;
let office: Client;
let chief: Client;
let other: Client;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date('2026-03-10T12:00:00Z') });
  anyone = await portal.clientAs('anyone');
  office = await portal.clientAs('publisher');
  chief = await portal.clientAs('administrator');
  other = await portal.clientAs('publisher', 'elsewhere');
});
afterAll(() => portal.close());

const params = { institution: 'office' };
const parseBody = (body: object) => body as never;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
let made = 0;
const hold = async (more: object = {}) => {
  made += 1;
  const body = parseBody({
    key: `dato-${made}`,
    name: { es: `Dato ${made}, «único»; con \\ y ñ` },
    level: 'public',
    ...more,
  });
  return office.call('createHolding', { params, body });
};
const begin = (title: string) => office.call('createPlan', { params, body: { title } });
const promise = async (plan: Plan, due: string, more: object = {}, holding?: string): Promise<Commitment> =>
  office.call('addCommitment', {
    params: { plan: plan.id },
    body: parseBody({
      holding: holding ?? (await hold()).id,
      post: 'Dirección de Datos',
      due,
      frequency: 'R/P1M',
      ...more,
    }),
  });
const read = (plan: Plan, client = office) => client.call('getPlan', { params: { plan: plan.id } });
const move = async (plan: Plan, event: 'submit' | 'withdraw', client = office) =>
  client.call('movePlan', { params: { plan: plan.id }, revision: (await read(plan)).revision, body: { event } });
const session = (more: object = {}) => ({
  held: '2026-03-01',
  title: 'Primera sesión ordinaria',
  agenda: ['Plan de apertura'],
  attendance: [
    { post: 'Titular', present: true },
    { post: 'Control interno', present: false },
  ],
  ...more,
});
const decide = (plan: Plan, decides: 'approve' | 'return', text = 'Acuerdo 1') => ({
  about: 'plan',
  text,
  plan: plan.id,
  decides,
});
async function record(
  body: object,
  client = chief,
  minutes: string | undefined = 'acta firmada',
): Promise<CouncilSession> {
  const form = new FormData();
  form.set('session', JSON.stringify(body));
  if (minutes) form.set('file', new Blob([minutes]), 'acta.pdf');
  const answer = await client.request('/api/v1/institutions/office/sessions', { method: 'POST', body: form });
  if (!answer.ok) throw await parseProblem(answer);
  return CouncilSession.parse(await answer.json());
}
async function approve(plan: Plan): Promise<CouncilSession> {
  await move(plan, 'submit');
  return record(session({ resolutions: [decide(plan, 'approve')] }));
}
const reschedule = (item: Commitment, body: object, client = office) =>
  client.call('changeCommitment', { params: { commitment: item.id }, revision: item.revision, body: parseBody(body) });

describe('the life of a plan', () => {
  test('is total: every event in every state is either a state or refused', () => {
    for (const state of planStates)
      for (const event of planEvents) expect([...planStates, null]).toContain(planLife[state][event]);
    expect(Object.values(planLife.approved).every((next) => next === null)).toBe(true);
  });
  test('leads from draft over the council to approved, with its evidence (A3)', async () => {
    const plan = await begin('2026');
    expect(await refusal(move(plan, 'submit'))).toBe('conflict');
    const item = await promise(plan, '2026-06-30');
    expect(await refusal(read(plan, anyone))).toBe('not-found');
    expect(await refusal(record(session({ resolutions: [decide(plan, 'approve')] })))).toBe('conflict');
    expect((await move(plan, 'submit')).state).toBe('submitted');
    expect(await refusal(promise(plan, '2026-07-01'))).toBe('conflict');
    expect(await refusal(reschedule(item, { due: '2026-07-02' }))).toBe('conflict');
    await record(session({ resolutions: [decide(plan, 'return', 'Faltan responsables')] }));
    expect(await read(plan)).toMatchObject({ state: 'returned', note: 'Faltan responsables', approved: null });
    await reschedule(item, { due: '2026-07-15' });
    await move(plan, 'submit');
    const approves = { resolutions: [decide(plan, 'approve')] };
    expect(await refusal(record(session(approves), office))).toBe('not-allowed');
    expect(await refusal(record(session(approves), chief, ''))).toBe('invalid-request');
    const absent = [{ post: 'Titular', present: false }];
    expect(await refusal(record(session({ ...approves, attendance: absent })))).toBe('invalid-request');
    expect(await refusal(record(session({ ...approves, held: '2026-03-11' })))).toBe('invalid-request');
    const held = await record(session(approves));
    const approved = await read(plan, anyone);
    expect(approved).toMatchObject({ state: 'approved', approved: { session: held.id, held: '2026-03-01' } });
    expect(approved.items).toMatchObject([{ first: '2026-07-15', due: '2026-07-15', rescheduled: [], state: 'due' }]);
    const minutes = await anyone.request(`/api/v1/sessions/${held.id}/minutes`);
    expect([minutes.status, await minutes.text()]).toEqual([200, 'acta firmada']);
    expect(minutes.headers.get('content-disposition')).toContain('attachment');
    for (const event of ['submit', 'withdraw'] as const) expect(await refusal(move(plan, event))).toBe('conflict');
    expect(await refusal(promise(plan, '2026-07-01'))).toBe('conflict');
    const remove = office.call('removeCommitment', {
      params: { commitment: item.id },
      revision: approved.items[0]?.revision ?? 0,
    });
    expect(await refusal(remove)).toBe('conflict');
    const actions = (await portal.domains.audit.history({ kind: 'opening-plan', id: plan.id })).map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['create-plan', 'submit-plan', 'return-plan', 'submit-plan', 'approve-plan']);
  });
  test('4.6-3: takes nothing closed, and nothing of others (IDOR)', async () => {
    const plan = await begin('Ajeno y cerrado');
    const raw = await hold({ level: null });
    await promise(plan, '2026-06-30', {}, raw.id);
    expect(await refusal(move(plan, 'submit'))).toBe('conflict');
    const theirs = await other.call('createHolding', {
      params: { institution: 'elsewhere' },
      body: parseBody({ key: 'x', name: { es: 'x' }, level: 'public' }),
    });
    expect(await refusal(promise(plan, '2026-06-30', {}, theirs.id))).toBe('invalid-request');
    const body = parseBody({ holding: theirs.id, post: 'x', due: '2026-06-30' });
    expect(await refusal(other.call('addCommitment', { params: { plan: plan.id }, body }))).toBe('not-found');
    const theirChief = await portal.clientAs('administrator', 'elsewhere');
    const form = new FormData();
    form.set('session', JSON.stringify(session({ resolutions: [decide(plan, 'approve')] })));
    form.set('file', new Blob(['x']), 'acta.pdf');
    const answer = await theirChief.request('/api/v1/institutions/elsewhere/sessions', { method: 'POST', body: form });
    expect((await parseProblem(answer)).code).toBe('not-found');
  });
  test('a session, once put down, is never changed; weights come from one', async () => {
    const weights = { demand: 3, highValue: 2, goal: 1, effort: 1, risk: 1 };
    const held = await record(session({ resolutions: [{ about: 'weights', text: 'Demanda primero', weights }] }));
    expect(await anyone.call('getInventorySettings', { params })).toMatchObject({
      weights,
      weightsFrom: { session: held.id, held: '2026-03-01', resolution: 1 },
    });
    const holding = await hold({ priority: { demand: { score: 5, reason: 'Lo más pedido' } } });
    expect(holding.score).toMatchObject({ least: 37.5, most: 100 });
    const update = "update council_session set title = 'otra' where id = $1";
    await expect(portal.database.query(update, [held.id])).rejects.toThrow('never changed');
  });
});

describe('after approval', () => {
  let plan: Plan;
  let items: readonly Commitment[];
  beforeAll(async () => {
    plan = await begin('Movidas');
    for (const due of ['2026-02-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-06-01'])
      await promise(plan, due, { person: 'Ana' });
    await approve(plan);
    items = (await read(plan)).items;
  });
  const at = (index: number) => items[index] ?? parseBody({});

  test('F11: a day moves only with a reason and a post, which everyone reads: rescheduled n times (U2)', async () => {
    expect(await refusal(reschedule(at(1), { due: '2026-09-01' }))).toBe('invalid-request');
    expect(await refusal(reschedule(at(1), { due: '2026-09-01', reason: 'Falta personal' }))).toBe('invalid-request');
    expect(await refusal(reschedule(at(1), { due: '2026-09-01', reason: 'x', by: 'x' }, other))).toBe('not-allowed');
    const told = { reason: 'Falta personal', by: 'Administración de datos' };
    const once = await reschedule(at(1), { due: '2026-09-01', ...told });
    await reschedule(once, { due: '2026-10-01', reason: 'Otra vez', by: 'Enlace' });
    const seen = await anyone.call('getCommitment', { params: { commitment: at(1).id } });
    expect(seen).toMatchObject({ first: '2026-04-01', due: '2026-10-01', person: '' });
    expect(seen.rescheduled).toMatchObject([
      { number: 1, from: '2026-04-01', to: '2026-09-01', ...told },
      { number: 2, from: '2026-09-01', to: '2026-10-01', reason: 'Otra vez', by: 'Enlace' },
    ]);
    const entries = await portal.domains.audit.history({ kind: 'commitment', id: at(1).id });
    expect(entries.map(({ action }) => action)).toEqual([
      'add-commitment',
      'reschedule-commitment',
      'reschedule-commitment',
    ]);
  });
  test('no hand moves a day in silence', async () => {
    const move = "update commitment set due = '2027-01-01' where id = $1";
    await expect(portal.database.query(move, [at(2).id])).rejects.toThrow('moves only with a reason');
    const rewrite = "update commitment_rescheduling set reason = 'otro' where commitment = $1";
    await expect(portal.database.query(rewrite, [at(1).id])).rejects.toThrow('never changed');
  });
  test('what was promised is kept, late, due or overdue by what was released', async () => {
    const dataset = await publish(portal, office, { name: 'maiz.csv', bytes: harvest(2) });
    const link = async (item: Commitment) => {
      const { revision } = await office.call('getHolding', { params: { holding: item.holding } });
      await office.call('changeHolding', {
        params: { holding: item.holding },
        revision,
        body: { datasets: [dataset.id] },
      });
    };
    const overdue = () => anyone.call('listCommitments', { query: { institution: 'office', state: 'overdue' } });
    expect((await overdue()).items.map(({ id }) => id)).toEqual([at(0).id]);
    await link(at(0));
    await link(at(3));
    expect((await overdue()).items).toEqual([]);
    const after = (await read(plan, anyone)).items;
    expect(after.map(({ id, state, published }) => [id, state, published])).toEqual(
      expect.arrayContaining([
        [at(0).id, 'late', '2026-03-10'],
        [at(3).id, 'kept', '2026-03-10'],
        [at(4).id, 'due', null],
      ]),
    );
  });
  test('F11: a burst is told of: more than a quarter of the days are one day', async () => {
    expect((await read(plan, anyone)).bursts).toEqual([{ day: '2026-06-01', commitments: 2, share: 0.4 }]);
  });
  test('the calendar of all institutions tells its months', async () => {
    const june = await anyone.call('listCommitments', { query: { month: '2026-06' } });
    expect(june.items.map(({ due }) => due)).toEqual(['2026-06-01', '2026-06-01']);
    expect(june.months.map(({ month }) => month)).toEqual(
      [...new Set(june.months.map(({ month }) => month))].toSorted(),
    );
    expect(june.months).toContainEqual({ month: '2026-06', commitments: 2, overdue: 0 });
  });
  test('is a feed: CSV, and a calendar that a parser of RFC 5545 reads', async () => {
    const csv = await (await anyone.request('/api/v1/commitments.csv?institution=office&language=en')).text();
    expect(csv).toMatch(/Times rescheduled/);
    expect(csv).toMatch(/2026-10-01,2026-04-01,2,Otra vez,R\/P1M,,to come/);
    const answer = await anyone.request('/api/v1/commitments.ics?institution=office&language=es');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    const listed = await anyone.call('listCommitments', { query: { institution: 'office', limit: 500 } });
    expect(events).toHaveLength(listed.total);
    for (const { id, due, name, rescheduled } of listed.items) {
      const event = events.find(({ uid }) => uid.startsWith(id));
      expect(event?.startDate.isDate).toBe(true);
      expect(event?.startDate.toString()).toBe(due);
      expect(event?.duration.toSeconds()).toBe(86_400);
      expect(event?.summary).toContain(name.es);
      expect(event?.sequence).toBe(rescheduled.length);
    }
    expect(events.map(({ description }) => description).join('\n')).toContain('2026-04-01 → 2026-09-01');
  });
  test('4.6-2: what was closed afterwards is exported no more', async () => {
    const item = at(4);
    const { revision, name } = await office.call('getHolding', { params: { holding: item.holding } });
    const decision = {
      ...{ instrument: 'Ley', article: 'Artículo 1', reviewer: 'Unidad', reasoning: 'Daña' },
      ...{ decided: '2026-03-01', review: '2027-03-01' },
    };
    const body = { level: 'non-public' as const, decision };
    await office.call('changeHolding', { params: { holding: item.holding }, revision, body });
    expect((await read(plan)).items).toHaveLength(5);
    expect((await read(plan, anyone)).items.map(({ id }) => id)).not.toContain(item.id);
    for (const format of ['csv', 'ics']) {
      const text = await (await anyone.request(`/api/v1/commitments.${format}?institution=office`)).text();
      expect(text.replaceAll('\r\n ', '')).not.toContain(name.es ?? 'none');
      expect(text).not.toContain(item.id);
    }
    expect(await refusal(anyone.call('getCommitment', { params: { commitment: item.id } }))).toBe('not-found');
    const { items: all } = await anyone.call('listCommitments', { query: { institution: 'office', limit: 500 } });
    expect(all.map(({ id }) => id)).not.toContain(item.id);
  });
});

describe('who does what', () => {
  const as = (role: Parameters<TestPortal['clientAs']>[0]) => portal.clientAs(role);
  const decision = {
    ...{ instrument: 'Ley', article: 'Artículo 1', reviewer: 'Unidad', reasoning: 'Daña' },
    ...{ decided: '2026-03-01', review: '2027-03-01' },
  };

  test('an area that owns data describes them and says nothing about who may have them', async () => {
    const area = await as('generating-area');
    const add = (more: object) =>
      area.call('createHolding', { params, body: parseBody({ name: { es: 'Del área' }, ...more }) });
    const made = await add({ key: 'del-area' });
    expect(await refusal(add({ key: 'otro', level: 'public' }))).toBe('not-allowed');
    const close = { level: 'non-public' as const, decision };
    const change = area.call('changeHolding', { params: { holding: made.id }, revision: 1, body: close });
    expect(await refusal(change)).toBe('not-allowed');
  });
  test('the data administrator writes and hands in, the liaison approves; neither does the other', async () => {
    const [keeper, liaison] = [await as('data-administrator'), await as('liaison')];
    const plan = await keeper.call('createPlan', { params, body: { title: 'Por funciones' } });
    const holding = await hold();
    const body = parseBody({ holding: holding.id, post: 'Datos', due: '2026-12-01' });
    expect(await refusal(liaison.call('addCommitment', { params: { plan: plan.id }, body }))).toBe('not-allowed');
    await keeper.call('addCommitment', { params: { plan: plan.id }, body });
    await move(plan, 'submit', keeper);
    const approves = session({ resolutions: [decide(plan, 'approve')] });
    expect(await refusal(record(approves, keeper))).toBe('not-allowed');
    await record(approves, liaison);
    expect((await read(plan, anyone)).state).toBe('approved');
  });
  test('an auditor and the policy unit read what is not public, and write nothing', async () => {
    const auditor = await as('auditor');
    const secret = await hold({ key: 'cerrado-para-todos', level: 'non-public', decision });
    const seen = await auditor.call('getHolding', { params: { holding: secret.id } });
    expect(seen.decision?.article).toBe('Artículo 1');
    const change = auditor.call('changeHolding', {
      params: { holding: secret.id },
      revision: secret.revision,
      body: { post: 'x' },
    });
    expect(await refusal(change)).toBe('not-allowed');
  });
});
