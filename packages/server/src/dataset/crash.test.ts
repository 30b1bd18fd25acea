import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalEngine, createSqlPool, EngineFailure, type SqlPool } from '@milpa/engine';
import { type Client, createClient, type Draft } from '@milpa/sdk';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, release, sha256, upload } from '../../test/datasets.ts';
import { type People, startPeople } from '../../test/people.ts';
import { createApp } from '../http/index.ts';
import { systemRandom } from '../random.ts';
import { createDiskFiles, type FileStore } from '../storage/files/index.ts';
import { type Checkpoint, checkpoints, createDatasets, type Datasets } from './index.ts';

vi.setConfig({ testTimeout: 300_000 });

// The real folder of datasets on a real database, real files and the real engine; only the queue and the moment at which
// everything breaks off are in the test's hands.
let people: People;
let folder: string;
let files: FileStore;
let datasets: Datasets;
let client: Client;
let sql: SqlPool;
let now = Date.parse('2026-03-01T12:00:00Z');
let breakAt: Checkpoint | 'never' | 'engine' | 'diff' = 'never';
const passed: Checkpoint[] = [];
const queue: { name: string; payload: object }[] = [];
const released: object[] = [];
const engine = createLocalEngine();

class Broken extends Error {}

beforeAll(async () => {
  people = await startPeople();
  folder = await mkdtemp(join(tmpdir(), 'milpa-crash-'));
  files = await createDiskFiles({ folder: join(folder, 'files') });
  const administrator = await people.administrator();
  await people.call(
    'createInstitution',
    { body: { name: { es: 'Oficina' }, level: 'federal' } },
    administrator.headers,
  );
  sql = createSqlPool({ tempDirectory: join(folder, 'sql') });
  datasets = createDatasets({
    sql,
    addressOf: () => '',
    publicUrl: 'http://localhost',
    database: people.database,
    files,
    engine: {
      ...engine,
      read: (request, options) => {
        if (breakAt === 'engine') throw new EngineFailure('killed', 'The worker was killed');
        return engine.read(request, options);
      },
      diff: (request, options) => {
        if (breakAt === 'diff') throw new EngineFailure('memory', 'The comparison needs too much memory');
        return engine.diff(request, options);
      },
    },
    jobs: { add: async (_, name, payload) => void queue.push({ name, payload }) },
    institutions: people.institutions,
    audit: people.audit,
    clock: () => new Date(now),
    random: systemRandom,
    emit: async (_, name, event) => void released.push({ name, ...event }),
    dataFolder: folder,
    checkpoint: (name) => {
      passed.push(name);
      if (name !== breakAt) return;
      breakAt = 'never';
      throw new Broken(name);
    },
  });
  const app = createApp({
    handlers: datasets.handlers,
    rawRoutes: datasets.rawRoutes,
    identify: people.accounts.identify,
    publicUrl: 'https://datos.example.org',
    language: 'es',
    log: pino({ level: 'silent' }),
  });
  client = createClient({
    url: 'https://datos.example.org',
    headers: administrator.headers,
    fetch: (request) => app.fetch(request),
  });
});
afterAll(async () => {
  await engine.close();
  await sql.close();
  await people.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  breakAt = 'never';
  queue.length = 0;
});

/** Does the work at most this often, each job once more after it broke, as the queue does. */
async function work(rounds = 10): Promise<void> {
  for (let round = 0; round < rounds && queue.length > 0; round += 1) {
    for (const job of queue.splice(0)) {
      try {
        await datasets.jobs[job.name]?.(job.payload, AbortSignal.timeout(300_000));
      } catch (error) {
        if (!(error instanceof Broken || error instanceof EngineFailure)) throw error;
        queue.push(job);
      }
    }
  }
}

const file = (months: number) => ({ name: 'cosecha.csv', bytes: harvest(months) });
const count = async (table: 'file_version' | 'table_version' | 'release' | 'dataset') => {
  const [row] = await people.database.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
};
const read = async (draft: Draft) => {
  const [distribution] = (await getDraft(client, draft)).distributions;
  return distribution?.file;
};

describe('when everything breaks off', () => {
  test.each(['upload-received', 'upload-adopted', 'upload-recorded'] as const)(
    'at %s, the upload is whole and can be used',
    async (step) => {
      const { bytes, name } = file(1);
      breakAt = step;
      await expect(upload(client, { name, bytes }, bytes.length)).rejects.toThrow('500');
      breakAt = 'never';
      const [last] = await people.database.query<{ id: string }>(
        'select id from upload order by created desc, id desc limit 1',
      );
      const draft = await createByForm(client, 'oficina', []);
      const added = await client.call('addFile', {
        params: { dataset: draft.id },
        body: { upload: parseId(last?.id) },
      });
      expect(added.distributions[0]?.file?.sha256).toBe(sha256(bytes));
      expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    },
  );

  test('at file-stored, there is no half dataset; at file-recorded, it is whole', async () => {
    const before = await count('dataset');
    breakAt = 'file-stored';
    await expect(createByForm(client, 'oficina', [file(1)])).rejects.toThrow('500');
    expect(await count('dataset')).toBe(before);
    breakAt = 'file-recorded';
    await expect(createByForm(client, 'oficina', [file(1)])).rejects.toThrow('500');
    breakAt = 'never';
    await work();
    const { items } = await client.call('listDrafts');
    expect(items[0]?.distributions[0]?.file?.state).toBe('read');
  });

  test.each(['read-started', 'read-finished', 'tables-stored', 'tables-recorded'] as const)(
    'at %s, the file is read in the end, and its tables are written once',
    async (step) => {
      const draft = await createByForm(client, 'oficina', [file(2)]);
      const before = await count('table_version');
      breakAt = step;
      await work();
      expect((await read(draft))?.state).toBe('read');
      expect(await count('table_version')).toBe(before + 1);
      expect(await readdir(join(folder, 'work'))).toEqual([]);
    },
  );

  test('a job done twice, or after another reading was asked for, has no effect', async () => {
    const draft = await createByForm(client, 'oficina', [file(3)]);
    const [job] = queue;
    await work();
    const before = await count('table_version');
    const was = await read(draft);
    await datasets.jobs[job?.name ?? '']?.(job?.payload, AbortSignal.timeout(300_000));
    expect(await count('table_version')).toBe(before);
    expect(await read(draft)).toEqual(was);
  });

  test.each(['release-compared', 'release-snapshotted'] as const)('at %s, nothing is released', async (step) => {
    const made = await createByForm(client, 'oficina', [file(2)]);
    await work();
    const draft = await getDraft(client, made);
    const before = await count('release');
    breakAt = step;
    await expect(release(client, draft)).rejects.toMatchObject({ code: 'internal-error' });
    breakAt = 'never';
    expect(await count('release')).toBe(before);
    expect(await getDraft(client, made)).toEqual(draft);
    expect(await release(client, draft)).toMatchObject({ version: 1 });
  });

  test('at release-committed, the version is there, and asking again makes no second one', async () => {
    const made = await createByForm(client, 'oficina', [file(2)]);
    await work();
    const draft = await getDraft(client, made);
    breakAt = 'release-committed';
    await expect(release(client, draft)).rejects.toMatchObject({ code: 'internal-error' });
    breakAt = 'never';
    await expect(release(client, draft)).rejects.toMatchObject({ code: 'edited-meanwhile', current: { latest: 1 } });
    expect(released).toContainEqual({ name: 'dataset-released', dataset: draft.id, version: 1 });
  });

  test('every named step was passed', () => {
    expect([...new Set(passed)].sort()).toEqual([...checkpoints].sort());
  });
});

test('a worker that is killed again and again makes the file failed, with a sentence; sent again, it is read', async () => {
  const draft = await createByForm(client, 'oficina', [file(4)]);
  breakAt = 'engine';
  await work();
  const failed = await read(draft);
  expect(failed).toMatchObject({ state: 'failed', refusal: { code: 'killed' } });
  expect(failed?.refusal?.detail).toMatchObject({ es: expect.any(String), fr: expect.any(String) });
  expect((await getDraft(client, draft)).blockers.map(({ code }) => code)).toEqual(['file-failed']);
  breakAt = 'never';
  const again = await createAgain(draft);
  expect(again.distributions).toHaveLength(1);
  await work();
  expect((await read(draft))?.state).toBe('read');
});
const createAgain = async (draft: Draft) => {
  const id = await upload(client, file(4));
  return client.call('addFile', { params: { dataset: draft.id }, body: { upload: parseId(id) } });
};
const parseId = (text: string | undefined) => text as never;

test("a comparison that cannot be made stands in no release's way", async () => {
  const made = await createByForm(client, 'oficina', [file(2)]);
  await work();
  await release(client, await getDraft(client, made));
  const id = await upload(client, file(3));
  const replaces = made.distributions[0]?.id;
  await client.call('addFile', { params: { dataset: made.id }, body: { upload: parseId(id), replaces } });
  breakAt = 'diff';
  await work(3);
  queue.length = 0;
  expect(await release(client, await getDraft(client, made))).toMatchObject({ version: 2, diff: [] });
  breakAt = 'never';
  const [table] = (await read(made))?.tables ?? [];
  const diff = await client.call('getTableDiff', { params: { table: table?.id ?? '' }, query: { from: 1, to: 2 } });
  expect(diff.rows).toMatchObject({ before: 12, after: 18 });
});

describe('cleaning up', () => {
  const day = 24 * 60 * 60_000;
  const clean = () => datasets.jobs['dataset-clean-up']?.({}, AbortSignal.timeout(300_000));
  const stored = async () => {
    const hashes: string[] = [];
    for await (const each of files.list()) hashes.push(each.sha256);
    return hashes;
  };

  test('removes what nothing has referred to for a day, and nothing else', async () => {
    const [orphan, rescued] = [new TextEncoder().encode('nobody'), new TextEncoder().encode('a;b\n1;2\n')];
    for (const bytes of [orphan, rescued]) await files.put(chunks(bytes), { limitBytes: 1000 });
    await clean();
    expect(await stored()).toContain(sha256(orphan));
    const draft = await createByForm(client, 'oficina', [{ name: 'rescatado.csv', bytes: rescued }]);
    now += 2 * day;
    await clean();
    const left = await stored();
    expect(left).not.toContain(sha256(orphan));
    expect(left).toContain(sha256(rescued));
    const used = await people.database.query<{ sha256: string }>(
      'select sha256 from file_version union select sha256 from table_version',
    );
    expect(left).toEqual(expect.arrayContaining(used.map((row) => row.sha256)));
    expect((await getDraft(client, draft)).distributions).toHaveLength(1);
  });

  test('forgets uploads after a week; what was used stays', async () => {
    const draft = await createByForm(client, 'oficina', []);
    const used = await upload(client, { name: 'usado.csv', bytes: harvest(5) });
    await client.call('addFile', { params: { dataset: draft.id }, body: { upload: parseId(used) } });
    await upload(client, { name: 'olvidado.csv', bytes: harvest(6) });
    now += 8 * day;
    await clean();
    expect(await people.database.query('select id from upload')).toEqual([]);
    now += 2 * day;
    await clean();
    const left = await stored();
    expect([left.includes(sha256(harvest(5))), left.includes(sha256(harvest(6)))]).toEqual([true, false]);
    expect(queue.filter(({ name }) => name === 'dataset-clean-up').length).toBeGreaterThan(0);
  });
});

async function* chunks(bytes: Uint8Array) {
  yield bytes;
}
