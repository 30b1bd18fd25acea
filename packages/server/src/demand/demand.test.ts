import {
  answerEvents,
  type Client,
  type DataRequest,
  type DataRequestAnswer,
  requestEvents,
  requestLife,
  requestStates,
  DataRequest as Shape,
} from '@milpa/sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, publish, release } from '../../test/datasets.ts';
import { anyoneOf, askForData, newAddress, readCode, supportRequest } from '../../test/demand.ts';
import { readLettersTo } from '../../test/letters.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
fc.configureGlobal({ seed: 20_261_126 });

let now = new Date('2026-03-02T10:00:00Z');
let portal: TestPortal;
let anyone: Client;
let publisher: Client;
let steward: Client;
let moderator: Client;
let centre: Client;
const lines: string[] = [];
beforeAll(async () => {
  portal = await startTestPortal({
    now: () => now,
    env: { MILPA_TRUST_PROXY: '1', MILPA_REQUEST_DAYS: '20' },
    onLog: (line) => lines.push(line),
  });
  anyone = await portal.clientAs('anyone');
  publisher = await portal.clientAs('publisher');
  steward = await portal.clientAs('steward');
  moderator = await portal.clientAs('moderator');
  centre = await portal.clientAs('portal-administrator');
  await portal.clientAs('publisher', 'elsewhere');
});
afterAll(() => portal.close());

/** The day moves on; nobody has to sign in again for it. */
async function wait(days: number): Promise<void> {
  now = new Date(now.getTime() + days * 86_400_000);
  await portal.database.query('update session set created = $1, seen = $1', [now]);
}
const lookForDue = async () => portal.domains.demand.jobs['demand-due']?.({}, new AbortController().signal);
const ask = (more: object = {}) => askForData(portal, { institution: 'office', ...more });
const read = (request: string, client = anyone) => client.call('getDataRequest', { params: { request } });
async function answer(request: string, body: DataRequestAnswer, client = publisher): Promise<DataRequest> {
  const { revision } = await read(request);
  return client.call('answerDataRequest', { params: { request }, revision, body });
}
const accept = (request: string, more: object = {}) =>
  answer(request, { event: 'accept', text: 'It will be published.', promised: '2026-12-31', ...more });
const decline = { event: 'decline', text: 'It names persons.', instrument: 'LGTAIP', article: '113, V' } as const;
const moderate = async (request: string, event: 'hide' | 'show', client = moderator) =>
  client.call('moderateDataRequest', {
    params: { request },
    revision: (await read(request)).revision,
    body: { event, reason: 'It names a person.' },
  });
const support = (request: string, email?: string) => supportRequest(portal, request, email);
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const countOf = async (sql: string, values: readonly string[] = []): Promise<number> =>
  (await portal.database.query<{ n: number }>(`select (${sql})::int as n`, [...values]))[0]?.n ?? -1;

describe('asking', () => {
  test('nothing is public before the link in the letter is opened, and it works once', async () => {
    const email = newAddress();
    const body = { title: 'Rivers and floods', description: 'Every flood since 1990.', email, language: 'en' } as const;
    await anyoneOf(portal).call('askForData', { body: { ...body, name: 'Ana' } });
    const found = () => anyone.call('listDataRequests', { query: { q: 'floods' } });
    expect((await found()).total).toBe(0);
    const [{ id } = { id: '' }] = await portal.database.query<{ id: string }>(
      "select id from demand_request where title like 'Rivers%'",
    );
    expect(await code(read(id))).toBe('not-found');
    const link = await readCode(portal, email);
    const [letter] = await readLettersTo(portal, email);
    expect(letter).toContain('Hello Ana');
    expect(await anyone.call('confirmVoice', { body: { code: link } })).toEqual({ request: id, kind: 'asker' });
    expect(await found()).toMatchObject({ total: 1, items: [{ id, state: 'open', supports: 1, institution: null }] });
    expect(await code(anyone.call('confirmVoice', { body: { code: link } }))).toBe('not-found');
  });

  test('what nobody confirmed in three days was never said', async () => {
    const email = newAddress();
    const body = { title: 'Never confirmed', description: 'Nobody opens the link.', email };
    await anyoneOf(portal).call('askForData', { body });
    const link = await readCode(portal, email);
    await wait(4);
    expect(await code(anyone.call('confirmVoice', { body: { code: link } }))).toBe('not-found');
    await lookForDue();
    expect(await countOf("select count(*) from demand_request where title = 'Never confirmed'")).toBe(0);
    expect(await countOf('select count(*) from demand_voice where confirmed is null')).toBe(0);
  });

  test('a program that fills in everything is told that all is well, and nothing happens', async () => {
    const email = newAddress();
    const body = { title: 'Buy this now', description: 'It is very cheap.', email, website: 'https://spam.example' };
    await anyoneOf(portal).call('askForData', { body });
    await portal.work();
    expect(await readLettersTo(portal, email)).toEqual([]);
    expect(await countOf("select count(*) from demand_request where title = 'Buy this now'")).toBe(0);
  });

  test('at most so many letters go to one address, and from one place', async () => {
    const email = newAddress();
    const send = (place: string, to: string) =>
      code(
        anyoneOf(portal, place).call('askForData', {
          body: { title: 'Again and again', description: 'The same once more.', email: to },
        }),
      );
    const toOne: string[] = [];
    for (let times = 0; times < 5; times += 1) toOne.push(await send(`203.0.113.${times + 1}`, email));
    expect(toOne).toEqual(['done', 'done', 'done', 'too-many-requests', 'too-many-requests']);
    const fromOne: string[] = [];
    for (let times = 0; times < 8; times += 1) fromOne.push(await send('203.0.113.99', newAddress()));
    expect(fromOne.filter((each) => each === 'too-many-requests')).toHaveLength(2);
  });

  test('finds what is alike: words without accents, most in common first', async () => {
    await ask({ title: 'Producción de maíz blanco', description: 'Toneladas de maíz por municipio.' });
    await ask({ title: 'Precios de la tortilla', description: 'Precio diario del kilo de tortilla de maiz.' });
    const alike = await anyone.call('listDataRequests', { query: { alike: 'produccion del MAIZ' } });
    expect(alike.items.map(({ title }) => title)).toEqual(['Producción de maíz blanco', 'Precios de la tortilla']);
    const both = await anyone.call('listDataRequests', { query: { q: 'maíz tortilla' } });
    expect(both.items.map(({ title }) => title)).toEqual(['Precios de la tortilla']);
    expect((await anyone.call('listDataRequests', { query: { q: '100% \\ _' } })).total).toBe(0);
  });
});

describe('the life of a request', () => {
  test('the table is total, leads nowhere from the dead, and nobody answers before it is confirmed', () => {
    expect(Object.keys(requestLife)).toEqual([...requestStates]);
    for (const state of requestStates)
      expect(Object.keys(requestLife[state]).toSorted()).toEqual([...requestEvents].toSorted());
    for (const state of ['unconfirmed', 'published', 'duplicate', 'fulfilled', 'withdrawn', 'hidden'] as const)
      for (const event of answerEvents) expect(requestLife[state][event]).toBeNull();
  });

  test('whatever people try in whatever order, it is only ever what the table says, and all of it is told', async () => {
    const tries = fc.array(fc.constantFrom('accept', 'decline', 'publish', 'forward', 'hide', 'show'), {
      minLength: 1,
      maxLength: 5,
    });
    const dataset = (await publish(portal, publisher, { name: 'wells.csv', bytes: harvest(1) })).slug;
    const bodies = {
      accept: { event: 'accept', text: 'Yes, soon.', promised: '2027-01-31' },
      decline,
      publish: { event: 'publish', text: 'Look here.', dataset },
      forward: { event: 'forward', text: 'Not ours.', institution: 'elsewhere' },
    } as const;
    await fc.assert(
      fc.asyncProperty(tries, async (events) => {
        const request = await ask();
        let state: DataRequest['state'] = 'open';
        let steps = 1;
        let [holder, other] = ['office', 'elsewhere'];
        for (const event of events) {
          const next: DataRequest['state'] | null = requestLife[state][event];
          const body = event === 'forward' ? { ...bodies.forward, institution: other } : undefined;
          const done = await code(
            event === 'hide' || event === 'show'
              ? moderate(request, event, centre)
              : answer(request, body ?? bodies[event], centre),
          );
          expect(done).toBe(next === null ? 'conflict' : 'done');
          if (next === null) continue;
          if (event === 'forward') [holder, other] = [other, holder];
          state = next;
          steps += 1;
          const shown = await read(request);
          expect(shown).toMatchObject({ state, institution: { slug: holder }, revision: steps + 1 });
          expect(shown.steps.map((step) => step.state)).toHaveLength(steps);
          expect(shown.steps.at(-1)).toMatchObject({ event, state });
          expect(shown.refusal !== null).toBe(state === 'declined');
          expect(shown.title === '').toBe(state === 'hidden');
        }
      }),
      { numRuns: 12 },
    );
  });

  test('who may answer does, with the revision they saw; who may not is told', async () => {
    const request = await ask();
    const { revision } = await read(request);
    const body = { event: 'accept', text: 'We will.', promised: '2026-12-31' } as const;
    const call = (client: Client, seen = revision) =>
      code(client.call('answerDataRequest', { params: { request }, revision: seen, body }));
    expect(await call(anyone)).toBe('sign-in-needed');
    expect(await call(await portal.clientAs('publisher', 'elsewhere'))).toBe('not-allowed');
    expect(await call(moderator)).toBe('not-allowed');
    expect(await call(steward, revision + 1)).toBe('edited-meanwhile');
    expect(await call(steward)).toBe('done');
    // A refusal stands on a law: whoever decides on access takes it, and no one else.
    expect(await code(answer(request, decline, steward))).toBe('not-allowed');
    expect(await answer(request, decline)).toMatchObject({
      state: 'declined',
      promised: null,
      refusal: { reason: 'It names persons.', instrument: 'LGTAIP', article: '113, V' },
    });
    expect((await read(request, publisher)).moves).toEqual(['accept', 'publish', 'merge']);
    expect((await read(request, steward)).moves).toEqual(['accept', 'publish', 'merge']);
    expect((await read(request)).moves).toEqual([]);
  });

  test('a promise has its day: neither one that is over, nor none', async () => {
    const request = await ask();
    expect(await code(accept(request, { promised: '2026-01-01' }))).toBe('invalid-request');
    expect(await code(answer(request, { event: 'accept', text: 'Some day.' }))).toBe('invalid-request');
    expect(await code(accept(request, { dataset: 'no-such-thing' }))).toBe('invalid-request');
  });

  test('what nobody is charged with, the centre sends on; its days begin anew, and everyone reads it', async () => {
    const request = await ask({ institution: undefined });
    expect(await code(answer(request, { event: 'accept', text: 'Ours.', promised: '2026-12-31' }))).toBe('not-allowed');
    await wait(3);
    const before = await read(request);
    const sent = await answer(
      request,
      { event: 'forward', text: 'They hold the wells.', institution: 'office' },
      centre,
    );
    expect(sent).toMatchObject({ state: 'open', institution: { slug: 'office' }, answer: { done: null } });
    expect(sent.answer.due > before.answer.due).toBe(true);
    expect(sent.steps.at(-1)).toMatchObject({ event: 'forward', institution: { slug: 'office' } });
    expect(await code(answer(request, { event: 'forward', text: 'To us.', institution: 'office' }))).toBe(
      'invalid-request',
    );
    await portal.work();
    expect(
      await readLettersTo(portal, 'publisher@office.example.org', `Request ${sent.number} was sent on`),
    ).not.toEqual([]);
  });

  test('an answer that is late is in sight of everyone, told once, and stays late', async () => {
    const request = await ask({ title: 'Nobody answers this' });
    await wait(20);
    await lookForDue();
    expect((await read(request)).answer).toMatchObject({ late: false, done: null });
    await wait(1);
    expect((await read(request)).answer.late).toBe(true);
    const overdue = await anyone.call('listDataRequests', { query: { state: 'overdue', institution: 'office' } });
    expect(overdue.items.map(({ id }) => id)).toContain(request);
    expect(overdue.counts.overdue).toBe(overdue.total);
    await lookForDue();
    await lookForDue();
    await portal.work();
    const { number } = await read(request);
    expect(await readLettersTo(portal, 'publisher@office.example.org', `Not answered: request ${number}`)).toHaveLength(
      1,
    );
    expect((await accept(request)).answer).toMatchObject({ late: true });
  });

  test('hidden words are nowhere, but that there was a request and why it is hidden stays', async () => {
    const request = await ask({ title: 'The salary of Mr Pérez', description: 'His salary and his address.' });
    expect(await code(moderate(request, 'hide', steward))).toBe('not-allowed');
    const hidden = await moderate(request, 'hide');
    expect(hidden).toMatchObject({ state: 'hidden', title: 'The salary of Mr Pérez', moves: ['show'] });
    const shown = await read(request);
    expect(shown).toMatchObject({ title: '', description: '', tags: [] });
    expect(shown.steps.at(-1)).toMatchObject({ event: 'hide', text: 'It names a person.', role: 'moderator' });
    for (const path of ['/api/v1/requests', '/api/v1/requests.csv', '/en/requests.atom', '/en/requests'])
      expect(await (await anyone.request(path)).text()).not.toContain('Pérez');
    const queue = await moderator.call('listRequestsToAnswer', { query: { show: 'hidden' } });
    expect(queue.items.map(({ id }) => id)).toContain(request);
    expect(await moderate(request, 'show')).toMatchObject({ state: 'open', answer: { done: null, late: false } });
  });
});

describe('support', () => {
  test('each address counts once, and nobody learns whether it was there before', async () => {
    const request = await ask();
    const email = await support(request);
    expect((await read(request)).supports).toBe(2);
    const again = (address: string) =>
      anyoneOf(portal).call('supportDataRequest', { params: { request }, body: { email: address } });
    const [before, first] = [await again(email.toUpperCase()), await again(newAddress())];
    expect(Object.keys(before)).toEqual(Object.keys(first));
    await portal.work();
    expect((await read(request)).supports).toBe(2);
    expect(await readLettersTo(portal, email)).toHaveLength(1);
  });

  test('merged requests carry their supports over, each address once; both ways at once is impossible', async () => {
    const [one, two, three] = [await ask(), await ask(), await ask()];
    const both = newAddress();
    for (const request of [one, two]) await support(request, both);
    await support(two);
    const { number } = await read(one);
    const merge = (from: string, into: string) =>
      answer(from, { event: 'merge', text: 'The same wells.', request: into });
    expect(await code(merge(one, one))).toBe('invalid-request');
    expect(await merge(two, `#${number}`)).toMatchObject({ state: 'duplicate', duplicateOf: { id: one, number } });
    // Two askers, one supporter of both, one of the second.
    expect((await read(one)).supports).toBe(4);
    expect(await code(merge(one, two)), 'it would go on nowhere').toBe('invalid-request');
    await merge(one, three);
    expect((await read(two)).duplicateOf?.id).toBe(three);
    expect((await read(three)).supports).toBe(5);
  });

  test('whoever asks for no more letters gets none and is known no more; the support still counts', async () => {
    const request = await ask();
    const email = await support(request);
    const asker = newAddress();
    const mine = await ask({ email: asker });
    await answer(request, decline);
    await answer(mine, decline);
    await portal.work();
    const leaving = (letter = '') => {
      const link = new URL(/https?:\/\/\S+\/requests\/leave\?\S+/.exec(letter)?.[0] ?? 'about:blank');
      return { voice: link.searchParams.get('voice') ?? '', key: link.searchParams.get('key') ?? '' };
    };
    const [letter] = await readLettersTo(portal, email, 'LGTAIP');
    const body = leaving(letter);
    expect(await code(anyone.call('leaveDataRequest', { body: { ...body, key: `${body.key.slice(0, -2)}xx` } }))).toBe(
      'not-found',
    );
    // A supporter takes nothing back.
    expect(await anyone.call('leaveDataRequest', { body: { ...body, withdraw: true } })).toEqual({
      request,
      withdrawn: false,
    });
    await accept(request);
    await portal.work();
    expect(await readLettersTo(portal, email)).toHaveLength(2);
    expect((await read(request)).supports).toBe(2);
    const [own] = await readLettersTo(portal, asker, 'LGTAIP');
    await anyone.call('leaveDataRequest', { body: { ...leaving(own), withdraw: true } });
    expect(await read(mine)).toMatchObject({ state: 'withdrawn', maySupport: false });
  });
});

describe('you asked, we did', () => {
  test('the release of what was promised fulfils the request, and each gets one letter in their language', async () => {
    const asker = newAddress();
    const request = await ask({ email: asker, title: 'Harvest of maize' });
    const supporter = await support(request);
    const draft = await createByForm(publisher, 'office', [{ name: 'maize.csv', bytes: harvest(1) }]);
    await portal.work();
    await accept(request, { dataset: draft.id });
    expect((await read(request)).datasets, 'a draft is nobody’s business').toEqual([]);
    await release(publisher, await getDraft(publisher, draft));
    await portal.work();
    const done = await read(request);
    expect(done).toMatchObject({ state: 'fulfilled', datasets: [{ id: draft.id }], maySupport: false });
    // Heard again, as after a crash: nothing more happens.
    await portal.domains.demand.released({ dataset: draft.id });
    await portal.work();
    expect((await read(request)).revision).toBe(done.revision);
    expect(await readLettersTo(portal, asker, 'You asked, we did')).toHaveLength(1);
    expect(await readLettersTo(portal, asker), 'to confirm, accepted, released').toHaveLength(3);
    expect(await readLettersTo(portal, supporter, `/fr/requests/${request}`)).toHaveLength(2);
    const page = await (await anyone.request(`/en/requests/${request}`)).text();
    expect(page).toContain('You asked, we did');
    expect(page).toContain(`/en/datasets/${draft.slug}`);
  });

  test('a commitment of the plan says the day, and is kept by its dataset', async () => {
    const request = await ask({ title: 'Promised in the plan' });
    const { commitment, release: publishIt } = await promiseInPlan();
    expect(await code(accept(request, { commitment: commitment.plan }))).toBe('invalid-request');
    const accepted = await answer(request, {
      event: 'accept',
      text: 'It stands in our plan.',
      commitment: commitment.id,
    });
    expect(accepted).toMatchObject({ promised: commitment.due, commitment: { id: commitment.id, cancelled: false } });
    await publishIt();
    expect(await read(request)).toMatchObject({ state: 'fulfilled' });
  });
});

/** A holding that is promised in an approved plan, and the dataset that keeps it. */
async function promiseInPlan() {
  const params = { institution: 'office' };
  const draft = await createByForm(publisher, 'office', [{ name: 'plan.csv', bytes: harvest(1) }]);
  const holding = parseBody({ key: 'floods', name: { en: 'Floods' }, level: 'public', datasets: [draft.id] });
  const held = await publisher.call('createHolding', { params, body: holding });
  const plan = await publisher.call('createPlan', { params, body: { title: 'Plan 2026' } });
  const promised = { holding: held.id, post: 'Data office', due: '2026-11-30' };
  const commitment = await publisher.call('addCommitment', { params: { plan: plan.id }, body: parseBody(promised) });
  const { revision } = await publisher.call('getPlan', { params: { plan: plan.id } });
  await publisher.call('movePlan', { params: { plan: plan.id }, revision, body: { event: 'submit' } });
  await recordSession(plan.id);
  return {
    commitment,
    async release() {
      await portal.work();
      await release(publisher, await getDraft(publisher, draft));
      await portal.work();
    },
  };
}

/** The council approves a plan, with its minutes. */
async function recordSession(plan: string): Promise<void> {
  const session = {
    ...{ held: '2026-03-01', title: 'First session', agenda: ['Opening plan'] },
    attendance: [{ post: 'Head', present: true }],
    resolutions: [{ about: 'plan', text: 'Resolution 1', plan, decides: 'approve' }],
  };
  const form = new FormData();
  form.set('session', JSON.stringify(session));
  form.set('file', new Blob(['signed minutes']), 'minutes.pdf');
  const path = '/api/v1/institutions/office/sessions';
  const sent = await (await portal.clientAs('administrator')).request(path, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(await sent.text());
}
const parseBody = (body: object) => body as never;

describe('who asks is nobody’s business (F18)', () => {
  const secrets = async () => {
    const email = newAddress();
    const request = await ask({ email, name: 'Xóchitl Secreta' });
    const supporter = await support(request);
    return { email, supporter, request };
  };

  test('no answer, page, feed, file, log line, audit entry or row has an address or a name', async () => {
    const { email, supporter, request } = await secrets();
    await accept(request);
    await portal.work();
    const told: string[] = [];
    for (const client of [anyone, publisher, moderator, centre])
      for (const path of [
        `/api/v1/requests/${request}`,
        '/api/v1/requests?limit=200',
        '/api/v1/requests.csv',
        '/es/requests.atom',
        `/es/requests/${request}`,
        `/es/workspace/requests/${request}`,
        '/es/requests',
        '/api/v1/requests-to-answer?show=all',
      ])
        told.push(await (await client.request(path)).text());
    const rows = await portal.database.query<{ text: string }>(
      `select to_jsonb(t)::text as text from (
         select to_jsonb(r) from demand_request r union all select to_jsonb(v) from demand_voice v
         union all select to_jsonb(s) from demand_step s union all select to_jsonb(l) from demand_letter l
         union all select to_jsonb(e) from audit_entry e) t`,
    );
    const everything = [...told, ...lines, ...rows.map(({ text }) => text)].join('\n').toLowerCase();
    expect(everything.length).toBeGreaterThan(10_000);
    for (const secret of [email, supporter, 'secreta']) expect(everything.includes(secret.toLowerCase())).toBe(false);
    Shape.parse(await read(request));
  });

  test('where to write is removed ninety days after the end; that somebody needs it still counts', async () => {
    const { request } = await secrets();
    await answer(request, decline);
    const known = () =>
      countOf('select count(*) from demand_voice where reply_to is not null and request = $1', [request]);
    await wait(89);
    await lookForDue();
    expect(await known()).toBe(2);
    await wait(2);
    await lookForDue();
    expect(await known()).toBe(0);
    expect((await read(request)).supports).toBe(2);
  });

  test('no table has a place for a network address', async () => {
    const columns = await portal.database.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name like 'demand%'
         and (data_type in ('inet', 'cidr') or column_name ~ '(^|_)(ip|address|agent|cookie)($|_)')`,
    );
    expect(columns).toEqual([]);
  });
});
