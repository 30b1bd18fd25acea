import { type Client, createClient, Sha256 } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let now = Date.parse('2026-03-01T12:00:00Z');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let root: Client;
let liaison: Client;

beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date(now) });
  root = await portal.clientAs('portal-administrator');
  liaison = await portal.clientAs('liaison');
});
afterAll(() => portal.close());

const office = { params: { institution: 'office' } };
const at = (ms: number) => new Date(ms).toISOString();
const list = () => liaison.call('listAppointments', office);
const find = async (email: string) => {
  const held = (await list()).find((each) => each.email === email);
  if (!held) throw new Error(`${email} holds nothing`);
  return held;
};
const create = (client: Client) =>
  client.call('createDataset', { body: { publisher: 'office', metadata: { title: { en: 'Wells' } } } });
const tokenOf = async (client: Client) => {
  const scopes = ['read:draft' as const, 'write:dataset' as const, 'publish' as const];
  const { secret } = await client.call('createToken', { body: { name: 'robot', scopes } });
  return createClient({ url: portal.url, fetch: portal.fetch, headers: { authorization: `Bearer ${secret}` } });
};
const refused = (code: string) => ({ code });

describe('rights follow the appointment', () => {
  test('L1: replacing ends the rights of the one, session and token, as those of the other begin', async () => {
    const old = await portal.clientAs('data-administrator');
    const robot = await tokenOf(old);
    await create(old);
    await create(robot);
    const before = await find('data-administrator@office.example.org');
    const made = await liaison.call('replaceAppointment', {
      params: { appointment: before.id },
      body: { email: 'next@office.example.org', name: 'Next', title: 'Director of statistics' },
    });
    expect(made).toMatchObject({
      role: 'data-administrator',
      institution: before.institution,
      from: at(now),
      to: null,
    });
    await expect(create(old)).rejects.toMatchObject(refused('not-allowed'));
    await expect(create(robot)).rejects.toMatchObject(refused('not-allowed'));
    expect(await liaison.call('getAppointment', { params: { appointment: before.id } })).toMatchObject({ to: at(now) });
    // Never both, never neither: the moment of the one is the moment of the other.
    const rows = await portal.database.query<{ n: number }>(
      `select count(*)::int as n from appointment where role = 'data-administrator' and valid_from <= $1
         and (valid_to is null or valid_to > $1)`,
      [new Date(now)],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
  test('a successor may begin at a time that lies ahead; until then nothing changes', async () => {
    const steward = await portal.clientAs('steward');
    const held = await find('steward@office.example.org');
    const from = at(now + 2 * hourMs);
    const body = { email: 'after@office.example.org', from };
    await liaison.call('replaceAppointment', { params: { appointment: held.id }, body });
    const names = async () => (await list()).filter(({ role }) => role === 'steward').map(({ email }) => email);
    expect((await names()).toSorted()).toEqual(['after@office.example.org', 'steward@office.example.org']);
    const after = (await portal.database.query<{ id: string }>("select id from account where email like 'after@%'"))[0];
    const heldBy = async (account: string | undefined) =>
      (await portal.domains.accounts.appointments.list(held.institution)).filter((each) => each.account === account);
    expect(await heldBy(after?.id)).toMatchObject([{ from, to: null }]);
    expect((await steward.call('whoAmI')).account.appointments).toHaveLength(1);
    now += 2 * hourMs;
    expect(await names()).toEqual(['after@office.example.org']);
  });
  test('one with an end ends by itself, at that instant, for a person who is signed in', async () => {
    const area = await portal.clientAs('generating-area');
    const { id } = await find('generating-area@office.example.org');
    await liaison.call('changeAppointment', { params: { appointment: id }, body: { to: at(now + 3_600_000) } });
    await create(area);
    now += 3_599_999;
    await create(area);
    now += 1;
    await expect(create(area)).rejects.toMatchObject(refused('not-allowed'));
    const changed = liaison.call('changeAppointment', { params: { appointment: id }, body: { to: null } });
    await expect(changed).rejects.toMatchObject(refused('conflict'));
  });
  test('areas write and do not release; those who watch read and do not write', async () => {
    const area = await portal.clientAs('generating-area', 'other');
    const draft = await area.call('createDataset', {
      body: { publisher: 'other', metadata: { title: { en: 'Rivers' } } },
    });
    const release = { params: { dataset: draft.id }, revision: draft.revision, body: {} };
    await expect(area.call('releaseDataset', release)).rejects.toMatchObject(refused('not-allowed'));
    const watcher = await portal.clientAs('internal-control', 'other');
    expect((await watcher.call('getDraft', { params: { dataset: draft.id } })).id).toBe(draft.id);
    const change = { params: { dataset: draft.id }, revision: draft.revision, body: { metadata: {} } };
    await expect(watcher.call('changeDraft', change)).rejects.toMatchObject(refused('not-allowed'));
    await expect(liaison.call('getDraft', { params: { dataset: draft.id } })).rejects.toMatchObject(
      refused('not-allowed'),
    );
  });
});

describe('who appoints whom', () => {
  const appoint = (
    client: Client,
    role: 'head' | 'liaison' | 'auditor' | 'steward' | 'policy-unit',
    email = 'new@x.org',
  ) => client.call('appoint', { ...office, body: { email, role } });
  test('the head names the liaison, the liaison those below, nobody themselves', async () => {
    const head = await portal.clientAs('head');
    await appoint(head, 'liaison');
    await appoint(liaison, 'steward');
    await expect(appoint(liaison, 'head')).rejects.toMatchObject(refused('not-allowed'));
    await expect(appoint(head, 'auditor')).rejects.toMatchObject(refused('not-allowed'));
    const own = appoint(liaison, 'steward', 'Liaison@office.example.org');
    await expect(own).rejects.toMatchObject(refused('invalid-request'));
    await appoint(root, 'auditor');
    await expect(appoint(root, 'policy-unit')).rejects.toMatchObject(refused('not-allowed'));
  });
  test('ends only what it could give, and nothing of another institution', async () => {
    const { id } = await find('head@office.example.org');
    const end = (client: Client) => client.call('endAppointment', { params: { appointment: id } });
    await expect(end(liaison)).rejects.toMatchObject(refused('not-allowed'));
    const chief = await portal.clientAs('administrator', 'other');
    await expect(end(chief)).rejects.toMatchObject(refused('not-allowed'));
    await expect(chief.call('getAppointment', { params: { appointment: id } })).rejects.toMatchObject(
      refused('not-allowed'),
    );
  });
  test('days in the wrong order are refused', async () => {
    const body = { email: 'z@x.org', role: 'steward' as const, from: at(now + dayMs), to: at(now + dayMs) };
    await expect(liaison.call('appoint', { ...office, body })).rejects.toMatchObject(refused('invalid-request'));
    const past = { email: 'z@x.org', role: 'steward' as const, to: at(now) };
    await expect(liaison.call('appoint', { ...office, body: past })).rejects.toMatchObject(refused('invalid-request'));
  });
});

describe('the letter of an appointment', () => {
  const send = (cookie: string, body: BodyInit = 'Oficio 12/2026') =>
    portal.fetch(
      new Request(`${portal.url}/api/v1/appointment-letters`, { method: 'POST', headers: { cookie }, body }),
    );
  const get = (id: string, cookie: string) =>
    portal.fetch(new Request(`${portal.url}/api/v1/appointments/${id}/letter`, { headers: { cookie } }));
  test('4.6-16: comes as a file, stays with the appointment and is seen by who sees the people', async () => {
    const cookie = await portal.cookieOf('liaison');
    const answer = await send(cookie);
    expect(answer.status).toBe(201);
    const sha256 = Sha256.parse((await answer.json()).sha256);
    const letter = { reference: 'Oficio 12/2026', file: { sha256, name: 'oficio 12.pdf' } };
    const body = { email: 'lettered@x.org', role: 'steward' as const, letter };
    const made = await liaison.call('appoint', { ...office, body });
    expect(made.letter).toEqual(letter);
    const file = await get(made.id, cookie);
    expect(await file.text()).toBe('Oficio 12/2026');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.headers.get('cache-control')).toContain('private');
    expect((await get(made.id, await portal.cookieOf('viewer'))).status).toBe(403);
    expect((await get(made.id, await portal.cookieOf('liaison', 'other'))).status).toBe(403);
    expect((await get(made.id, '')).status).toBe(401);
    expect(await portal.domains.accounts.isFileUsed(sha256)).toBe(true);
  });
  test('a hash alone opens no file: only what oneself sent can be named', async () => {
    const chief = await portal.clientAs('liaison', 'other');
    const { sha256 } = await (await send(await portal.cookieOf('liaison'), 'somebody else’s')).json();
    const body = { email: 'y@x.org', role: 'steward' as const, letter: { file: { sha256, name: 'x.pdf' } } };
    await expect(chief.call('appoint', { params: { institution: 'other' }, body })).rejects.toMatchObject(
      refused('invalid-request'),
    );
    expect((await send(await portal.cookieOf('viewer'))).status).toBe(403);
    expect((await send('')).status).toBe(401);
    expect((await send(await portal.cookieOf('liaison'), '')).status).toBe(422);
  });
});

test('everything above stands in an unbroken chain that names the appointment used', async () => {
  expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  const [entry] = await portal.database.query<{ held: string; role: string }>(
    `select p.id as held, p.role from audit_entry e join appointment p on p.id = e.appointment
     where e.action = 'end-appointment' order by e.number limit 1`,
  );
  expect(entry?.role).toBe('liaison');
});

test('letters that belong to an appointment are kept, others for a day', async () => {
  now += 2 * dayMs;
  const rows = await portal.database.query<{ sha256: string; used: boolean }>(
    `select r.sha256, exists (select from appointment a where a.letter -> 'file' ->> 'sha256' = r.sha256) as used
     from letter_received r`,
  );
  expect(rows.map(({ used }) => used).toSorted()).toEqual([false, true]);
  for (const { sha256, used } of rows) expect(await portal.domains.accounts.isFileUsed(sha256)).toBe(used);
});
