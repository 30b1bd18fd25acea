import { Problem } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeIn, cookieIn, goodPassword, type People, startPeople } from '../../test/people.ts';
import { forgottenMs, invitationMs } from './model.ts';

const hour = 3_600_000;
let people: People;
beforeAll(async () => {
  people = await startPeople();
});
afterAll(() => people.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('the first administrator', () => {
  test('is made once, with a good password', async () => {
    expect(await people.accounts.hasAdministrator()).toBe(false);
    expect(await refusal(people.accounts.createFirstAdministrator('root@example.org', 'password1234'))).toBe(
      'invalid-request',
    );
    const root = await people.administrator();
    expect(root.headers.cookie).toMatch(/^milpa_session=[\w-]{43}$/);
    expect(await people.accounts.hasAdministrator()).toBe(true);
    expect(await refusal(people.accounts.createFirstAdministrator('other@example.org', goodPassword))).toBe('conflict');
  });
});

describe('sessions', () => {
  const credentials = { email: ' ROOT@Example.org ', password: goodPassword };
  test('the cookie is closed to scripts, other sites and plain http', async () => {
    const { headers, body } = await people.call('signIn', { body: credentials });
    const cookie = headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) expect(cookie).toContain(part);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ account: { email: 'root@example.org', abilities: { administerPortal: true } } });
  });
  test('is asked for by its owner only; signing in again ends the one before', async () => {
    const first = cookieIn((await people.call('signIn', { body: credentials })).headers);
    expect((await people.call('whoAmI', {}, { cookie: first })).body.account.email).toBe('root@example.org');
    const second = cookieIn((await people.call('signIn', { body: credentials }, { cookie: first })).headers);
    expect(second).not.toBe(first);
    expect(await refusal(people.call('whoAmI', {}, { cookie: first }))).toBe('sign-in-needed');
    const out = await people.call('signOut', {}, { cookie: second });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await refusal(people.call('whoAmI', {}, { cookie: second }))).toBe('sign-in-needed');
  });
  test('an unknown cookie is nobody, not an error: reading goes on', async () => {
    const request = new Request('https://datos.example.org/', { headers: { cookie: 'milpa_session=made-up; a=b' } });
    expect(await people.accounts.identify(request)).toBeUndefined();
  });
  test('ends after 12 idle hours, and after 30 days of use', async () => {
    const idle = cookieIn((await people.call('signIn', { body: credentials })).headers);
    people.wait(11 * hour);
    expect((await people.call('whoAmI', {}, { cookie: idle })).status).toBe(200);
    people.wait(11 * hour);
    expect((await people.call('whoAmI', {}, { cookie: idle })).status).toBe(200);
    people.wait(12 * hour);
    expect(await refusal(people.call('whoAmI', {}, { cookie: idle }))).toBe('sign-in-needed');
    const used = cookieIn((await people.call('signIn', { body: credentials })).headers);
    for (let hours = 0; hours < 30 * 24 - 11; hours += 11) {
      people.wait(11 * hour);
      await people.call('whoAmI', {}, { cookie: used });
    }
    people.wait(11 * hour);
    expect(await refusal(people.call('whoAmI', {}, { cookie: used }))).toBe('sign-in-needed');
  });
  test('4.6-15: neither the cookie nor the password is in the database', async () => {
    const cookie = cookieIn((await people.call('signIn', { body: credentials })).headers);
    const [row] = await people.database.query<{ all: string }>(
      'select (select json_agg(s) from session s)::text || (select json_agg(a) from account a)::text as all',
    );
    expect(row?.all).not.toContain(cookie.split('=')[1]);
    expect(row?.all).not.toContain(goodPassword);
  });
});

describe('sign-in refused', () => {
  test('an unknown e-mail and a wrong password get the same answer', async () => {
    const answers = [];
    for (const body of [
      { email: 'root@example.org', password: 'wrong wrong wrong' },
      { email: 'nobody@example.org', password: 'wrong wrong wrong' },
    ])
      answers.push(await people.call('signIn', { body }).catch((error: unknown) => error));
    const [known, unknown] = answers;
    if (!(known instanceof Problem) || !(unknown instanceof Problem)) throw new Error('both must be refused');
    expect([unknown.code, unknown.details]).toEqual([known.code, known.details]);
    expect(known.code).toBe('sign-in-refused');
  });
  test('guessing is stopped with Retry-After; another address is not; waiting helps', async () => {
    const guess = (email: string, address: string, password = 'wrong wrong wrong') =>
      people.call('signIn', { body: { email, password } }, { 'x-test-address': address });
    for (let round = 0; round < 10; round += 1)
      expect(await refusal(guess('victim@example.org', '203.0.113.5'))).toBe('sign-in-refused');
    const stopped = await guess('victim@example.org', '203.0.113.5').catch((error: unknown) => error);
    expect(stopped).toMatchObject({ code: 'too-many-requests', retryAfter: 900 });
    expect(await refusal(guess('victim@example.org', '203.0.113.6'))).toBe('sign-in-refused');
    people.wait(900_000);
    expect(await refusal(guess('victim@example.org', '203.0.113.5'))).toBe('sign-in-refused');
  });
  test('guessing at once is counted too', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, () =>
        refusal(
          people.call(
            'signIn',
            { body: { email: 'at-once@example.org', password: 'x' } },
            { 'x-test-address': '203.0.113.7' },
          ),
        ),
      ),
    );
    expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(10);
  });
  test('one address trying many accounts is stopped, the right password too', async () => {
    for (let round = 0; round < 50; round += 1)
      await refusal(
        people.call(
          'signIn',
          { body: { email: `p${round}@example.org`, password: 'x' } },
          { 'x-test-address': '203.0.113.8' },
        ),
      );
    const body = { email: 'root@example.org', password: goodPassword };
    expect(await refusal(people.call('signIn', { body }, { 'x-test-address': '203.0.113.8' }))).toBe(
      'too-many-requests',
    );
    expect(await refusal(people.call('signIn', { body }, { 'x-test-address': '203.0.113.9' }))).toBe('accepted');
  });
});

describe('invitations', () => {
  const appoint = (email: string) =>
    people.accounts.appointments.appoint(undefined, { email, role: 'viewer', institution: null, language: 'fr' });
  test('4.6-15: come by letter in the language of the person, and neither code nor password is in the queue', async () => {
    await appoint('Zoe@Example.org');
    expect(JSON.stringify(people.queue)).not.toMatch(/code|password/);
    await people.runJobs();
    const letter = people.letters.at(-1);
    expect(letter).toMatchObject({ to: 'zoe@example.org', subject: 'Invitation à publier sur datos.example.org' });
    expect(letter?.text).toContain('https://datos.example.org/fr/invitation?code=');
    const accept = () =>
      people.call('acceptInvitation', { body: { code: codeIn(letter), password: goodPassword, name: 'Zoé' } });
    const accepted = await accept();
    expect(accepted.body.account).toMatchObject({ name: 'Zoé', appointments: [{ role: 'viewer' }] });
    expect((await people.call('whoAmI', {}, { cookie: cookieIn(accepted.headers) })).body.account.name).toBe('Zoé');
    expect(await refusal(accept())).toBe('not-found');
  });
  test('a weak password leaves the invitation unused', async () => {
    await appoint('weak@example.org');
    await people.runJobs();
    const code = codeIn(people.letters.at(-1));
    const weak = { body: { code, password: 'password1234' } };
    expect(await refusal(people.call('acceptInvitation', weak))).toBe('invalid-request');
    expect((await people.call('acceptInvitation', { body: { code, password: goodPassword } })).status).toBe(201);
  });
  test('of two acceptances at once one wins', async () => {
    await appoint('race@example.org');
    await people.runJobs();
    const body = { code: codeIn(people.letters.at(-1)), password: goodPassword };
    const codes = await Promise.all([1, 2, 3].map(() => refusal(people.call('acceptInvitation', { body }))));
    expect(codes.toSorted()).toEqual(['accepted', 'not-found', 'not-found']);
  });
  test('end after seven days, and when a new one is sent', async () => {
    await appoint('late@example.org');
    await people.runJobs();
    const old = codeIn(people.letters.at(-1));
    await appoint('late@example.org');
    await people.runJobs();
    const fresh = codeIn(people.letters.at(-1));
    expect(fresh).not.toBe(old);
    const accept = (code: string) =>
      refusal(people.call('acceptInvitation', { body: { code, password: goodPassword } }));
    expect(await accept(old)).toBe('not-found');
    people.wait(invitationMs);
    expect(await accept(fresh)).toBe('not-found');
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) => people.call('forgotPassword', { body: { email } });
  const signIn = (email: string, password: string) => refusal(people.call('signIn', { body: { email, password } }));

  test('is chosen anew by letter, once, within the hour; every session ends and the old one is void', async () => {
    const email = 'forgetful@example.org';
    const { headers } = await people.enter(email, 'viewer', null);
    await ask(email);
    expect(JSON.stringify(people.queue)).not.toMatch(/code/);
    await people.runJobs();
    const letter = people.letters.at(-1);
    expect(letter?.to).toBe(email);
    expect(letter?.text).toContain('/new-password?code=');
    const body = { code: codeIn(letter), password: 'cuatro palabras muy distintas' };
    expect((await people.call('acceptInvitation', { body })).status).toBe(201);
    expect(await refusal(people.call('whoAmI', {}, headers))).toBe('sign-in-needed');
    expect(await signIn(email, goodPassword)).toBe('sign-in-refused');
    expect(await signIn(email, body.password)).toBe('accepted');
    expect(await refusal(people.call('acceptInvitation', { body }))).toBe('not-found');
    await ask(email);
    await people.runJobs();
    const late = { ...body, code: codeIn(people.letters.at(-1)) };
    people.wait(forgottenMs);
    expect(await refusal(people.call('acceptInvitation', { body: late }))).toBe('not-found');
  });

  test('of nobody gets the same answer and no letter', async () => {
    const before = people.letters.length;
    expect(await refusal(ask('nobody@example.org'))).toBe('accepted');
    await people.runJobs();
    expect(people.letters).toHaveLength(before);
  });

  test('cannot be used to send letters without end', async () => {
    const codes: string[] = [];
    for (let turn = 0; turn < 12; turn++) codes.push(await refusal(ask('flooded@example.org')));
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('accepted'));
    expect(codes.at(-1)).toBe('too-many-requests');
  });
});

describe('tokens', () => {
  test('are shown once, kept hashed, used as Bearer, and end', async () => {
    const { headers } = await people.enter('tokens@example.org', 'publisher', null);
    const made = (
      await people.call('createToken', { body: { name: 'CI', scopes: ['publish', 'read:draft'], days: 30 } }, headers)
    ).body;
    expect(made.secret).toMatch(/^milpa_[\w-]{43}$/);
    const listed = (await people.call('listTokens', {}, headers)).body;
    expect(listed).toMatchObject([{ id: made.id, name: 'CI', lastUsed: null }]);
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    const bearer = { authorization: `Bearer ${made.secret}` };
    expect((await people.call('whoAmI', {}, bearer)).body.account.email).toBe('tokens@example.org');
    expect((await people.call('listTokens', {}, headers)).body[0]?.lastUsed).not.toBeNull();
    expect(await refusal(people.call('createToken', { body: { name: 'more', scopes: ['admin'] } }, bearer))).toBe(
      'not-allowed',
    );
    people.wait(30 * 24 * hour);
    expect(await refusal(people.call('whoAmI', {}, bearer))).toBe('token-refused');
  });
  test('a revoked, cut or made-up token is refused even where no account is needed', async () => {
    const { headers } = await people.enter('revoke@example.org', 'publisher', null);
    const { body: made } = await people.call('createToken', { body: { name: 'x', scopes: ['publish'] } }, headers);
    await people.call('revokeToken', { params: { token: made.id } }, headers);
    expect(await refusal(people.call('revokeToken', { params: { token: made.id } }, headers))).toBe('not-found');
    for (const authorization of [
      `Bearer ${made.secret}`,
      `Bearer ${made.secret.slice(0, -1)}`,
      'Bearer milpa_nothing',
      'Bearer',
      'Token abc',
      made.secret,
    ])
      expect(await refusal(people.call('listInstitutions', {}, { authorization }))).toBe('token-refused');
    expect(await refusal(people.call('listInstitutions', {}, { authorization: 'Basic YTpi' }))).toBe('accepted');
  });
  test('belong to their owner', async () => {
    const mine = await people.enter('mine@example.org', 'publisher', null);
    const other = await people.enter('other@example.org', 'publisher', null);
    const { body: made } = await people.call('createToken', { body: { name: 'x', scopes: ['publish'] } }, mine.headers);
    expect((await people.call('listTokens', {}, other.headers)).body).toEqual([]);
    expect(await refusal(people.call('revokeToken', { params: { token: made.id } }, other.headers))).toBe('not-found');
  });
});

test('all of this left an unbroken audit chain', async () => {
  const { entries, broken } = await people.audit.verify();
  expect(broken).toBeUndefined();
  expect(entries).toBeGreaterThan(10);
});
