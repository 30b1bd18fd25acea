import { letterStore } from './letter-store.ts';
import { listCarers, tell } from './letters.ts';
import { applyEvent, type HelpdeskNeeds } from './model.ts';
import { store } from './store.ts';

export const dueJob = 'helpdesk-due';
/** Seconds between two looks for what is due: terms are hours long. */
export const everySeconds = 900;
const atOnce = 200;
const dayMs = 86_400_000;
/** Days on which a solved case may still be opened again. */
const settleDays = 30;
/** Whatever becomes of a case, nothing a reader wrote is kept longer, nor is it who was told what. */
const mostDays = 366;

/** Tells of terms that passed, closes what nobody opened again, and forgets readers. Safe to repeat. */
export async function lookForDue(needs: HelpdeskNeeds, signal: AbortSignal): Promise<void> {
  const { database, clock } = needs;
  await tellOverdue(needs, signal);
  await closeSettled(needs, signal);
  const now = clock();
  const { keepDays } = await store.findSettings(database);
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  await store.forgetReaders(database, { finished: before(keepDays), all: before(mostDays), now });
  await letterStore.forget(database, before(mostDays));
}

/** A first answer that is late is told to who should give it; a solution that is late also to the liaison. */
async function tellOverdue(needs: HelpdeskNeeds, signal: AbortSignal): Promise<void> {
  const { database, clock, holders } = needs;
  for (const row of await store.listOverdue(database, clock(), atOnce)) {
    signal.throwIfAborted();
    const carers = await listCarers(needs, row);
    const above = row.step === 'solve-due' ? await holders.list(row.institution, ['liaison']) : [];
    const people = new Set([...carers, ...above].map(({ account }) => account));
    const due = row.step === 'solve-due' ? row.solve_due : row.answer_due;
    // The mark and the letters in one transaction: told once, and told for sure.
    await database.transaction(async (tx) => {
      if (!(await store.addNotice(tx, { id: row.id, step: row.step, due, now: clock() }))) return;
      for (const account of people) await tell(needs, tx, { what: row.step, row, to: { account } });
    });
  }
}

async function closeSettled(needs: HelpdeskNeeds, signal: AbortSignal): Promise<void> {
  const { database, clock, timeZone } = needs;
  const before = new Date(clock().getTime() - settleDays * dayMs);
  for (const { id } of await store.listSettled(database, before, atOnce)) {
    signal.throwIfAborted();
    await database.transaction(async (tx) => {
      const row = await store.lock(tx, id);
      if (row?.state !== 'solved' || row.heard > before) return;
      const settings = await store.findSettings(tx);
      // The last word keeps its time: from it counts how long the words of readers are kept.
      await store.change(tx, { ...applyEvent(row, 'close', { now: clock(), settings, timeZone }), heard: row.heard });
      const object = { kind: 'case', id };
      const after = { state: 'closed' };
      await needs.audit.record(tx, {
        caller: undefined,
        action: 'close-case',
        object,
        institution: row.institution,
        after,
      });
    });
  }
}
