import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, createClient } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let now = Date.parse('2026-03-01T12:00:00Z');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const at = (ms: number) => new Date(ms).toISOString();
let liaison: Client;
let area: Client;

beforeAll(async () => {
  portal = await startTestPortal({ now: () => new Date(now) });
  liaison = await portal.clientAs('liaison');
  area = await portal.clientAs('generating-area');
});
afterAll(() => portal.close());

const office = { params: { institution: 'office' } } as const;
const create = (client: Client, title: string, publisher = 'office') =>
  client.call('createDataset', { body: { publisher, metadata: { title: { en: title } } } });
const accountOf = async (client: Client) => (await client.call('whoAmI')).account.id;
const findHeld = async (email: string) => {
  const held = (await liaison.call('listAppointments', office)).find((each) => each.email.startsWith(email));
  if (!held) throw new Error(`${email} holds nothing`);
  return held;
};
const succession = async (client = liaison) => {
  const found = (await client.call('listSuccession')).find(({ institution }) => institution.slug === 'office');
  if (!found) throw new Error('The office is not in the list');
  return found;
};
/** Letters that name these words, each by whom it goes to. */
async function listLetters(...words: readonly string[]): Promise<string[]> {
  const folder = join(portal.dataFolder, 'outbox');
  const found: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const text = (await readFile(join(folder, name), 'utf8'))
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (words.every((word) => text.includes(word))) found.push(/^To: .*?([\w.-]+@[\w.-]+)/m.exec(text)?.[1] ?? name);
  }
  return found.toSorted();
}

describe('F7: when people leave', () => {
  test('posts nobody holds are named, in public too, without a word of how to reach anybody', async () => {
    expect((await succession()).vacant).toEqual([
      { role: 'head', since: null, days: null },
      { role: 'data-administrator', since: null, days: null },
    ]);
    const { id } = await findHeld('liaison');
    const root = await portal.clientAs('portal-administrator');
    const body = { title: 'Director General' };
    await root.call('changeAppointment', { params: { appointment: id }, body });
    const anyone = await portal.clientAs('anyone');
    const posts = await anyone.call('listPosts', office);
    expect(posts).toEqual([
      { role: 'head', holders: [], vacantSince: null },
      {
        role: 'liaison',
        holders: [{ name: 'liaison', title: 'Director General', since: at(now) }],
        vacantSince: null,
      },
      { role: 'data-administrator', holders: [], vacantSince: null },
    ]);
    expect(JSON.stringify(posts)).not.toContain('@');
  });
  test('what they cared for has no person, and is given to another in one step that blocks nothing', async () => {
    const [wells, rivers] = [await create(area, 'Wells'), await create(area, 'Rivers')];
    const scopes = ['write:dataset' as const];
    const { secret } = await area.call('createToken', { body: { name: 'robot', scopes } });
    const robot = createClient({
      url: portal.url,
      fetch: portal.fetch,
      headers: { authorization: `Bearer ${secret}` },
    });
    const leaving = await accountOf(area);
    expect((await succession()).orphans).toBe(0);
    await liaison.call('endAppointment', { params: { appointment: (await findHeld('generating-area')).id } });
    await expect(create(robot, 'Late')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await succession()).orphans).toBe(2);
    const publisher = await portal.clientAs('publisher');
    const found = await liaison.call('listResponsibilities', { ...office, query: { person: leaving } });
    expect(found.items.map(({ id, orphan }) => [id, orphan]).toSorted()).toEqual(
      [
        [wells.id, true],
        [rivers.id, true],
      ].toSorted(),
    );
    // Nothing waits for it: whoever may write goes on meanwhile.
    const change = { metadata: { title: { en: 'Wells of water' } } };
    await publisher.call('changeDraft', { params: { dataset: wells.id }, revision: wells.revision, body: change });
    const responsibilities = found.items.map(({ kind, id }) => ({ kind, id }));
    const to = await accountOf(publisher);
    expect(found.takers.map(({ account }) => account)).toContain(to);
    expect(await liaison.call('handOver', { ...office, body: { to, responsibilities } })).toEqual({ moved: 2 });
    expect((await succession()).orphans).toBe(0);
    const after = await liaison.call('listResponsibilities', { ...office, query: { person: to } });
    expect(after.items.map(({ person }) => person?.account)).toEqual([to, to]);
  });
  test('nobody gives to a person without rights, takes from another institution, or hands over without the right', async () => {
    const other = await portal.clientAs('publisher', 'other');
    const foreign = await create(other, 'Foreign', 'other');
    const to = await accountOf(await portal.clientAs('publisher'));
    const responsibilities = [{ kind: 'dataset' as const, id: foreign.id }];
    expect(await liaison.call('handOver', { ...office, body: { to, responsibilities } })).toEqual({ moved: 0 });
    const left = { to: await accountOf(area), responsibilities };
    await expect(liaison.call('handOver', { ...office, body: left })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    for (const client of [other, await portal.clientAs('viewer'), await portal.clientAs('auditor')])
      await expect(client.call('handOver', { ...office, body: { to, responsibilities } })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    await expect(other.call('listResponsibilities', office)).rejects.toMatchObject({ code: 'not-allowed' });
  });
  test('an upload that a person left behind can be finished by another', async () => {
    await portal.database.query(
      `insert into upload (id, account, size, metadata, created) values ('upload-of-the-area', $1, 5, '{"filename":"wells.csv"}', $2)`,
      [await accountOf(area), new Date(now)],
    );
    const { items } = await liaison.call('listResponsibilities', office);
    expect(items.filter(({ kind }) => kind === 'upload')).toMatchObject([
      { id: 'upload-of-the-area', title: { es: 'wells.csv' }, orphan: true, person: { name: 'generating-area' } },
    ]);
    const to = await accountOf(await portal.clientAs('publisher'));
    const body = { to, responsibilities: [{ kind: 'upload' as const, id: 'upload-of-the-area' }] };
    expect(await liaison.call('handOver', { ...office, body })).toEqual({ moved: 1 });
    expect((await liaison.call('listResponsibilities', office)).items.filter(({ kind }) => kind === 'upload')).toEqual(
      [],
    );
  });
  test('who may name a successor is told once: when an end comes near, and when a post is vacant', async () => {
    const root = await portal.clientAs('portal-administrator');
    const next = await root.call('appoint', {
      ...office,
      body: { email: 'next@office.example.org', role: 'data-administrator', language: 'en', to: at(now + 40 * dayMs) },
    });
    await portal.domains.institutions.start();
    const check = async () => {
      await portal.domains.jobs['succession-check']?.({}, AbortSignal.timeout(300_000));
      await portal.work();
    };
    await check();
    expect(await listLetters('An appointment ends')).toEqual([]);
    now += 11 * dayMs;
    await check();
    await check();
    const told = ['liaison@office.example.org', 'next@office.example.org'];
    expect(await listLetters('An appointment ends on 2026-04-10')).toEqual(told);
    now += 30 * dayMs;
    await check();
    await check();
    expect(await listLetters('Vacant post', 'nobody holds the post', '2026-04-10')).toEqual([
      'liaison@office.example.org',
    ]);
    expect((await portal.domains.accounts.appointments.require(next.id)).to).toBe(
      at(Date.parse('2026-04-10T12:00:00Z')),
    );
    const anyone = await portal.clientAs('anyone');
    const posts = await anyone.call('listPosts', office);
    expect(posts.find(({ role }) => role === 'data-administrator')).toMatchObject({
      holders: [],
      vacantSince: '2026-04-10T12:00:00.000Z',
    });
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
  });
});
