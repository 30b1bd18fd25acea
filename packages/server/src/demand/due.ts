import { letterStore } from './letter-store.ts';
import { listAnswering, tellOffice } from './letters.ts';
import { type DemandNeeds, dayNow } from './model.ts';
import { store } from './store.ts';
import { voiceStore } from './voice-store.ts';

export const dueJob = 'demand-due';
export const everySeconds = 3600;
const atOnce = 200;
const dayMs = 86_400_000;
/** Days after which nobody is written to about what is over, and addresses are removed. */
const keepDays = 90;

/** Tells of answers that are owed, drops what nobody confirmed, and forgets readers. Safe to repeat. */
export async function lookForDue(needs: DemandNeeds, signal: AbortSignal): Promise<void> {
  const { database, clock } = needs;
  await tellOverdue(needs, signal);
  const now = clock();
  const before = new Date(now.getTime() - keepDays * dayMs);
  await store.dropUnconfirmed(database, now);
  await voiceStore.dropUnconfirmed(database, now);
  await voiceStore.forget(database, before);
  await letterStore.forget(database, before);
}

/** An answer that is late is told to who should give it, to the liaison and to the policy unit. */
async function tellOverdue(needs: DemandNeeds, signal: AbortSignal): Promise<void> {
  const { database, holders } = needs;
  for (const row of await store.listOverdue(database, dayNow(needs), atOnce)) {
    signal.throwIfAborted();
    const above = [
      ...(row.institution ? await holders.list(row.institution, ['liaison']) : []),
      ...(await holders.list(null, ['policy-unit'])),
    ];
    const accounts = [...new Set([...(await listAnswering(needs, row)), ...above.map(({ account }) => account)])];
    await database.transaction((tx) =>
      tellOffice(needs, tx, { what: 'overdue', request: row.id, accounts, once: `overdue ${row.answer_due}` }),
    );
  }
}
