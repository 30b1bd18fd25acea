import type { Client } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal, testPassword } from '../../test/portal.ts';

let portal: TestPortal;
let now = Date.parse('2026-03-01T12:00:00Z');
let root: Client;
let ana: Client;
const email = 'publisher@office.example.org';

beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date(now) });
  root = await portal.clientAs('portal-administrator');
  ana = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

const act = (minutes?: number, reason = 'She cannot see her own draft') =>
  root.call('startActing', { body: { email, reason, ...(minutes ? { minutes } : {}) } });
const lastEntry = async () => {
  const [entry] = await portal.database.query<Record<'actor' | 'assumed' | 'appointment' | 'action', string | null>>(
    'select actor, assumed, appointment, action from audit_entry order by number desc limit 1',
  );
  return entry;
};
const create = (client: Client) =>
  client.call('createDataset', { body: { publisher: 'office', metadata: { title: { en: 'Water' } } } });
const idOf = async (client: Client) => (await client.call('whoAmI')).account.id;

describe('4.6-14: an administrator who acts as another person for support', () => {
  test('is that person on every page, with the reason and the end in view', async () => {
    const real = await idOf(root);
    const { account } = await act(30);
    expect(account).toMatchObject({
      email,
      actedBy: { reason: 'She cannot see her own draft', until: new Date(now + 30 * 60_000).toISOString() },
      abilities: { administerPortal: false, publishFor: [], writeFor: [{ slug: 'office' }], peopleOf: [] },
    });
    expect(await lastEntry()).toMatchObject({ action: 'start-acting', actor: real, assumed: null });
    const cookie = await portal.cookieOf('portal-administrator');
    for (const path of ['/en', '/es/workspace', '/fr/about']) {
      const html = await (await portal.fetch(new Request(portal.url + path, { headers: { cookie } }))).text();
      expect(html, path).toContain('class="acting"');
      expect(html, path).toContain('publisher');
    }
  });
  test('writes a draft, and the record keeps both and the appointment that allowed it', async () => {
    const [person, [held]] = [await idOf(ana), (await ana.call('whoAmI')).account.appointments];
    const draft = await create(root);
    expect(await lastEntry()).toEqual({
      action: 'create-dataset',
      actor: (await portal.database.query<{ id: string }>("select id from account where email = 'root@example.org'"))[0]
        ?.id,
      assumed: person,
      appointment: held?.id,
    });
    expect((await ana.call('getDraft', { params: { dataset: draft.id } })).id).toBe(draft.id);
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  });
  test('does nothing else: no release, token, password, session, appointment, institution, nor acting on', async () => {
    const { id, revision } = await create(root);
    const params = { dataset: id };
    const body = { email: 'x@example.org', role: 'viewer' } as const;
    const tries = [
      root.call('releaseDataset', { params, revision, body: {} }),
      root.call('createToken', { body: { name: 'x', scopes: ['publish'] } }),
      root.call('listTokens'),
      root.call('changePassword', { body: { current: testPassword, password: 'another long good one 5' } }),
      root.call('listSessions'),
      root.call('startSecondFactor'),
      root.call('startPasskey'),
      root.call('appoint', { params: { institution: 'office' }, body }),
      root.call('appoint', { params: { institution: 'portal' }, body }),
      root.call('listAppointments', { params: { institution: 'office' } }),
      root.call('createInstitution', { body: { name: { en: 'New' } } }),
      root.call('startActing', { body: { email: 'root@example.org', reason: 'to become someone else' } }),
      root.call('listActings'),
    ];
    for (const each of await Promise.allSettled(tries)) {
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not-allowed' } });
    }
  });
  test('is themselves again by one click, and at the end of the time', async () => {
    await root.call('stopActing');
    expect((await lastEntry())?.action).toBe('stop-acting');
    expect((await root.call('whoAmI')).account).toMatchObject({ email: 'root@example.org' });
    expect((await root.call('whoAmI')).account.actedBy).toBeUndefined();
    now += 60_000;
    await act(5);
    now += 5 * 60_000;
    expect((await root.call('whoAmI')).account.email).toBe('root@example.org');
  });
  test('the person can read who it was and why; others cannot', async () => {
    const own = await ana.call('listActings');
    expect(own.every((each) => each.own)).toBe(true);
    expect(own.map(({ reason, ended }) => [reason, ended !== null])).toEqual([
      ['She cannot see her own draft', false],
      ['She cannot see her own draft', true],
    ]);
    expect(await (await portal.clientAs('viewer')).call('listActings')).toEqual([]);
    expect((await root.call('listActings')).map((each) => each.own)).toEqual([false, false]);
  });
  test('needs a reason, a person who is here, and to be an administrator of the portal with a session', async () => {
    await expect(act(30, 'short')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(act(10_000)).rejects.toMatchObject({ code: 'invalid-request' });
    const strangers = { email: 'nobody@example.org', reason: 'a good long reason' };
    await expect(root.call('startActing', { body: strangers })).rejects.toMatchObject({ code: 'invalid-request' });
    const chief = await portal.clientAs('administrator');
    await expect(chief.call('startActing', { body: { ...strangers, email } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const anyone = await portal.clientAs('anyone');
    await expect(anyone.call('startActing', { body: { ...strangers, email } })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });
  test('has only what the person has at that moment, and loses it with their own role', async () => {
    await act();
    await create(root);
    const chief = await portal.clientAs('administrator');
    const people = await chief.call('listAppointments', { params: { institution: 'office' } });
    const held = people.find((each) => each.email === email);
    await chief.call('endAppointment', { params: { appointment: held?.id ?? never() } });
    await expect(create(root)).rejects.toMatchObject({ code: 'not-allowed' });
    await chief.call('appoint', { params: { institution: 'office' }, body: { email, role: 'publisher' } });
    await create(root);
    const whole = { params: { institution: 'portal' } } as const;
    await portal.domains.accounts.appointments.appoint(undefined, {
      email: 'other@example.org',
      role: 'administrator',
      institution: null,
      language: 'en',
    });
    const own = (await portal.domains.accounts.appointments.list(null)).find(
      (each) => each.email === 'root@example.org',
    );
    await portal.database.query('update appointment set valid_to = $2 where id = $1', [
      own?.id ?? never(),
      new Date(now),
    ]);
    expect((await root.call('whoAmI')).account.email).toBe('root@example.org');
    await expect(root.call('listAppointments', whole)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

function never(): never {
  throw new Error('The publisher of the office is not in the list');
}
