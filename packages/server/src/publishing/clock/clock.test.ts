import { addDays, type Client, createClient, type Draft, type Freshness, findDayIn, OverdueQuery } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addByForm, createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal, testPassword } from '../../../test/portal.ts';
import { type MailServer, startMailServer } from '../../../test/smtp.ts';
import { createHolders } from '../../account/index.ts';
import { createMail, type Mail, parseMessage } from '../../mail/index.ts';
import { systemRandom } from '../../random.ts';
import { countSeconds } from './hours.ts';
import { createFreshnessClock, type FreshnessClock, type Promised } from './index.ts';
import { listSteps } from './model.ts';

const timeZone = 'America/Mexico_City';
let now = new Date('2026-01-31T18:00:00Z');
let portal: TestPortal;
let anyone: Client;
let server: MailServer;
let mail: Mail;
let clock: FreshnessClock;
const extra: Promised[] = [];

beforeAll(async () => {
  portal = await startTestPortal({ env: { MILPA_TIME_ZONE: timeZone }, now: () => now });
  anyone = await portal.clientAs('anyone');
  for (const who of ['publisher', 'viewer'] as const) await portal.cookieOf(who);
  await portal.cookieOf('publisher', 'elsewhere');
  server = await startMailServer();
  const { audit, datasets, institutions } = portal.domains;
  mail = createMail({
    smtpUrl: server.url,
    from: 'Datos <datos@example.org>',
    outbox: portal.dataFolder,
    outboxDays: 30,
    now: () => now,
  });
  const needs = { database: portal.database, clock: () => now };
  clock = createFreshnessClock({
    ...needs,
    ...{ audit, datasets, institutions, mail, timeZone, random: systemRandom, holders: createHolders(needs) },
    jobs: { add: async () => undefined },
    publicUrl: 'https://datos.example.org',
    listSources: () => [
      {
        kind: 'commitment',
        async *listDueBy(day) {
          yield* extra.filter(({ due }) => due <= day);
        },
        find: async (subject) => extra.find((each) => each.subject === subject),
      },
    ],
  });
});
afterAll(async () => {
  mail.close();
  await server.close();
  await portal.close();
});

/** Signed in anew: sessions end while the clock goes on. */
async function as(email: 'root@example.org' | `${'publisher' | 'viewer'}@${'office' | 'elsewhere'}.example.org`) {
  const answer = await portal.fetch(
    new Request(new URL('/api/v1/session', portal.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: testPassword }),
    }),
  );
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return createClient({ url: portal.url, fetch: portal.fetch, headers: { cookie } });
}
const asPublisher = () => as('publisher@office.example.org');

const at = (day: string) => {
  now = new Date(`${day}T18:00:00Z`);
};
const freshness = (draft: Draft): Promise<Freshness> => anyone.call('getFreshness', { params: { dataset: draft.id } });
const publishAs = async (title: string, frequency: string): Promise<Draft> => {
  const publisher = await asPublisher();
  const metadata = { title: { es: title }, licence: 'CC-BY-4.0', frequency };
  const made = await createByForm(publisher, 'office', [{ name: 'cosecha.csv', bytes: harvest(2) }], metadata);
  await portal.work();
  await release(publisher, await getDraft(publisher, made));
  await portal.work();
  return getDraft(publisher, made);
};
const listLetters = () => server.taken.map((text) => parseMessage(text.replace(/\r\n\.\r\n$/, '\r\n')));
/** Every day up to this one, twice: a portal may be started again, and two may run at once. */
async function live(until: string, each: (today: string) => Promise<void> = async () => undefined): Promise<void> {
  for (let today = findDayIn(timeZone, now); today < until; ) {
    today = addDays(today, 1);
    at(today);
    await Promise.all([clock.tick(), clock.tick()]);
    await each(today);
  }
}

describe('F3: silent staleness', () => {
  test('through a year each letter goes once, to the right person, on its day; the badge flips with it', async () => {
    const draft = await publishAs('Cosecha anual', 'ANNUAL');
    const sent: Record<string, string[]> = {};
    const flips: string[] = [];
    let state = (await freshness(draft)).state;
    await live('2027-03-20', async (today) => {
      for (const { to, subject } of listLetters()) sent[today] = [...(sent[today] ?? []), `${to} ${subject}`];
      server.taken.length = 0;
      const seen = (await freshness(draft)).state;
      if (seen !== state) flips.push(`${today} ${seen}`);
      state = seen;
    });
    expect(sent).toEqual({
      '2027-01-01': ['publisher@office.example.org “Cosecha anual” is to be updated in 30 days'],
      '2027-01-24': ['publisher@office.example.org “Cosecha anual” is to be updated in 7 days'],
      '2027-01-31': ['publisher@office.example.org “Cosecha anual” is to be updated today'],
      '2027-02-07': ['root@example.org «Cosecha anual»: 7 días de retraso'],
      '2027-03-02': ['root@example.org «Cosecha anual»: 30 días de retraso'],
    });
    expect(flips).toEqual(['2027-01-01 due-soon', '2027-01-31 due', '2027-02-07 overdue']);
    // The list, the search and its facet say the same of the same day.
    const overdue = await clock.listOverdue(OverdueQuery.parse({ institution: 'office' }));
    expect(overdue.items).toMatchObject([{ dataset: draft.id, due: '2027-01-31', days: 48, snoozes: 0 }]);
    const found = await anyone.call('searchDatasets', { query: {} });
    expect(found.items[0]?.freshness).toEqual({ state: 'overdue', due: '2027-01-31' });
    await portal.domains.catalogue.refresh();
    const late = await anyone.call('searchDatasets', { query: { timeliness: ['late'] } });
    expect(late.items.map(({ id }) => id)).toEqual([draft.id]);
    expect(await anyone.call('countFreshness', { params: { institution: 'office' } })).toMatchObject({
      datasets: 1,
      counts: { overdue: 1, current: 0 },
    });

    // New bytes end it; a release without new bytes would not, whatever its date says (4.6-7).
    const publisher = await asPublisher();
    const [first] = draft.distributions;
    await addByForm(publisher, draft.id, { name: 'cosecha.csv', bytes: harvest(3) }, first?.id);
    await portal.work();
    await release(publisher, await getDraft(publisher, draft));
    await portal.work();
    expect(await freshness(draft)).toMatchObject({ state: 'current', due: '2028-03-20' });
    await live('2027-04-30');
    expect(listLetters()).toEqual([]);
  }, 300_000);

  test('F7: the letters of a year that climbed say whose they were', async () => {
    const rows = await portal.database.query<{ step: string; rung: string; reached: string; state: string }>(
      'select step, rung, reached, state from clock_notice order by id',
    );
    expect(rows).toEqual([
      { step: 'T-30', rung: 'owner', reached: 'owner', state: 'sent' },
      { step: 'T-7', rung: 'owner', reached: 'owner', state: 'sent' },
      { step: 'T0', rung: 'owner', reached: 'owner', state: 'sent' },
      { step: 'T+7', rung: 'liaison', reached: 'portal', state: 'sent' },
      { step: 'T+30', rung: 'centre', reached: 'portal', state: 'sent' },
    ]);
  });
});

test('4.6-7: after a release of the same bytes the next update is due as before', async () => {
  const draft = await publishAs('Padrón', 'DECENNIAL');
  const { due } = await freshness(draft);
  at(addDays(findDayIn(timeZone, now), 30));
  const metadata = { title: { es: 'Padrón de productores' } };
  const publisher = await asPublisher();
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision: draft.revision,
    body: { metadata },
  });
  await release(publisher, changed);
  await portal.work();
  expect((await freshness(draft)).due).toBe(due);
});

describe('an update that comes later (P5)', () => {
  let draft: Draft;
  const snooze = async (until: string, reason = 'El levantamiento se repite por las lluvias.') =>
    (await asPublisher()).call('snoozeDataset', { params: { dataset: draft.id }, body: { until, reason } });

  test('is said in public with its reason, counted, and stays overdue', async () => {
    draft = await publishAs('Lluvia', 'MONTHLY');
    const { due = '' } = await freshness(draft);
    server.taken.length = 0;
    await live(addDays(due, 6));
    expect(listLetters().map(({ to }) => to)).toEqual(Array(2).fill('publisher@office.example.org'));
    const until = addDays(due, 40);
    await expect(snooze(addDays(due, 3))).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(snooze(addDays(due, 500))).rejects.toMatchObject({ code: 'invalid-request' });
    await snooze(addDays(due, 20), 'Primero dijimos otra cosa.');
    expect(await snooze(until)).toMatchObject({
      state: 'overdue',
      due,
      snoozes: 2,
      snooze: { until, reason: 'El levantamiento se repite por las lluvias.' },
    });
    const listed = await anyone.call('listOverdue', { query: {} });
    expect(listed).toMatchObject({ total: 1, snoozed: 1, items: [{ snooze: { until }, snoozes: 2 }] });
    const csv = await portal.fetch(new Request(`${new URL(portal.url).origin}/es/overdue.csv`));
    expect((await csv.text()).split('\r\n')[1]).toContain(`,${until},El levantamiento se repite por las lluvias.,2,`);
  });

  test('keeps the letters back until then; then they begin anew', async () => {
    const { due = '' } = await freshness(draft);
    server.taken.length = 0;
    await live(addDays(due, 32));
    expect(listLetters()).toEqual([]);
    await live(addDays(due, 48));
    expect(listLetters().map(({ to }) => to)).toEqual([
      'publisher@office.example.org',
      'publisher@office.example.org',
      'root@example.org',
    ]);
    expect(await freshness(draft)).not.toHaveProperty('snooze');
  });

  test('can be taken back, once', async () => {
    const today = findDayIn(timeZone, now);
    await snooze(addDays(today, 10));
    const params = { dataset: draft.id };
    const publisher = await asPublisher();
    expect(await publisher.call('endSnooze', { params })).not.toHaveProperty('snooze');
    await expect(publisher.call('endSnooze', { params })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is for those who write for the publisher', async () => {
    const body = { until: addDays(findDayIn(timeZone, now), 10), reason: 'Porque sí, sin más.' };
    const refuse = async (client: Client) =>
      client.call('snoozeDataset', { params: { dataset: draft.id }, body }).catch((error: unknown) => error);
    expect(await refuse(anyone)).toMatchObject({ code: 'sign-in-needed' });
    expect(await refuse(await as('viewer@office.example.org'))).toMatchObject({ code: 'not-allowed' });
    expect(await refuse(await as('publisher@elsewhere.example.org'))).toMatchObject({ code: 'not-allowed' });
  });

  test('needs a day that can be missed', async () => {
    draft = await publishAs('Historia', 'NEVER');
    expect(await freshness(draft)).toMatchObject({ state: 'unscheduled', unscheduled: 'never', snoozes: 0 });
    await expect(snooze(addDays(findDayIn(timeZone, now), 10))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a letter that does not get through', () => {
  const promise = (subject: string, due: string): Promised => ({
    kind: 'commitment',
    subject,
    institution: office,
    title: { es: 'Compromiso' },
    due,
    lead: 30,
    overdue: addDays(due, 7),
    path: (language) => `/${language}/plan`,
  });
  let office: Promised['institution'];
  const states = async (subject: string) =>
    (
      await portal.database.query<{ state: string; tries: number }>(
        'select state, tries from clock_notice where subject = $1 order by id',
        [subject],
      )
    ).map(({ state, tries }) => `${state} ${tries}`);
  beforeAll(async () => {
    office = (await portal.domains.institutions.require('office')).id;
    at('2028-01-10');
    await clock.tick();
    server.taken.length = 0;
    at('2028-01-11');
  });

  test('is tried again when it was refused', async () => {
    const subject = systemRandom.id();
    extra.push(promise(subject, '2028-01-11'));
    server.answer = 'refuse';
    await expect(clock.tick()).rejects.toThrow('could not be handed over');
    expect(await states(subject)).toEqual(['waiting 1']);
    server.answer = 'take';
    await clock.tick();
    expect(await states(subject)).toEqual(['sent 2']);
    expect(listLetters()).toHaveLength(1);
    expect(listLetters()[0]?.text).toContain('It is to be published today, 11 January 2028');
  });

  test('is not sent twice when nobody knows whether it was taken', async () => {
    at('2028-01-12');
    const subject = systemRandom.id();
    extra.push(promise(subject, '2028-01-12'));
    server.answer = 'drop';
    await expect(clock.tick()).rejects.toThrow('could not be handed over');
    server.answer = 'take';
    const before = server.taken.length;
    await clock.tick();
    expect(await states(subject)).toEqual(['uncertain 1']);
    expect(server.taken).toHaveLength(before);
  });

  test('nor after its process died between sending and noting it', async () => {
    at('2028-01-13');
    const subject = systemRandom.id();
    extra.push(promise(subject, '2028-01-13'));
    server.answer = 'refuse';
    await expect(clock.tick()).rejects.toThrow();
    server.answer = 'take';
    await portal.database.query("update clock_notice set state = 'sending' where subject = $1", [subject]);
    const before = server.taken.length;
    await clock.tick();
    expect(await states(subject)).toEqual(['sending 1']); // another process may be at it
    now = new Date(now.getTime() + 16 * 60_000);
    await clock.tick();
    expect(await states(subject)).toEqual(['uncertain 1']);
    expect(server.taken).toHaveLength(before);
  });

  test('is not written when the thing was done meanwhile', async () => {
    at('2028-01-14');
    const subject = systemRandom.id();
    extra.push(promise(subject, '2028-01-14'));
    server.answer = 'refuse';
    await expect(clock.tick()).rejects.toThrow();
    server.answer = 'take';
    extra.pop();
    await clock.tick();
    expect(await states(subject)).toEqual(['void 1']);
  });

  test('comes as the person wants it: one by one, once a day, on Mondays', async () => {
    const choose = async (digest: 'none' | 'daily' | 'weekly') =>
      (await asPublisher()).call('changeReminders', { body: { digest } });
    const both = (due: string) => extra.splice(0, extra.length, ...[0, 1].map(() => promise(systemRandom.id(), due)));
    const countOn = async (day: string) => {
      at(day);
      server.taken.length = 0;
      await clock.tick();
      return listLetters().filter(({ to }) => to.startsWith('publisher')).length;
    };
    expect(await (await asPublisher()).call('getReminders')).toEqual({ digest: 'daily' });
    both('2028-01-18');
    expect(await countOn('2028-01-18')).toBe(1);
    expect(listLetters()[0]?.subject).toBe('2 promises about data to look after');
    await choose('none');
    both('2028-01-19');
    expect(await countOn('2028-01-19')).toBe(2);
    await choose('weekly');
    both('2028-01-20'); // a Thursday
    expect([await countOn('2028-01-20'), await countOn('2028-01-21'), await countOn('2028-01-24')]).toEqual([0, 0, 1]);
    expect(listLetters()[0]?.text).toContain('4 days late');
  });

  test('names a thing once, though two steps of it have come for the same person', async () => {
    at('2028-01-25');
    extra.splice(0, extra.length, promise(systemRandom.id(), '2027-12-20'));
    server.taken.length = 0;
    await clock.tick();
    const [letter] = listLetters().filter(({ to }) => to === 'root@example.org');
    expect(letter?.subject).toBe('«Compromiso»: 36 días de retraso');
    expect(letter?.text.match(/• Compromiso/g)).toHaveLength(1);
    expect(letter?.text).toContain('Este aviso era para la unidad central de política.');
  });

  test('climbs when the post is vacant, and says so', async () => {
    const root = await as('root@example.org');
    const appointments = await root.call('listAppointments', { params: { institution: 'office' } });
    for (const { id, role } of appointments)
      if (role !== 'viewer') await root.call('endAppointment', { params: { appointment: id } });
    at('2028-02-01');
    await clock.tick();
    extra.splice(0, extra.length, promise(systemRandom.id(), '2028-02-02'));
    at('2028-02-02');
    server.taken.length = 0;
    await clock.tick();
    const [letter] = listLetters();
    expect(letter?.to).toBe('root@example.org');
    expect(letter?.text).toContain(
      'Este aviso era para la persona responsable de los datos de Oficina office. Nadie ocupa ese puesto',
    );
  });
});

describe('the steps of one promise', () => {
  const promised = { due: '2026-06-30', lead: 30, overdue: '2026-07-07' };
  test.each([
    ['2026-05-30', []],
    ['2026-05-31', ['T-30']],
    ['2026-06-22', ['T-30']],
    ['2026-06-23', ['T-7']],
    ['2026-06-30', ['T0']],
    ['2026-07-07', ['T0', 'T+7']],
    ['2026-07-30', ['T0', 'T+7', 'T+30']],
  ])('by %s: %s', (today, expected) => expect(listSteps(promised, today)).toEqual(expected));
  test('of what comes every day nobody is told before it is late', () => {
    const daily = { due: '2026-06-30', lead: 0, overdue: '2026-07-03' };
    expect(listSteps(daily, '2026-07-02')).toEqual([]);
    expect(listSteps(daily, '2026-07-03')).toEqual(['T0']);
  });
});

test('the clock ticks in the morning of its place, also when clocks are put forward', () => {
  expect(countSeconds(new Date('2026-03-01T12:00:00Z'), 'America/Mexico_City', 7)).toBe(3600);
  expect(countSeconds(new Date('2026-03-01T13:00:00Z'), 'America/Mexico_City', 7)).toBe(86_400);
  expect(countSeconds(new Date('2026-03-01T12:50:00Z'), 'America/Mexico_City', 7)).toBeGreaterThan(86_000 - 3600);
  expect(countSeconds(new Date('2026-03-28T20:00:00Z'), 'Europe/Paris', 2)).toBeGreaterThan(3600);
  expect(countSeconds(new Date('2026-03-01T20:00:00Z'), 'Asia/Kathmandu', 0)).toBeLessThanOrEqual(86_400);
});
