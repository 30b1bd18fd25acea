import type { Dataset, DatasetId, Distribution, FieldChange, RemovedFile, Tombstone } from '@milpa/sdk';
import type { ReleaseRow } from '../store/release.ts';
import type { StandingOrder } from './model.ts';

/**
 * What the public sees of releases while orders stand over files of theirs: from the moment in which one is asked for,
 * whether or not a second person has still to confirm it, until it is refused.
 */
export const hideOrdered = (snapshot: Dataset, orders: readonly StandingOrder[]): Dataset => {
  const own = orders.filter((order) => isAbout(order, snapshot));
  if (own.length === 0) return snapshot;
  const { measured: _, ...rest } = snapshot;
  return {
    ...rest,
    notes: '', // words about the version, and so about what was in it
    distributions: snapshot.distributions.filter((one) => !own.some((order) => covers(order, one))),
    removed: [...new Map(own.toReversed().map((order) => [order.distribution, presentRemoved(order)])).values()],
  };
};

/** The same with what a release says of the one before it. */
export function hideInRelease(row: ReleaseRow, orders: readonly StandingOrder[]): ReleaseRow {
  const snapshot = hideOrdered(row.snapshot, orders);
  const before = { id: row.dataset, version: row.number - 1, distributions: [] };
  const compares = orders.some((order) => isAbout(order, row.snapshot) || isAbout(order, before));
  return {
    ...row,
    snapshot,
    notes: snapshot === row.snapshot ? row.notes : snapshot.notes,
    diff: compares ? [] : row.diff,
  };
}

/** What a history may still say to the public of files that an order is about. */
export function hideChanges<T extends Pick<FieldChange, 'pointer'>>(
  changes: readonly T[],
  orders: readonly StandingOrder[],
): T[] {
  const pointers = orders.flatMap(({ distribution, tables }) => [
    `/distributions/${distribution}`,
    ...tables.map((table) => `/columns/${table}`),
  ]);
  const isHidden = ({ pointer }: T) => pointers.some((each) => pointer === each || pointer.startsWith(`${each}/`));
  return changes.filter((change) => !isHidden(change));
}

const covers = ({ distribution, sha256 }: StandingOrder, one: Distribution): boolean =>
  distribution === one.id && (sha256 === null || sha256 === one.file?.sha256);

/** By number where the file is gone already, by what it has of it before that. */
const isAbout = (
  order: StandingOrder,
  { id, version, distributions }: Pick<Dataset, 'id' | 'version' | 'distributions'>,
) => order.dataset === id && (order.versions.includes(version) || distributions.some((one) => covers(order, one)));

const presentRemoved = ({ distribution, version, title, reason, authority, asked }: StandingOrder): RemovedFile => ({
  ...{ distribution, title, reason, authority },
  ...(version === null ? {} : { version }),
  withdrawn: asked.toISOString(),
});

/** What is said at an address of which an order left nothing; `number`: of the release that was asked for. */
export const presentTombstone = (id: DatasetId, number: number, removed: RemovedFile): Tombstone => ({
  ...{ ...removed, id },
  ...(removed.version === undefined ? {} : { version: number }),
});
