import { createHash } from 'node:crypto';
import { type Commitment, findText, type Language, paths } from '@milpa/sdk';

interface CalendarOptions {
  readonly language: Language;
  readonly publicUrl: string;
  /** What the calendar is called. */
  readonly title: string;
  readonly now: Date;
}

const words: Readonly<
  Record<Language, Readonly<Record<'moved' | 'cancelled' | 'responsible' | 'goal' | 'frequency', string>>>
> = {
  es: {
    moved: 'Reprogramado',
    cancelled: 'Cancelado',
    responsible: 'Responsable',
    goal: 'Objetivo',
    frequency: 'Frecuencia',
  },
  en: {
    moved: 'Rescheduled',
    cancelled: 'Cancelled',
    responsible: 'Responsible',
    goal: 'Goal',
    frequency: 'Frequency',
  },
  fr: {
    moved: 'Reprogrammé',
    cancelled: 'Annulé',
    responsible: 'Responsable',
    goal: 'Objectif',
    frequency: 'Fréquence',
  },
};

/** Commitments as a calendar (RFC 5545): an event of one whole day each, the same UID for ever, a higher SEQUENCE after each move. */
export function formatCalendar(items: readonly Commitment[], options: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Milpa//Opening plans//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(options.title)}`,
    `X-WR-CALNAME:${escapeText(options.title)}`,
    ...items.flatMap((item) => formatEvent(item, options)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function formatEvent(item: Commitment, { language, publicUrl, now }: CalendarOptions): string[] {
  const name = findText(item.name, language)?.text ?? item.holding;
  const body = findText(item.institution.name, language)?.text ?? item.institution.slug;
  const said = words[language];
  const description = [
    `${said.responsible}: ${item.post}`,
    ...(item.frequency ? [`${said.frequency}: ${item.frequency}`] : []),
    ...(item.goal ? [`${said.goal}: ${item.goal}`] : []),
    ...item.rescheduled.map(({ from, to, by, reason }) => `${said.moved}: ${from} → ${to}, ${by}: ${reason}`),
    ...(item.cancelled ? [`${said.cancelled}: ${item.cancelled.by}: ${item.cancelled.reason}`] : []),
  ].join('\n');
  const changed = item.cancelled ?? item.rescheduled.at(-1);
  return [
    'BEGIN:VEVENT',
    `UID:${item.id}@${new URL(publicUrl).hostname}`,
    `DTSTAMP:${formatInstant(now)}`,
    ...(changed ? [`LAST-MODIFIED:${formatInstant(new Date(changed.at))}`] : []),
    `SEQUENCE:${item.rescheduled.length + (item.cancelled ? 1 : 0)}`,
    ...(item.state === 'cancelled' ? ['STATUS:CANCELLED'] : []),
    `DTSTART;VALUE=DATE:${item.due.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dayAfter(item.due).replaceAll('-', '')}`,
    `SUMMARY:${escapeText(`${name} (${body})`)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `CATEGORIES:${escapeText(item.state)}`,
    `URL:${publicUrl}${paths.openingPlan(language, item.institution.slug)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const formatInstant = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545, 3.3.11; control characters have no place in a text. */
const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');

/** RFC 5545, 3.1: at most 75 bytes a line, never within a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let [part, size] = ['', 0];
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    // The space that begins a continued line counts.
    if (size + bytes > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, size] = ['', 0];
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join('\r\n ');
}

/** Tells whether a calendar is still the one a client has: of what it says, not of when it was asked for. */
export const tagOf = (items: readonly Commitment[], options: Pick<CalendarOptions, 'language' | 'title'>): string =>
  `"${createHash('sha256')
    .update(JSON.stringify([items, options]))
    .digest('base64url')
    .slice(0, 22)}"`;
