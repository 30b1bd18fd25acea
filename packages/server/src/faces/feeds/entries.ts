import type { Dataset, DatasetId } from '@milpa/sdk';
import { describeListed, type Relatives } from './dcat/index.ts';
import type { Entry } from './documents/index.ts';
import type { Identities } from './names.ts';

export interface SeriesReader {
  /** The released datasets of a series in their order, at most this many. */
  listMembers(series: DatasetId, limit: number): Promise<readonly DatasetId[]>;
}

/** Members of one series that are told; and series remembered while a catalogue is walked. */
const limits = { members: 1000, series: 1000 } as const;

/** Finds the neighbours of datasets in their series; remembers the series asked before. */
export function createRelatives(datasets: SeriesReader): (dataset: Dataset) => Promise<Relatives> {
  const known = new Map<DatasetId, readonly DatasetId[]>();
  const members = async (series: DatasetId) => {
    const found = known.get(series) ?? (await datasets.listMembers(series, limits.members));
    if (known.size >= limits.series) known.clear();
    known.set(series, found);
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
export function createEntry(dataset: Dataset, relatives: Relatives, names: Identities): Entry {
  let resources: ReturnType<Entry['resources']> | undefined;
  return {
    dataset,
    relatives,
    resources: () => {
      resources ??= describeListed(dataset, names, relatives);
      return resources;
    },
  };
}

export async function* listEntries(
  datasets: SeriesReader & { listReleased(): AsyncIterable<Dataset> },
  names: Identities,
  signal: AbortSignal,
): AsyncGenerator<Entry> {
  const find = createRelatives(datasets);
  for await (const dataset of datasets.listReleased()) {
    signal.throwIfAborted();
    yield createEntry(dataset, await find(dataset), names);
  }
}
