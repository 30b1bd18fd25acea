import { monthNames } from '../../sheet/index.ts';

const months: Readonly<Record<string, number>> = Object.fromEntries(
  monthNames.flatMap((names, at) => names.map((name) => [name, at + 1])),
);

/** The first or last day that a year, month, day or instant stands for, however offices write it; undefined when it is none. */
export function parseDay(text: string, end: 'from' | 'to' = 'from'): string | undefined {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:t.*| \d\d:.*|z)?$/.exec(plain);
  if (iso) return dayOf(Number(iso[1]), iso[2], iso[3], end);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(plain);
  // Days come first in Spanish and French; a second number beyond 12 can only be a day.
  if (slashed) {
    const [, one, two, year] = slashed;
    return Number(two) > 12 ? dayOf(Number(year), one, two, end) : dayOf(Number(year), two, one, end);
  }
  const short = /^(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (short) return dayOf(Number(short[2]), short[1], undefined, end);
  const words = /^(?:(\d{1,2})(?:\s+de)?\s+)?([a-z]+)\.?(?:\s+del?)?[\s,-]+(\d{4})$/.exec(plain);
  const month = words?.[2] ? months[words[2]] : undefined;
  return month ? dayOf(Number(words?.[3]), String(month), words?.[1], end) : undefined;
}

function dayOf(year: number, month: string | undefined, day: string | undefined, end: 'from' | 'to') {
  const m = month === undefined ? (end === 'from' ? 1 : 12) : Number(month);
  if (m < 1 || m > 12 || year < 1) return undefined;
  const last = new Date(Date.UTC(2000, m, 0)).setUTCFullYear(year, m, 0);
  const lastDay = new Date(last).getUTCDate();
  const d = day === undefined ? (end === 'from' ? 1 : lastDay) : Number(day);
  if (d < 1 || d > lastDay) return undefined;
  return `${String(year).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** ISO 8601 interval (`2010/2015`, `R/2010-01/P1Y`), or words between two dates: its two ends as they are written. */
export function splitPeriod(text: string): { from?: string; to?: string } {
  const parts = text
    .trim()
    .replace(/^R\d*\//i, '')
    .split(/\s+(?:a|al|to|au|-|–|—)\s+|\s*\/\s*(?=\d{4}|P|$|\.\.)|\s*–\s*/);
  const [from = '', to = ''] = parts.length > 1 ? parts : [text, text];
  const good = (part: string) => part !== '' && part !== '..' && !/^p/i.test(part);
  return { ...(good(from) ? { from } : {}), ...(good(to) ? { to } : {}) };
}
