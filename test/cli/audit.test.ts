import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { audit } from '../../packages/cli/src/audit.ts';
import { createTestContext } from '../../packages/cli/test/context.ts';
import { harvest, publish } from '../../packages/server/test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../packages/server/test/portal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let now = new Date('2026-03-01T23:30:00Z');
let portal: TestPortal;
let token: string;
let auditor: Client;
let folder: string;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  folder = await mkdtemp(join(tmpdir(), 'milpa-audit-'));
  const root = await portal.clientAs('portal-administrator');
  token = (await root.call('createToken', { body: { name: 'auditoría', scopes: ['admin'], days: 90 } })).secret;
  auditor = createClient({ url: new URL(portal.url).origin, token, fetch: portal.fetch });
  await publish(portal, await portal.clientAs('publisher'), { name: 'cosecha.csv', bytes: harvest(2) });
  await publish(portal, await portal.clientAs('publisher', 'otra'), { name: 'otra.csv', bytes: harvest(3) }, 'otra');
  now = new Date('2026-03-02T00:05:00Z');
  await portal.domains.proofs.roots.close();
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

/** Follows the portal's own redirects, as every client does. */
const send = async (request: Request): Promise<Response> => {
  const answer = await portal.fetch(request);
  const location = answer.headers.get('location');
  return location ? send(new Request(new URL(location, request.url), { headers: request.headers })) : answer;
};
async function run(values: readonly string[], options: object = {}) {
  const { context, said } = createTestContext('en');
  const own = { portal: new URL(portal.url).origin, ...options };
  const code = await audit({ ...context, fetch: send }, values, own);
  return { code, out: said.out };
}
const kept = () => join(folder, 'roots.json');
const exported = () => join(folder, 'audit-log.jsonl');
const fetchLog = async (ending: string, query = '') =>
  send(
    new Request(new URL(`/api/v1/audit/log.${ending}${query}`, portal.url), {
      headers: { authorization: `Bearer ${token}` },
    }),
  );

describe('milpa audit verify', () => {
  test('a portal: its roots, with a token every entry', async () => {
    const mere = await run(['verify'], { save: kept() });
    expect(mere).toMatchObject({ code: 0 });
    expect(mere.out).toMatch(/1 daily roots[\s\S]*needs a token/);
    const whole = await run(['verify'], { token, roots: kept() });
    expect(whole.out).toMatch(/entries were recomputed[\s\S]*Nothing was changed/);
    expect(whole.code).toBe(0);
  });
  test('F21: a log that was exported, without any portal, and what was done to it', async () => {
    const text = await (await fetchLog('jsonl')).text();
    await writeFile(exported(), text);
    expect(await run(['verify', exported()], { roots: kept() })).toMatchObject({ code: 0 });
    const lines = text.trimEnd().split('\n');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [lines.with(4, (lines[4] ?? '').replace(/"action":"[^"]+"/, '"action":"x"')), /Entry 5 was changed/],
      [lines.toSpliced(2, 1), /Entry 3 is missing/],
      [lines.with(1, lines[2] ?? '').with(2, lines[1] ?? ''), /Entry 2 is missing[\s\S]*Entry 2 stands where/],
      [lines.slice(0, 3), /ends before entry/],
    ];
    for (const [changed, said] of cases) {
      await writeFile(exported(), `${changed.join('\n')}\n`);
      const { code, out } = await run(['verify', exported()], { roots: kept() });
      expect(out).toMatch(said);
      expect(code).toBe(1);
    }
    await writeFile(exported(), 'number;at\n');
    await expect(run(['verify', exported()])).rejects.toThrow(/line 1/);
    await expect(run(['look'])).rejects.toThrow(/verify/);
  });
});

describe('the export of the record', () => {
  test('the same bytes again, with a digest and a signature that openssl and anyone can check', async () => {
    const { last } = await auditor.call('listAuditEntries', { query: { limit: 1 } });
    const query = `?last=${last}&action=release-dataset`;
    const csv = await (await fetchLog('csv', query)).text();
    expect(csv.split('\r\n').length).toBe(4);
    expect(csv).toContain(',true\r\n');
    const digest = await (await fetchLog('csv.sha256', query)).text();
    expect(digest).toBe(`${createHash('sha256').update(csv).digest('hex')}  audit-log.csv\n`);
    const signature = Buffer.from(await (await fetchLog('csv.sha256.sig', query)).arrayBuffer());
    const pem = await (await portal.fetch(new Request(new URL('/audit/key.pem', portal.url)))).text();
    expect(verify(null, Buffer.from(digest), createPublicKey(pem), signature)).toBe(true);
    expect(verify(null, Buffer.from(`${digest} `), createPublicKey(pem), signature)).toBe(false);
    const { items } = await auditor.call('listAuditEntries', { query: { action: 'export-audit-log' } });
    expect(items[0]).toMatchObject({ after: { ending: 'csv', last, action: 'release-dataset' } });
  });
});

describe('the auditor reads', () => {
  test('everything, by actor, action, object, institution and day, with what was before and after', async () => {
    const all = await auditor.call('listAuditEntries', { query: { limit: 200 } });
    expect(all.items.every(({ matches }) => matches)).toBe(true);
    const released = await auditor.call('listAuditEntries', {
      query: { action: 'release-dataset', institution: 'otra' },
    });
    expect(released.items).toMatchObject([
      { actor: { email: 'publisher@otra.example.org' }, institution: { slug: 'otra' }, after: { version: 1 } },
    ]);
    const [one] = released.items;
    const of = async (query: object) => (await auditor.call('listAuditEntries', { query })).total;
    expect(await of({ actor: one?.actor?.id })).toBeGreaterThan(0);
    expect(await of({ kind: 'dataset', object: one?.object.id })).toBe(2);
    expect(await of({ from: '2026-03-02', action: 'release-dataset' })).toBe(0);
    expect(await of({ to: '2026-03-01', action: 'release-dataset' })).toBe(2);
    expect((await auditor.call('listAuditEntries', { query: { limit: 1, offset: 1 } })).items).toHaveLength(1);
  });
  test('on a page of the workspace, in each language, and on one for those without the role why not', async () => {
    const open = async (path: string, cookie: string) =>
      portal.fetch(new Request(new URL(path, portal.url), { headers: { cookie, accept: 'text/html' } }));
    const root = await portal.cookieOf('portal-administrator');
    for (const language of ['es', 'en', 'fr']) {
      const page = await open(`/${language}/workspace/audit?action=release-dataset`, root);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('publisher');
      expect(html).toContain('log.csv.sha256.sig?action=release-dataset&amp;last=');
    }
    const publisher = await portal.cookieOf('publisher', 'otra');
    expect((await open('/es/workspace/audit', publisher)).status).toBe(403);
  });
  test('in one institution, only what concerns it; without the role, nothing', async () => {
    const mine = await portal.clientAs('auditor', 'otra');
    const { items } = await mine.call('listAuditEntries', { query: { limit: 200 } });
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ institution }) => institution?.slug))).toEqual(new Set(['otra']));
    expect((await mine.call('listAuditEntries', { query: { institution: 'office' } })).total).toBe(0);
    const none = await portal.clientAs('publisher', 'otra');
    await expect(none.call('listAuditEntries')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await none.request('/api/v1/audit/log.csv?last=3')).status).toBe(403);
  });
  test('changed words are told from true ones, and what is about a person goes after a year', async () => {
    const { items } = await auditor.call('listAuditEntries', { query: { action: 'release-dataset' } });
    await portal.database.query(`update audit_detail set after = '{"version":9}' where number = $1`, [
      items[0]?.number ?? 0,
    ]);
    const again = await auditor.call('listAuditEntries', { query: { action: 'release-dataset' } });
    expect(again.items.map(({ matches }) => matches)).toEqual([false, true]);
    now = new Date('2027-04-01T00:00:00Z');
    await portal.domains.jobs['audit-close-days']?.({}, AbortSignal.timeout(300_000));
    const kept = await portal.database.query(
      `select from audit_detail d join audit_entry e using (number)
       where e.object_kind = 'appointment' and (d.after is not null or d.before is not null)`,
    );
    expect(kept).toEqual([]);
    now = new Date('2026-03-02T00:05:00Z');
  });
});

test('F5: the public reads what was done to public things, never by whom, and what was withdrawn', async () => {
  const anyone = await portal.clientAs('anyone');
  const { items } = await anyone.call('listPublicChanges');
  expect(items.map(({ action }) => action)).toContain('release-dataset');
  expect(JSON.stringify(items)).not.toMatch(/@|publisher/);
  const [released] = items.filter(({ action }) => action === 'release-dataset');
  const publisher = await portal.clientAs('publisher', 'otra');
  const dataset = released?.object.id ?? '';
  const draft = await publisher.call('getDraft', { params: { dataset } });
  const body = { reason: 'Se duplicó', authority: 'Unidad de datos' };
  await publisher.call('withdrawDataset', { params: { dataset }, revision: draft.revision, body });
  const withdrawn = await anyone.call('listWithdrawnDatasets', { query: { publisher: 'otra' } });
  expect(withdrawn).toMatchObject({ total: 1, items: [{ id: dataset, ...body, purged: false }] });
  const csv = await (await anyone.request('/api/v1/withdrawn.csv?language=es')).text();
  expect(csv).toContain('Se duplicó,Unidad de datos,false,');
});
