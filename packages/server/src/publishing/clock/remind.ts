import { addDays, findDayIn } from '@milpa/sdk';
import { PerhapsTaken } from '../../mail/index.ts';
import { findToday } from './freshness.ts';
import { type Reminded, writeReminder } from './letters.ts';
import { type ClockNeeds, listSteps, longestLead, type Promised, type PromiseSource, rungOf } from './model.ts';
import { type Notice, noticeStore, type WaitingRow } from './notice-store.ts';
import { createRecipients } from './recipients.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A mail server is given half a minute; whatever is still being handed over after this died with its process. */
const doubtAfterMs = 15 * minute;
/** How long it is kept who was reminded of what. */
const keptMs = 2 * 366 * day;
/** Letters one person gets at once, when they want each by itself; more become one. */
const mostAtOnce = 20;
const together = 500;
const forgottenDays = 366;

/** Writes down every step that has come, then hands over what waits. Safe to repeat, at the same time too. */
export async function remind(needs: ClockNeeds, sources: readonly PromiseSource[], signal: AbortSignal): Promise<void> {
  const { database, clock } = needs;
  await noteSteps(needs, sources, signal);
  await noticeStore.doubtTaken(database, new Date(clock().getTime() - doubtAfterMs));
  await noticeStore.forget(database, new Date(clock().getTime() - keptMs));
  await sendWaiting(needs, sources, signal);
}

async function noteSteps(needs: ClockNeeds, sources: readonly PromiseSource[], signal: AbortSignal): Promise<void> {
  const today = findToday(needs);
  const findRecipients = createRecipients(needs.holders);
  let notices: Notice[] = [];
  const write = async () => {
    const batch = notices;
    notices = [];
    if (batch.length === 0) return;
    await needs.database.transaction(async (tx) => {
      await noticeStore.lock(tx);
      await noticeStore.add(tx, batch, needs.clock());
    });
  };
  for (const source of sources)
    for await (const promised of source.listDueBy(addDays(today, longestLead))) {
      signal.throwIfAborted();
      // What was due years ago stands in public lists; a flood of letters about it, after an import, helps nobody.
      if (promised.due < addDays(today, -forgottenDays)) continue;
      notices.push(...(promised.readers ? tellReaders(promised, today) : await climb(findRecipients, promised, today)));
      if (notices.length >= together) await write();
    }
  await write();
}

async function climb(
  findRecipients: ReturnType<typeof createRecipients>,
  promised: Promised,
  today: string,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const step of listSteps(promised, today)) {
    const rung = rungOf[step];
    const reached = await findRecipients(rung, promised.institution, promised.post);
    const { kind, subject, due } = promised;
    for (const { account } of reached?.people ?? [])
      notices.push({ kind, subject, due, step, account, rung, reached: reached?.rung ?? rung });
  }
  return notices;
}

const tellReaders = ({ kind, subject, due, readers = [] }: Promised, today: string): Notice[] =>
  due > today
    ? []
    : readers.map((account) => ({ kind, subject, due, step: 'T0', account, rung: 'owner', reached: 'owner' }));

async function sendWaiting(needs: ClockNeeds, sources: readonly PromiseSource[], signal: AbortSignal): Promise<void> {
  const waiting = await noticeStore.listWaiting(needs.database);
  const failures: unknown[] = [];
  for (const rows of Map.groupBy(waiting, (row) => row.account).values()) {
    const standing = await dropKept(needs, sources, rows);
    if (!(await isTime(needs, standing))) continue;
    const separate = standing[0]?.row.digest === 'none' && standing.length <= mostAtOnce;
    for (const letter of separate ? standing.map((each) => [each]) : [standing]) {
      signal.throwIfAborted();
      const failure = await hand(needs, letter);
      if (failure) failures.push(failure);
    }
  }
  // The job is tried again; what went out is marked and stays so.
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders could not be handed over`);
}

interface Standing {
  readonly row: WaitingRow;
  readonly promised: Promised;
}

/** What was kept meanwhile, or put off, needs no letter any more. */
async function dropKept(
  { database }: ClockNeeds,
  sources: readonly PromiseSource[],
  rows: readonly WaitingRow[],
): Promise<Standing[]> {
  const standing: Standing[] = [];
  const over: number[] = [];
  for (const row of rows) {
    const promised = await sources.find(({ kind }) => kind === row.kind)?.find(row.subject);
    if (promised?.due === row.due) standing.push({ row, promised });
    else over.push(row.id);
  }
  if (over.length > 0) await noticeStore.settle(database, over, 'void', {});
  return standing;
}

/** Whether a person gets a letter today: once a day, or on Mondays, or whenever there is one. */
async function isTime(needs: ClockNeeds, [first]: readonly Standing[]): Promise<boolean> {
  if (!first) return false;
  if (first.row.digest === 'none') return true;
  const today = findToday(needs);
  if (first.row.digest === 'weekly' && new Date(`${today}T12:00:00Z`).getUTCDay() !== 1) return false;
  const last = await noticeStore.findLastSent(needs.database, first.row.account);
  return !last || findDayIn(needs.timeZone, last) < today;
}

/**
 * One letter. The rows are marked before it is handed over and again after: if the process dies between, it is not known
 * whether the letter went out, and it does not go out again. Gives the failure when there was one.
 */
async function hand(needs: ClockNeeds, standing: readonly Standing[]): Promise<unknown> {
  const { database, clock, holders, mail } = needs;
  const [first] = standing;
  const person = first && (await holders.find(first.row.account));
  if (!person) return undefined;
  const ids = standing.map(({ row }) => row.id);
  const taken = await noticeStore.take(database, ids, clock());
  const mine = standing.filter(({ row }) => taken.includes(row.id));
  if (mine.length === 0) return undefined;
  try {
    const items = await Promise.all(listNewest(mine).map((each) => describe(needs, each)));
    await mail.send(writeReminder({ person, items, today: findToday(needs), publicUrl: needs.publicUrl }));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await noticeStore.settle(database, taken, error instanceof PerhapsTaken ? 'uncertain' : 'waiting', { problem });
    return error;
  }
  await noticeStore.settle(database, taken, 'sent', { sent: clock() });
  return undefined;
}

/** Where several steps of one thing reach the same person at once, the letter names it once: for the highest rung. */
const listNewest = (standing: readonly Standing[]): Standing[] => [
  ...new Map(standing.map((each) => [`${each.row.kind} ${each.row.subject}`, each])).values(),
];

async function describe({ institutions }: ClockNeeds, { row, promised }: Standing): Promise<Reminded> {
  const institution = await institutions.find(promised.institution);
  return { promised, meant: row.rung, reached: row.reached, institution: institution?.name ?? {} };
}
