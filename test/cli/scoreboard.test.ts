import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { scoreboard } from '../../packages/cli/src/scoreboard.ts';
import { createTestContext } from '../../packages/cli/test/context.ts';
import { startTestPortal, type TestPortal } from '../../packages/server/test/portal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let now = new Date('2026-04-02T18:00:00Z');
let portal: TestPortal;
let folder: string;
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  folder = await mkdtemp(join(tmpdir(), 'milpa-scoreboard-'));
  const office = await portal.clientAs('publisher');
  const holding = { key: 'a', name: { es: 'Pozos' }, level: 'public' };
  await office.call('createHolding', { params: { institution: 'office' }, body: parseBody(holding) });
  for (const day of ['2026-04-02', '2026-05-02', '2026-06-02']) {
    now = new Date(`${day}T18:00:00Z`);
    await portal.domains.scoreboard.take();
  }
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});
const parseBody = (body: object) => body as never;

async function run(values: readonly string[], options: object = {}) {
  const { context, said } = createTestContext('en');
  const own = { portal: new URL(portal.url).origin, ...options };
  const code = await scoreboard({ ...context, fetch: (request) => portal.fetch(request) }, values, own);
  return { code, out: said.out };
}
const fetchMonth = async (month: string) =>
  (await portal.fetch(new Request(new URL(`/api/v1/scoreboard/months/${month}`, portal.url)))).text();

test('every kept month is computed again, and compared with one that was kept', async () => {
  expect(await run(['verify'])).toMatchObject({ code: 0, out: expect.stringContaining('3') });
  const path = join(folder, '2026-04.json');
  await writeFile(path, await fetchMonth('2026-04'));
  const report = await run(['verify', path], { json: true });
  expect([report.code, JSON.parse(report.out)]).toEqual([0, { months: 3, faults: [] }]);
});

test('a document that is not whole, and a task that there is not, are refused', async () => {
  const path = join(folder, 'forged.json');
  await writeFile(path, (await fetchMonth('2026-04')).replace('"held":1', '"held":2'));
  await expect(run(['verify', path])).rejects.toThrow(/no whole month/);
  await expect(run(['verify', join(folder, 'nowhere.json')])).rejects.toThrow(/no whole month/);
  await expect(run(['praise'])).rejects.toThrow(/verify/);
});

test('F21: a month rewritten with hashes that fit each other is told from the one somebody kept', async () => {
  const path = join(folder, 'kept.json');
  await writeFile(path, await fetchMonth('2026-05'));
  const { database } = portal;
  for (const table of ['scoreboard_snapshot', 'scoreboard_body'])
    await database.query(`alter table ${table} disable trigger user`);
  await database.query(
    `update scoreboard_body set document = jsonb_set(document, '{score}', '99') where month = '2026-05'`,
  );
  const changed = await run(['verify', path]);
  expect(changed.code).not.toBe(0);
  expect(changed.out).toContain('2026-05 was changed.');
  // Whoever rewrites the last months as a whole is found out by the copy alone.
  for (const table of ['scoreboard_body', 'scoreboard_snapshot'])
    await database.query(`delete from ${table} where month >= '2026-05'`);
  const cut = await run(['verify', path]);
  expect(cut.out).toContain('2026-05 is not the one you kept.');
  expect(cut.code).not.toBe(0);
});
