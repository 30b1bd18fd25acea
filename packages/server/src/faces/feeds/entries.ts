import type { Dataset, DatasetId } from '@milpa/sdk';
import { describeListed, describeSourceCatalog, type Listing, type Relatives } from './dcat/index.ts';
import type { Entry } from './documents/index.ts';
import type { Identities } from './names.ts';
import type { Resource, Spelling } from './rdf/index.ts';

export interface SeriesReader {
  /** The released datasets of a series in their order, at most this many. */
  listMembers(series: DatasetId, limit: number): Promise<readonly DatasetId[]>;
}

/** Members of one series that are told; and members of all series that are remembered while a catalogue is walked. */
const limits = { members: 1000, remembered: 20_000 } as const;

/** Finds the neighbours of datasets in their series; remembers the series asked before. */
export function createRelatives(datasets: SeriesReader): (dataset: Dataset) => Promise<Relatives> {
  const known = new Map<DatasetId, readonly DatasetId[]>();
  let remembered = 0;
  const members = async (series: DatasetId) => {
    const before = known.get(series);
    if (before) return before;
    const found = await datasets.listMembers(series, limits.members);
    if (remembered >= limits.remembered) {
      known.clear();
      remembered = 0;
    }
    known.set(series, found);
    remembered += found.length + 1;
    return found;
  };
  return async ({ id, kind, metadata }) => {
    if (kind === 'series') return { members: await members(id) };
    if (!metadata.inSeries) return {};
    const all = await members(metadata.inSeries);
    const at = all.indexOf(id);
    const [previous, next] = at < 0 ? [] : [all[at - 1], all[at + 1]];
    return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
  };
}

/** What documents of the catalogue are made of. */
export function createEntry(dataset: Dataset, relatives: Relatives, names: Identities, listing?: Listing): Entry {
  const made = new Map<Spelling, readonly Resource[]>();
  const describe = (spelling: Spelling) => [
    ...describeListed(dataset, names, relatives, spelling),
    ...(listing ? describeSourceCatalog(dataset.id, listing, names) : []),
  ];
  return {
    dataset,
    relatives,
    resources(spelling) {
      const known = made.get(spelling) ?? describe(spelling);
      made.set(spelling, known);
      return known;
    },
  };
}

/** Of catalogues that datasets were imported from. */
export interface SourceCatalogues {
  listCatalogued(
    datasets: readonly DatasetId[],
  ): Promise<readonly { dataset: DatasetId; source: string; name: string; statements: string }[]>;
  findCatalogue(source: string, name: string): Promise<string | undefined>;
}

/** Where what people made of datasets is to be seen. */
export interface ReuseAddresses {
  listAddresses(datasets: readonly DatasetId[]): Promise<ReadonlyMap<DatasetId, readonly string[]>>;
}

export interface EntryNeeds {
  readonly datasets: SeriesReader;
  readonly reuses: ReuseAddresses;
  /** None where nothing is imported. */
  readonly sources: SourceCatalogues;
  readonly names: Identities;
  /** Each dataset tells the catalogue it is of, whether another did before or not. */
  readonly tellsAgain?: true;
}

/**
 * Datasets as entries of one document: each catalogue of elsewhere is told once, with the first dataset of it. An entry is
 * made when it is asked for: what was made of it before can be let go.
 */
export function createEntries({ datasets, reuses, sources, names, tellsAgain }: EntryNeeds) {
  const find = createRelatives(datasets);
  const findCatalogue = tellsAgain ? remember(sources) : sources.findCatalogue;
  const told = new Set<string>();
  return async function* (some: readonly Dataset[]): AsyncGenerator<Entry> {
    const ids = some.map(({ id }) => id);
    const [rows, addresses] = await Promise.all([sources.listCatalogued(ids), reuses.listAddresses(ids)]);
    const listed = new Map(rows.map((row) => [row.dataset, row]));
    for (const dataset of some) {
      const row = listed.get(dataset.id);
      const catalogue = row && JSON.stringify([row.source, row.name]);
      const tells = row !== undefined && catalogue !== undefined && (tellsAgain || !told.has(catalogue));
      if (tells) told.add(catalogue);
      const own = tells ? await findCatalogue(row.source, row.name) : undefined;
      const listing = row && { catalogue: catalogue ?? '', statements: row.statements, ...(own ? { own } : {}) };
      const reused = addresses.get(dataset.id);
      const relatives = { ...(await find(dataset)), ...(reused ? { reuses: reused } : {}) };
      yield createEntry(dataset, relatives, names, listing);
    }
  };
}

/** Catalogues that are remembered while their datasets are told. */
const mostCatalogues = 20;

function remember(sources: SourceCatalogues): SourceCatalogues['findCatalogue'] {
  const known = new Map<string, Promise<string | undefined>>();
  return (source, name) => {
    const key = JSON.stringify([source, name]);
    const found = known.get(key) ?? sources.findCatalogue(source, name);
    if (known.size >= mostCatalogues) known.clear();
    known.set(key, found);
    return found;
  };
}

/** Datasets whose catalogues are looked up together. */
const together = 50;

export async function* listEntries(
  needs: EntryNeeds & { readonly datasets: { listReleased(): AsyncIterable<Dataset> } },
  signal: AbortSignal,
): AsyncGenerator<Entry> {
  const create = createEntries(needs);
  let some: Dataset[] = [];
  for await (const dataset of needs.datasets.listReleased()) {
    signal.throwIfAborted();
    some.push(dataset);
    if (some.length < together) continue;
    yield* create(some);
    some = [];
  }
  yield* create(some);
}
