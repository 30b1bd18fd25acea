import type { DatasetId, TableDiff } from '@milpa/sdk';
import type { DatasetContext, TableRow } from '../model.ts';
import { listLatestTables } from '../store/release.ts';
import { findDiff, findProfile, findTableVersion, keepDiff, listTables } from '../store/table.ts';

/** What changed between two versions of a table; computed once and kept. */
export async function compareTables(
  context: DatasetContext,
  before: string,
  after: string,
  signal?: AbortSignal,
): Promise<TableDiff> {
  const known = await findDiff(context.database, before, after);
  if (known) return known;
  const [older, newer] = [await requireVersion(context, before), await requireVersion(context, after)];
  const diff = await withCopies(context, [older, newer], ([olderPath, newerPath]) =>
    context.engine.diff(
      {
        name: newer.row.name,
        before: { path: olderPath, columns: older.profile.columns },
        after: { path: newerPath, columns: newer.profile.columns },
        keys: newer.profile.keys ?? [],
      },
      signal ? { signal } : {},
    ),
  );
  await keepDiff(context.database, before, after, diff);
  return diff;
}

async function requireVersion(context: DatasetContext, version: string) {
  const row = await findTableVersion(context.database, version);
  const profile = await findProfile(context.database, version);
  if (!row || !profile) throw new Error(`The table version ${version} is gone`);
  return { row, profile };
}

async function withCopies<T>(
  context: DatasetContext,
  versions: readonly [{ row: TableRow }, { row: TableRow }],
  work: (paths: readonly [string, string]) => Promise<T>,
): Promise<T> {
  const older = await context.files.local(versions[0].row.sha256);
  try {
    const newer = await context.files.local(versions[1].row.sha256);
    try {
      return await work([older.path, newer.path]);
    } finally {
      await newer.release();
    }
  } finally {
    await older.release();
  }
}

/** Pairs of the newest release and the working copy whose bytes differ. */
export async function listComparisons(context: DatasetContext, dataset: DatasetId) {
  const latest = await listLatestTables(context.database, dataset);
  const tables = await listTables(context.database, [dataset]);
  return tables.flatMap((table) => {
    const before = latest.find((each) => each.table === table.table);
    return before && before.version !== table.version ? [{ table, before: before.version }] : [];
  });
}

/** Makes the comparisons that a release will show, ahead of it. */
export async function compareWithReleased(
  context: DatasetContext,
  dataset: DatasetId,
  signal?: AbortSignal,
): Promise<void> {
  for (const { table, before } of await listComparisons(context, dataset)) {
    await compareTables(context, before, table.version, signal);
  }
}
