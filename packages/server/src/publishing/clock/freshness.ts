import {
  addDays,
  type Dataset,
  type Freshness,
  findDayIn,
  judgeFreshness,
  type NewSnooze,
  type Schedule,
  type Scheduled,
  scheduleUpdate,
} from '@milpa/sdk';
import { mayWriteFor, requireMay } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import { type ClockNeeds, laterDay } from './model.ts';
import { nothingDue, notLater, notSnoozed } from './problems.ts';
import { store } from './store.ts';

/** Today, by the time zone of the portal. */
export const findToday = ({ clock, timeZone }: Pick<ClockNeeds, 'clock' | 'timeZone'>): string =>
  findDayIn(timeZone, clock());

/** Days an update can be put off at a time. */
const longestSnooze = 366;

/** One released dataset. Throws `not-found`, or `withdrawn` with its tombstone. */
async function requireReleased({ datasets }: ClockNeeds, key: string): Promise<Dataset> {
  const dataset = await datasets.findReleased(key);
  if (dataset) return dataset;
  throw await datasets.explainAbsence(key);
}

const scheduleOf = ({ timeZone }: ClockNeeds, { metadata, modified }: Dataset): Scheduled =>
  scheduleUpdate(metadata.frequency, new Date(modified), timeZone);

export const findFreshness = async (needs: ClockNeeds, key: string): Promise<Freshness> =>
  present(needs, await requireReleased(needs, key));

async function present(needs: ClockNeeds, dataset: Dataset): Promise<Freshness> {
  const today = findToday(needs);
  const schedule = scheduleOf(needs, dataset);
  const shared = {
    dataset: dataset.id,
    frequency: dataset.metadata.frequency,
    modified: dataset.modified,
    today,
    state: judgeFreshness(schedule, today),
  };
  if ('unscheduled' in schedule) return { ...shared, unscheduled: schedule.unscheduled, snoozes: 0 };
  const said = await store.listSnoozes(needs.database, dataset.id, schedule.due);
  const standing = said.find((each) => each.ended === null);
  return {
    ...shared,
    due: schedule.due,
    overdueFrom: schedule.overdue,
    snoozes: said.length,
    ...(standing && standing.until > today
      ? { snooze: { until: standing.until, reason: standing.reason, since: standing.made.toISOString() } }
      : {}),
  };
}

/** Says in public why an update comes later. Who may write for the publisher may say so. */
export async function snoozeDataset(
  needs: ClockNeeds,
  caller: Caller | undefined,
  key: string,
  { until, reason }: NewSnooze,
): Promise<Freshness> {
  const dataset = await requireReleased(needs, key);
  const known = requireMay(caller, mayWriteFor, dataset.publisher.id);
  const { due } = requireSchedule(needs, dataset);
  const today = findToday(needs);
  const [earliest, latest] = [addDays(laterDay(due, today), 1), addDays(today, longestSnooze)];
  if (until < earliest || until > latest) throw notLater(earliest, latest);
  const row = { dataset: dataset.id, due, until, reason, made: needs.clock() };
  await needs.database.transaction(async (tx) => {
    await store.addSnooze(tx, { ...row, id: needs.random.id(), account: known.account });
    const object = { kind: 'dataset', id: dataset.id };
    await needs.audit.record(tx, { caller: known, action: 'snooze-dataset', object, after: { due, until, reason } });
  });
  return present(needs, dataset);
}

/** Takes back what was said; reminders go on from the day that was due at first. */
export async function endSnooze(needs: ClockNeeds, caller: Caller | undefined, key: string): Promise<Freshness> {
  const dataset = await requireReleased(needs, key);
  const known = requireMay(caller, mayWriteFor, dataset.publisher.id);
  const { due } = requireSchedule(needs, dataset);
  await needs.database.transaction(async (tx) => {
    const ended = await store.endSnoozes(tx, dataset.id, due, needs.clock());
    if (ended.length === 0) throw notSnoozed();
    const object = { kind: 'dataset', id: dataset.id };
    await needs.audit.record(tx, { caller: known, action: 'end-snooze', object, before: ended });
  });
  return present(needs, dataset);
}

function requireSchedule(needs: ClockNeeds, dataset: Dataset): Schedule {
  const schedule = scheduleOf(needs, dataset);
  if ('unscheduled' in schedule) throw nothingDue();
  return schedule;
}
