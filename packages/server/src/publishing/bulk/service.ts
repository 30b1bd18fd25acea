import {
  type Bulk,
  type BulkAction,
  BulkId,
  type BulkRow,
  findDayIn,
  findFrequency,
  findLicence,
  findTheme,
  mostAtOnce,
  type NewBulk,
  type Resource,
  type ResourceFilter,
} from '@milpa/sdk';
import { mayPublishFor, mayReadDraftsOf, mayWriteFor, requireMay } from '../../account/index.ts';
import type { ResourceAsk, ResourceRow } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import { store as clock } from '../clock/store.ts';
import type { BulkNeeds, BulkRecord } from './model.ts';
import { alreadyOver, noSuchBulk, nothingChosen, tooMany, unknownWord } from './problems.ts';
import { bulkJob } from './run.ts';
import { store } from './store.ts';

interface Page {
  readonly limit: number;
  readonly offset: number;
}

export function createBulks(needs: BulkNeeds) {
  const { database, datasets, institutions } = needs;
  return {
    async listResources(caller: Caller | undefined, key: string, { limit, offset, ...filter }: ResourceFilter & Page) {
      const { id } = await institutions.require(key);
      requireMay(caller, mayReadDraftsOf, id);
      const states = await listFreshness(needs, id);
      const ask = toAsk(id, filter, states);
      const [counts, formats, rows] = await Promise.all([
        datasets.handling.count(ask),
        datasets.handling.listFormats(id),
        datasets.handling.list(ask, { limit, offset }),
      ]);
      return { ...counts, formats, items: rows.map((row) => presentResource(row, states)) };
    },
    start: (caller: Caller | undefined, key: string, wanted: NewBulk) => startBulk(needs, caller, key, wanted),
    async find(caller: Caller | undefined, key: string): Promise<Bulk> {
      return present(needs, await requireBulk(needs, caller, key));
    },
    async listRows(caller: Caller | undefined, key: string, query: Parameters<typeof store.listRows>[2]) {
      const { id } = await requireBulk(needs, caller, key);
      const { total, rows } = await store.listRows(database, id, query);
      const items = rows.map(
        ({ position, dataset, title, name, outcome, message }): BulkRow => ({
          ...{ position, name, outcome, message },
          dataset: { id: dataset, title },
        }),
      );
      return { total, items };
    },
    async stop(caller: Caller | undefined, key: string): Promise<Bulk> {
      const record = await requireBulk(needs, caller, key);
      const known = requireMay(caller, mayWriteFor, record.institution);
      await database.transaction(async (tx) => {
        if (!(await store.setState(tx, record.id, 'stopped', needs.clock()))) throw alreadyOver();
        await note(needs, tx, record, { caller: known, action: 'stop-bulk', after: await store.count(tx, record.id) });
      });
      return present(needs, (await store.find(database, record.id)) ?? record);
    },
  };
}

export type Bulks = ReturnType<typeof createBulks>;
type States = ReadonlyMap<string, Resource['freshness']>;

const listFreshness = async ({ database, clock: now, timeZone }: BulkNeeds, id: PublicBody['id']): Promise<States> =>
  new Map(
    (await clock.listStates(database, findDayIn(timeZone, now()), id)).map(({ dataset, state }) => [dataset, state]),
  );

/** Freshness is known to the clock alone: the datasets that stand so are named one by one. */
const toAsk = (publisher: PublicBody['id'], filter: ResourceFilter, states: States): ResourceAsk => {
  const { dataset, freshness, format, state, health, q } = filter;
  const fresh = freshness ? [...states].flatMap(([id, each]) => (each === freshness ? [parseId(id)] : [])) : undefined;
  const datasets = dataset ? (fresh ?? [dataset]).filter((id) => id === dataset) : fresh;
  return { publisher, datasets, format, state, health, words: q || undefined };
};
// Written by the clock from a dataset, whose identifier it is.
const parseId = (text: string) => text as NonNullable<ResourceFilter['dataset']>;

const presentResource = (row: ResourceRow, states: States): Resource => ({
  key: row.key,
  dataset: { id: row.dataset, slug: row.slug, title: row.title },
  distribution: row.distribution,
  name: row.name,
  format: row.format,
  state: row.state,
  health: row.health,
  freshness: row.state === 'released' ? (states.get(row.dataset) ?? null) : null,
  updated: row.updated.toISOString(),
});

async function startBulk(
  needs: BulkNeeds,
  given: Caller | undefined,
  key: string,
  { action, of }: NewBulk,
): Promise<Bulk> {
  const { database, datasets, institutions, jobs, random } = needs;
  const { id: institution } = await institutions.require(key);
  const may = action.do === 'release' || action.do === 'withdraw' ? mayPublishFor : mayWriteFor;
  const caller = requireMay(given, may, institution);
  requireKnown(action);
  const ask: ResourceAsk =
    'keys' in of
      ? { publisher: institution, keys: of.keys }
      : toAsk(institution, of.filter, await listFreshness(needs, institution));
  const { total } = await datasets.handling.count(ask);
  if (total === 0) throw nothingChosen();
  if (total > mostAtOnce) throw tooMany(total);
  const rows = await datasets.handling.list(ask, { limit: mostAtOnce, offset: 0 });
  const record = { id: BulkId.parse(random.id()), institution, account: caller.account, caller, action };
  const row = { ...record, state: 'waiting' as const, created: needs.clock(), finished: null };
  await database.transaction(async (tx) => {
    await store.add(tx, row);
    await store.addRows(tx, row.id, rows, 0);
    await jobs.add(tx, bulkJob, { bulk: row.id }, { key: `${bulkJob} ${row.id}` });
    await note(needs, tx, row, { caller, action: 'start-bulk', after: { action, resources: rows.length } });
  });
  return present(needs, row);
}

/** A word that no vocabulary knows would be refused by each dataset in turn: it is refused once. */
function requireKnown(action: BulkAction): void {
  if (action.do === 'licence' && !findLicence(action.licence)) throw unknownWord('licence', action.licence);
  if (action.do === 'frequency' && !findFrequency(action.frequency)) throw unknownWord('frequency', action.frequency);
  if (action.do === 'theme' && !findTheme(action.theme)) throw unknownWord('theme', action.theme);
}

async function requireBulk({ database }: BulkNeeds, caller: Caller | undefined, key: string): Promise<BulkRecord> {
  const id = BulkId.safeParse(key);
  const record = id.success ? await store.find(database, id.data) : undefined;
  if (!record) throw noSuchBulk(key);
  requireMay(caller, mayReadDraftsOf, record.institution);
  return record;
}

async function present({ database, institutions }: BulkNeeds, record: BulkRecord): Promise<Bulk> {
  const { id, slug, name } = await institutions.require(record.institution);
  return {
    id: record.id,
    institution: { id, slug, name },
    action: record.action,
    state: record.state,
    ...(await store.count(database, record.id)),
    created: record.created.toISOString(),
    finished: record.finished?.toISOString() ?? null,
  };
}

const note = (
  { audit }: BulkNeeds,
  tx: Parameters<BulkNeeds['audit']['record']>[0],
  { id, institution }: Pick<BulkRecord, 'id' | 'institution'>,
  done: { readonly caller: Caller; readonly action: string; readonly after: unknown },
): Promise<void> => audit.record(tx, { ...done, object: { kind: 'bulk', id }, institution });
