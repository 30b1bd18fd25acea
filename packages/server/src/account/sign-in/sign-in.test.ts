import { Problem } from '@milpa/sdk';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieIn, type Entered, goodPassword, type People, startPeople } from '../../../test/people.ts';

let people: People;
let ana: Entered;
beforeAll(async () => {
  people = await startPeople();
  await people.administrator();
  ana = await people.enter('ana@example.org', 'viewer', null);
});
afterAll(() => people.close());

const signIn = (password = goodPassword) => people.call('signIn', { body: { email: 'ana@example.org', password } });
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const minute = 60_000;

describe('codes of an authenticator app', () => {
  let app: TOTP;
  let recovery: readonly string[] = [];
  const codeNow = () => app.generate({ timestamp: people.now().getTime() });

  test('count only once a code was given; until then the password is enough', async () => {
    const { body } = await people.call('startSecondFactor', {}, ana.headers);
    expect(body.address).toMatch(/^otpauth:\/\/totp\/datos\.example\.org:/);
    app = new TOTP({ secret: Secret.fromBase32(body.secret) });
    expect((await signIn()).body).toHaveProperty('account');
    expect(await problemOf(people.call('confirmSecondFactor', { body: { code: '000000' } }, ana.headers))).toBe(
      'invalid-request',
    );
    people.wait(2 * minute);
    const confirmed = await people.call('confirmSecondFactor', { body: { code: codeNow() } }, ana.headers);
    recovery = confirmed.body.codes;
    expect(new Set(recovery).size).toBe(10);
    expect((await people.call('getSecondFactor', {}, ana.headers)).body).toEqual({ active: true, recoveryCodes: 10 });
  });

  test('after the password nobody is signed in before the code; with it, under a new cookie', async () => {
    people.wait(2 * minute);
    const half = await signIn();
    expect(half.body).toEqual({ needs: 'code' });
    const cookie = cookieIn(half.headers);
    expect(await problemOf(people.call('whoAmI', {}, { cookie }))).toBe('sign-in-needed');
    const code = codeNow();
    const whole = await people.call('confirmSignIn', { body: { code } }, { cookie });
    const entered = cookieIn(whole.headers);
    expect(entered).not.toBe(cookie);
    expect((await people.call('whoAmI', {}, { cookie: entered })).body.account.email).toBe('ana@example.org');
    expect(await problemOf(people.call('confirmSignIn', { body: { code } }, { cookie }))).toBe('sign-in-needed');
  });

  test('a code works once', async () => {
    people.wait(2 * minute);
    const code = codeNow();
    const first = cookieIn((await signIn()).headers);
    await people.call('confirmSignIn', { body: { code } }, { cookie: first });
    const second = cookieIn((await signIn()).headers);
    expect(await problemOf(people.call('confirmSignIn', { body: { code } }, { cookie: second }))).toBe(
      'invalid-request',
    );
  });

  test('a recovery code works once, however it is written', async () => {
    const [spare = ''] = recovery;
    const cookie = cookieIn((await signIn()).headers);
    const written = ` ${spare.toUpperCase().replace('-', ' ')} `;
    expect((await people.call('confirmSignIn', { body: { code: written } }, { cookie })).body).toHaveProperty(
      'account',
    );
    const again = cookieIn((await signIn()).headers);
    expect(await problemOf(people.call('confirmSignIn', { body: { code: spare } }, { cookie: again }))).toBe(
      'invalid-request',
    );
    expect((await people.call('getSecondFactor', {}, ana.headers)).body.recoveryCodes).toBe(9);
  });

  test('guessing codes is stopped, and the password alone does not start the count anew', async () => {
    const outcomes = new Set<string>();
    const cookie = cookieIn((await signIn()).headers);
    for (let guess = 0; guess < 12; guess += 1) {
      outcomes.add(await problemOf(people.call('confirmSignIn', { body: { code: '000000' } }, { cookie })));
    }
    expect([...outcomes]).toContain('too-many-requests');
    people.wait(20 * minute);
  });

  test('the half of a sign-in lasts ten minutes', async () => {
    const cookie = cookieIn((await signIn()).headers);
    people.wait(11 * minute);
    expect(await problemOf(people.call('confirmSignIn', { body: { code: codeNow() } }, { cookie }))).toBe(
      'sign-in-needed',
    );
  });

  test('the secret lies sealed in the database, and codes go only with a code', async () => {
    const [row] = await people.database.query<{ secret: string }>('select secret from second_factor');
    expect(row?.secret).not.toContain(app.secret.base32);
    expect(await problemOf(people.call('removeSecondFactor', { body: { code: '000000' } }, ana.headers))).toBe(
      'invalid-request',
    );
    people.wait(2 * minute);
    await people.call('removeSecondFactor', { body: { code: codeNow() } }, ana.headers);
    expect((await signIn()).body).toHaveProperty('account');
  });
});

describe('sessions', () => {
  test('are listed without their secrets; one, or all others, can be ended', async () => {
    const [one, two] = [cookieIn((await signIn()).headers), cookieIn((await signIn()).headers)];
    const { body } = await people.call('listSessions', {}, { cookie: two });
    expect(body.filter(({ current }) => current)).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(two.split('=')[1]);
    await people.call('endOtherSessions', {}, { cookie: two });
    expect(await problemOf(people.call('whoAmI', {}, { cookie: one }))).toBe('sign-in-needed');
    expect((await people.call('listSessions', {}, { cookie: two })).body).toHaveLength(1);
    const mine = (await people.call('listSessions', {}, { cookie: two })).body[0]?.id ?? '';
    await people.call('endSession', { params: { session: mine } }, { cookie: two });
    expect(await problemOf(people.call('whoAmI', {}, { cookie: two }))).toBe('sign-in-needed');
  });

  test('of another person cannot be ended', async () => {
    const cookie = cookieIn((await signIn()).headers);
    const [hers] = (await people.call('listSessions', {}, { cookie })).body;
    const other = await people.enter('otra@example.org', 'viewer', null);
    const ended = people.call('endSession', { params: { session: hers?.id ?? '' } }, other.headers);
    expect(await problemOf(ended)).toBe('not-found');
    expect(await problemOf(people.call('whoAmI', {}, { cookie }))).toBe('done');
  });
});

test('a new password takes the present one, and ends every other session', async () => {
  const before = cookieIn((await signIn()).headers);
  const { headers } = await signIn();
  const cookie = cookieIn(headers);
  const change = (current: string, password: string) =>
    people.call('changePassword', { body: { current, password } }, { cookie });
  expect(await problemOf(change('not the one it is', 'another field of maize 8'))).toBe('invalid-request');
  expect(await problemOf(change(goodPassword, 'password12345'))).toBe('invalid-request');
  await change(goodPassword, 'another field of maize 8');
  expect(await problemOf(people.call('whoAmI', {}, { cookie: before }))).toBe('sign-in-needed');
  expect(await problemOf(people.call('whoAmI', {}, { cookie }))).toBe('done');
  expect(await problemOf(signIn())).toBe('sign-in-refused');
});
