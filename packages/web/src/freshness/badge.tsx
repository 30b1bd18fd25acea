import type { Freshness, FreshnessNow, FreshnessState } from '@milpa/sdk';
import { Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

const tones: Readonly<Record<FreshnessState, 'plain' | 'good' | 'warning' | 'error'>> = {
  current: 'good',
  'due-soon': 'plain',
  due: 'warning',
  overdue: 'error',
  unscheduled: 'plain',
};

/** How a dataset stands towards its frequency, in two or three words. */
export const FreshnessTag = ({ state, reader }: { readonly state: FreshnessState; readonly reader: Reader }) => (
  <Tag tone={tones[state]}>{reader.words.freshness.states[state]}</Tag>
);

/** In a list only what asks for attention is said. */
export function ListTag({ freshness, reader }: { readonly freshness: FreshnessNow; readonly reader: Reader }) {
  const { state } = freshness;
  return state === 'overdue' || state === 'due' ? <FreshnessTag state={state} reader={reader} /> : null;
}

/** A calendar day in words; noon, so that no time zone makes another day of it. */
export const formatCalendarDay = (reader: Reader, day: string): string => reader.day(`${day}T12:00:00Z`);

/** Whole days since something was due, by the calendar of the portal. */
const countLate = ({ due, today }: Freshness): number =>
  due ? Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000) : 0;

/** One sentence: when the next update is due, or why none is. */
export function describeFreshness(freshness: Freshness, reader: Reader): string {
  const words = reader.words.freshness;
  const { state, due, unscheduled } = freshness;
  if (!due) return words.unscheduled[unscheduled ?? 'unknown'];
  const day = formatCalendarDay(reader, due);
  if (state === 'overdue') return words.overdue(day, countLate(freshness));
  return state === 'due' ? words.due(day) : state === 'due-soon' ? words.soon(day) : words.current(day);
}

/** Put off until when, why, and for which time. */
export function Snoozed(props: {
  readonly snooze: Freshness['snooze'];
  readonly times: number;
  readonly reader: Reader;
}) {
  const { snooze, times, reader } = props;
  const words = reader.words.freshness;
  if (!snooze && times === 0) return null;
  if (!snooze) return <span>({words.times(times)})</span>;
  return (
    <span>
      {words.snoozed(formatCalendarDay(reader, snooze.until))} {reader.label(words.because)} <q>{snooze.reason}</q> (
      {words.times(times)})
    </span>
  );
}
