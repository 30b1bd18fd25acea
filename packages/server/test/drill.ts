import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Client, type Draft, type Purge, PurgeId } from '@milpa/sdk';
import { getDraft } from './datasets.ts';
import { startTestPortal, type TestPortal } from './portal.ts';

/** A portal in which a word is planted and purged, with whoever orders and whoever reads. */
export interface Drill extends Search {
  readonly portal: TestPortal;
  readonly administrator: Client;
  readonly anyone: Client;
  get(path: string): Promise<Response>;
  /** Every document of the whole catalogue is written, the list of it is a dataset, and SPARQL has its graph. */
  build(): Promise<void>;
  /** What was ordered goes, all orders at the same time; nothing is written anew. */
  purgeOnly(): Promise<void>;
  /** A second person has to confirm from now on; gives a client of theirs. */
  askForSecond(): Promise<Client>;
  /** How far an order is once nothing waits any more. */
  settle(id: string): Promise<Purge>;
}

export async function openDrill(word: string): Promise<Drill> {
  const portal = await startTestPortal();
  const administrator = await portal.clientAs('administrator');
  const run = async (job: string, payload: object = {}) =>
    portal.domains.jobs[job]?.(payload, AbortSignal.timeout(300_000));
  return {
    ...createSearch(portal, word),
    ...{ portal, administrator, anyone: await portal.clientAs('anyone') },
    get: (path) => portal.fetch(new Request(new URL(path, portal.url), { headers: { accept: '*/*' } })),
    async build() {
      for (const job of ['feeds-build', 'catalogue-list', 'sparql-snapshot']) await run(job);
      await portal.work();
      for (const payload of await listWaiting(portal, 'catalogue-list-release'))
        await run('catalogue-list-release', payload);
      await portal.work();
    },
    async purgeOnly() {
      const orders = await portal.database.query<{ id: string }>(
        "select id from purge where state in ('asked', 'removed')",
      );
      await Promise.all(orders.map(({ id }) => run('dataset-purge', { purge: id })));
    },
    async askForSecond() {
      const root = await portal.clientAs('portal-administrator');
      await root.call('setPurgeRule', { params: { institution: 'office' }, body: { secondPerson: true } });
      return root;
    },
    async settle(id) {
      await portal.work();
      return administrator.call('getPurge', { params: { purge: PurgeId.parse(id) } });
    },
  };
}

/** What jobs of a name that wait were asked to do, whether or not their time has come. */
export const listWaiting = async ({ database }: Pick<TestPortal, 'database'>, name: string): Promise<object[]> =>
  (
    await database.query<{ payload: object }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1`,
      [name],
    )
  ).map(({ payload }) => payload);

/** Looks for a word in everything a portal keeps. */
interface Search {
  readonly holds: (bytes: Buffer) => boolean;
  /** Every file of the data folder that has it in, packed ones unpacked. */
  grepFiles(): Promise<string[]>;
  /** Every table of the database, the queue's included, that has it in any column of any row. */
  grepDatabase(): Promise<string[]>;
}

function createSearch(portal: Pick<TestPortal, 'database' | 'dataFolder'>, word: string): Search {
  const holds = (bytes: Buffer): boolean => bytes.toString('latin1').toLowerCase().includes(word.toLowerCase());
  return {
    holds,
    async grepFiles() {
      const found: string[] = [];
      for (const name of await readdir(portal.dataFolder, { recursive: true })) {
        const path = join(portal.dataFolder, name);
        if (!(await stat(path)).isFile()) continue;
        const bytes = await readFile(path);
        const packed = bytes.length > 1 && bytes.readUInt16BE(0) === 0x1f8b;
        if (holds(bytes) || holds(Buffer.from(name)) || (packed && holds(gunzipSync(bytes)))) found.push(name);
      }
      return found;
    },
    async grepDatabase() {
      const tables = await portal.database.query<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await portal.database.query(`select from ${name} t where t::text ilike $1 limit 1`, [`%${word}%`]);
        if (rows.length > 0) found.push(name);
      }
      return found;
    },
  };
}

/** Says of every column why it may be public, where the portal asks: the mistake a purge is for. */
export async function allowPersonal(client: Client, made: Draft): Promise<void> {
  const draft = await getDraft(client, made);
  for (const { file } of draft.distributions)
    for (const { id } of file?.tables ?? []) {
      const { profile } = await client.call('getDraftTable', { params: { dataset: made.id, table: id } });
      const columns = Object.fromEntries(
        profile.columns.map(({ name }) => [name, { personal: 'Es un folio del trámite, no una persona' }]),
      );
      const { revision } = await getDraft(client, made);
      await client.call('changeDraftTable', { params: { dataset: made.id, table: id }, revision, body: { columns } });
    }
}

/** Seconds for which somebody on the way may give an answer again without asking. */
export function countSecondsKept(answer: Response): number {
  const caching = answer.headers.get('cache-control') ?? '';
  if (/no-store|no-cache/.test(caching)) return 0;
  const ages = [...caching.matchAll(/(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=(\d+)/g)].map(
    ([, age]) => Number(age),
  );
  return ages.length > 0 ? Math.max(...ages) : Number.POSITIVE_INFINITY; // nothing said: as long as they like
}
