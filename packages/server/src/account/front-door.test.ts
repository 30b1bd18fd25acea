import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal, testPassword } from '../../test/portal.ts';

let portal: TestPortal;
let now = Date.parse('2026-03-01T12:00:00Z');
beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date(now), env: { MILPA_PUBLIC_URL: 'https://datos.example.org' } });
});
afterAll(() => portal.close());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  portal.fetch(
    new Request(`https://datos.example.org${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
const as = (headers: Record<string, string>) =>
  createClient({ url: 'https://datos.example.org', fetch: portal.fetch, headers });

test('the session cookie is all it should be, and answers about people are kept by nobody', async () => {
  await portal.cookieOf('portal-administrator');
  const answer = await post('/api/v1/session', { email: 'root@example.org', password: testPassword });
  expect(answer.status).toBe(201);
  const [cookie = ''] = answer.headers.getSetCookie();
  for (const part of ['milpa_session=', 'HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', 'Max-Age=2592000'])
    expect(cookie).toContain(part);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).not.toContain(cookie.split(';')[0]?.split('=')[1]);
});

test('another site cannot send a form in the name of somebody signed in', async () => {
  const cookie = await portal.cookieOf('portal-administrator');
  const body = { name: 'evil', scopes: ['admin'] };
  const answer = await post('/api/v1/tokens', body, { cookie, origin: 'https://evil.example' });
  expect(answer.status).toBe(403);
  expect(await as({ cookie }).call('listTokens')).toEqual([]);
});

test('an unknown e-mail and a wrong password get the same answer, to the byte', async () => {
  await portal.cookieOf('publisher');
  const texts = [];
  for (const email of ['publisher@office.example.org', 'nobody@office.example.org']) {
    const answer = await post('/api/v1/session', { email, password: 'not the password' });
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()).toEqual([]);
    texts.push(await answer.text());
  }
  expect(texts[1]).toBe(texts[0]);
});

test('guessing ends with 429 and Retry-After', async () => {
  let answer = await post('/api/v1/session', { email: 'guessed@example.org', password: 'x' });
  for (let turn = 0; turn < 15 && answer.status === 401; turn += 1)
    answer = await post('/api/v1/session', { email: 'guessed@example.org', password: 'x' });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
});

test('an invitation comes by letter with the address of the portal, and the letter is all that holds the code', async () => {
  const root = await portal.clientAs('portal-administrator');
  await portal.clientAs('viewer');
  const body = { email: 'ana@example.org', name: 'Ana', role: 'publisher' as const, language: 'es' as const };
  await root.call('appoint', { params: { institution: 'office' }, body });
  const queued = await portal.database.query<{ text: string }>(
    `select string_agg(j::text, ' ') as text from graphile_worker._private_jobs j`,
  );
  expect(queued[0]?.text).not.toMatch(/code|password/);
  await portal.work();
  const outbox = join(portal.dataFolder, 'outbox');
  const letters = await Promise.all((await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8')));
  const letter = letters.find((text) => text.includes('ana@example.org')) ?? '';
  expect(letter.replace(/=\r?\n/g, '').replace(/=3D/g, '=')).toMatch(
    /https:\/\/datos\.example\.org\/es\/invitation\?code=[\w-]{43}/,
  );
});

test('a role ends with its appointment, for the session and for the token', async () => {
  const root = await portal.clientAs('portal-administrator');
  const cookie = await portal.cookieOf('administrator', 'agency');
  const chief = as({ cookie });
  const { secret } = await chief.call('createToken', { body: { name: 'robot', scopes: ['admin'] } });
  const robot = as({ authorization: `Bearer ${secret}` });
  const change = async (client: typeof chief) => {
    const { revision } = await client.call('getInstitution', { params: { institution: 'agency' } });
    const body = { homepage: `https://agency.example.org/${revision}` };
    return client.call('changeInstitution', { params: { institution: 'agency' }, body, revision });
  };
  await change(chief);
  await change(robot);
  const [held] = await root.call('listAppointments', { params: { institution: 'agency' } });
  await root.call('endAppointment', { params: { appointment: held?.id ?? '' } });
  now += 1000;
  await expect(change(chief)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(change(robot)).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await chief.call('whoAmI')).account.abilities).toMatchObject({
    administerPortal: false,
    publishFor: [],
    writeFor: [],
    peopleOf: [],
  });
});

test('two who edit one institution at once: one is told what it is now', async () => {
  const root = await portal.clientAs('portal-administrator');
  await portal.clientAs('viewer', 'shared');
  const edits = [1, 2, 3].map((turn) =>
    root.call('changeInstitution', {
      params: { institution: 'shared' },
      body: { homepage: `https://shared.example.org/${turn}` },
      revision: 1,
    }),
  );
  const outcomes = await Promise.allSettled(edits);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(outcome.reason).toMatchObject({ code: 'edited-meanwhile', current: { revision: 2 } });
});

test('everything done above stands in an unbroken chain', async () => {
  const { entries, broken } = await portal.domains.audit.verify();
  expect(broken).toBeUndefined();
  expect(entries).toBeGreaterThan(8);
});
