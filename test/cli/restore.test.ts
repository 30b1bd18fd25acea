import { execFile } from 'node:child_process';
import { chmod, lstat, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient, listKept, listTables, paths, Slug } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { makeAirQuality } from '../fixtures.ts';
import { enterPortal, findFreePort, readFirstSignIn, runPortalCommand, startPortal } from '../portal.ts';

/** What anybody can see of a dataset: its description, its history, its bytes, its rows, its receipt, and how it is found. */
async function look(url: string, dataset: string) {
  const anyone = createClient({ url });
  const params = { dataset };
  const seen = await anyone.call('getDataset', { params });
  const [file] = listKept(seen);
  const [table] = listTables(seen);
  const read = async (path: string) => (await anyone.request(path)).text();
  return {
    seen,
    releases: await anyone.call('listReleases', { params }),
    history: await anyone.call('listHistory', { params }),
    receipt: await anyone.call('getReceipt', { params: { ...params, version: '1' } }),
    keys: await anyone.call('listSigningKeys'),
    roots: await anyone.call('listAuditRoots'),
    original: await read(paths.original(file?.id ?? '')),
    rows: await read(`${paths.rows(table?.id ?? '')}?limit=5`),
    found: (await anyone.call('searchDatasets', { query: { q: 'aire' } })).items.map(({ id }) => id),
    withdrawn: await anyone.call('listWithdrawnDatasets', { query: {} }),
  };
}

test('F6: the whole system, put into another place as one folder, is the same system: docs/backup.md', async () => {
  const [home, kept, other] = [await makeFolder('home'), await makeFolder('kept'), await makeFolder('elsewhere')];
  const [copy, elsewhere] = [join(kept, 'var'), join(other, 'var')];
  const port = await findFreePort();
  let portal = await startPortal({ dataFolder: home, port });
  try {
    const { client, token } = await enterPortal(portal.url, await readFirstSignIn(home));
    await client.call('createInstitution', { body: { name: { es: 'Aire' }, slug: Slug.parse('aire') } });
    const publish = async (title: string) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(makeAirQuality(1))]), 'aire.csv');
      form.append('publisher', 'aire');
      form.append('metadata', JSON.stringify({ title: { es: title }, licence: 'CC-BY-4.0' }));
      const { id } = await (await client.request('/api/v1/datasets', { method: 'POST', body: form })).json();
      const params = { dataset: String(id) };
      for (;;) {
        const draft = await client.call('getDraft', { params });
        if (draft.blockers.length === 0) {
          await client.call('releaseDataset', { params, revision: draft.revision, body: { notes: '' } });
          return params;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const { dataset } = await publish('Calidad del aire');
    const gone = { params: await publish('Aire de ayer') };
    const { revision } = await client.call('getDraft', gone);
    const said = { reason: 'Se duplicó', authority: 'Unidad de datos' };
    await client.call('withdrawDataset', { ...gone, revision, body: said });
    await waitFor(async () => (await look(portal.url, dataset)).found.length === 1);
    const before = await look(portal.url, dataset);
    expect(before.withdrawn.total).toBe(1);

    await portal.stop();
    await run('cp', ['-aL', home, copy]);
    // Nothing is left of the first one, wherever its database lay.
    await rm(await realpath(join(home, 'postgres')), { recursive: true });
    await rm(home, { recursive: true });
    await run('cp', ['-aL', copy, elsewhere]);
    expect((await lstat(join(elsewhere, 'postgres'))).isDirectory()).toBe(true);
    const checked = await runPortalCommand(['verify'], elsewhere);
    expect(checked.output).toContain('Everything is as it was written.');
    expect(checked.code).toBe(0);

    portal = await startPortal({ dataFolder: elsewhere, port });
    await waitFor(async () => (await look(portal.url, dataset)).found.length === 1);
    expect(await look(portal.url, dataset)).toEqual(before);
    // People come in as before, and go on.
    const back = createClient({ url: portal.url, token });
    expect((await back.call('getDraft', gone)).state).toBe('withdrawn');
    await back.call('restoreDataset', { ...gone, revision: (await back.call('getDraft', gone)).revision });
    expect((await createClient({ url: portal.url }).call('listWithdrawnDatasets', { query: {} })).total).toBe(0);
  } finally {
    await portal.stop();
    for (const folder of [home, kept, other]) await rm(folder, { recursive: true, force: true });
  }
}, 300_000);

const run = promisify(execFile);

/** Open to others: where root runs the tests, PostgreSQL is another user, who must reach its data. */
async function makeFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `milpa-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

const waitFor = (holds: () => Promise<boolean>) => expect.poll(holds).toBe(true);
