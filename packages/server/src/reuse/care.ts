import { lookAtPage } from '../dataset/index.ts';
import { confirmDays, dayMs, keepDays, type ReuseNeeds } from './model.ts';
import { store } from './store.ts';

export const careJob = 'reuse-care';
export const careSeconds = 300;
/** Addresses taken at a time; milliseconds for which nobody else takes them. */
const batch = { size: 20, ms: 15 * 60_000 } as const;

/** Removes what nobody needs any more, and asks each address whether it is still there; safe to repeat and to break off. */
export async function careForReuses(needs: ReuseNeeds, signal: AbortSignal): Promise<void> {
  const { database, clock, egress, linkLimits } = needs;
  const before = (days: number) => new Date(clock().getTime() - days * dayMs);
  await store.forgetWaiting(database, before(confirmDays));
  await store.forgetSenders(database, before(keepDays));
  if (!egress) return;
  for (;;) {
    const now = clock();
    const until = new Date(now.getTime() + batch.ms);
    const due = await store.takeDue(database, { now, until, limit: batch.size });
    for (const row of due) {
      signal.throwIfAborted();
      const found = await lookAtPage(egress, row, { now, signal, given: linkLimits });
      await store.saveCheck(database, { ...found, reuse: row.reuse, address: row.address });
    }
    if (due.length < batch.size) return;
  }
}
