import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Import, type ImportId, type ImportRow } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterPortal, findFreePort, type RunningPortal, readFirstSignIn, startPortal } from '../portal.ts';

/** So many that whoever looks again and again sees it running, even when kept from looking for a second. */
const records = 3000;
let folder: string;
let portal: RunningPortal;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-import-crash-'));
});
afterAll(async () => {
  await portal?.stop();
  await rm(folder, { recursive: true, force: true });
});

const makeCatalogue = () =>
  JSON.stringify(
    Array.from({ length: records }, (_, at) => ({
      id: `k${at}`,
      title: `Conjunto ${at}`,
      organization: `Oficina ${at % 20}`,
      license_id: 'CC0-1.0',
      resources: [{ url: `http://127.0.0.1:9/${at}.csv`, name: `Archivo ${at}`, format: 'csv' }],
    })),
  );

const ask = (client: Client, id: ImportId) => client.call('getImport', { params: { import: id } });

async function waitFor(client: Client, id: ImportId, isEnough: (now: Import) => boolean): Promise<Import> {
  for (;;) {
    const now = await ask(client, id);
    if (isEnough(now)) return now;
    await sleep(30);
  }
}

test('kill -9 in the middle of an import: the next start goes on, and nothing is there twice', async () => {
  const port = await findFreePort();
  portal = await startPortal({ dataFolder: folder, port });
  const signIn = await readFirstSignIn(folder);
  let { client } = await enterPortal(portal.url, signIn);
  const form = new FormData();
  form.set('options', JSON.stringify({ dryRun: false, release: true }));
  form.set('file', new Blob([makeCatalogue()]), 'catalogo.json');
  const answer = await client.request('/api/v1/imports', { method: 'POST', body: form });
  const { id } = Import.parse(await answer.json());
  for (const share of [0.1, 0.4]) {
    const before = await waitFor(
      client,
      id,
      ({ counts, state }) => counts.records >= records * share || state === 'done',
    );
    expect(before.state).toBe('running');
    portal.child.kill('SIGKILL');
    await portal.gone;
    portal = await startPortal({ dataFolder: folder, port });
    ({ client } = await enterPortal(portal.url, signIn));
    expect((await ask(client, id)).counts.records, 'what was told is still so').toBeGreaterThanOrEqual(
      before.counts.records,
    );
  }
  const done = await waitFor(client, id, ({ state }) => state === 'done' || state === 'failed');
  expect(done).toMatchObject({
    state: 'done',
    total: records,
    counts: { records, create: records, released: records, unchanged: 0, duplicate: 0, refused: 0, institutions: 20 },
  });
  const rows: ImportRow[] = [];
  for (let offset = 0; offset < records; offset += 500)
    rows.push(
      ...(await client.call('listImportRows', { params: { import: id }, query: { limit: 500, offset } })).items,
    );
  expect(new Set(rows.map(({ dataset }) => dataset?.id)).size).toBe(records);
  expect((await client.call('listDrafts', { query: { limit: 1 } })).total).toBe(records);
  expect(await client.call('listInstitutions')).toHaveLength(20);
});
