import type { HistoryEntry } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import { presentPublisher } from '../draft.ts';
import { requireReader } from '../may.ts';
import type { DatasetContext, DatasetRow } from '../model.ts';
import { hideChanges } from '../purge/hide.ts';
import { purgeStore } from '../purge/store.ts';
import { type ChangeRow, listChanges } from '../store/change.ts';
import { findByKey, requireReleased } from './find-released.ts';

/**
 * The history of a dataset, newest first. The public reads of each release what it changed, and of the edits between
 * releases only which fields they were about: what was never released is shown to nobody else.
 */
export async function listHistory(
  context: DatasetContext,
  caller: Caller | undefined,
  key: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<HistoryEntry[]> {
  const row = await findByKey(context.database, key);
  const isMember = row !== undefined && mayRead(caller, row);
  const { id } = isMember ? row : await requireReleased(context, key);
  const changes = await listChanges(context.database, id, { ...page, upToRelease: !isMember });
  const ids = new Set(changes.flatMap(({ institution }) => institution ?? []));
  const bodies = new Map(
    await Promise.all([...ids].map(async (each) => [each, await context.institutions.find(each)] as const)),
  );
  const orders = isMember ? [] : await purgeStore.listStanding(context.database, [id]);
  return changes.map((each) => {
    const change = { ...each, changes: hideChanges(each.changes, orders) };
    const body = change.institution === null ? undefined : bodies.get(change.institution);
    return present(change, body ? presentPublisher(body) : null, isMember);
  });
}

function mayRead(caller: Caller | undefined, { publisher }: DatasetRow): boolean {
  if (!caller) return false;
  try {
    requireReader(caller, publisher);
    return true;
  } catch {
    return false; // refused: then the caller is one of the public
  }
}

const present = (
  change: ChangeRow,
  institution: HistoryEntry['by']['institution'],
  isMember: boolean,
): HistoryEntry => ({
  number: change.number,
  at: change.at.toISOString(),
  action: change.action,
  by: { role: change.role, institution },
  ...(change.version === null ? {} : { version: change.version }),
  changes:
    isMember || change.action === 'release-dataset'
      ? change.changes
      : change.changes.map(({ pointer }) => ({ pointer })),
  ...change.said,
});
