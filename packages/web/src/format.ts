import type { Language } from '@milpa/sdk';

// Regional habits for digits and dates. Spanish follows Mexico (1,204.5); English dates are spelt so that no reader mistakes the month.
const locales: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-GB', fr: 'fr-FR' };

const numberFormats = new Map<string, Intl.NumberFormat>();
function findNumberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locales[language], options);
  numberFormats.set(key, known);
  return known;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
function findDateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options });
  dateFormats.set(key, known);
  return known;
}

/** A number for people; at most six significant decimals are shown, integers in full. */
export function formatNumber(language: Language, value: number): string {
  const small = value !== 0 && Math.abs(value) < 1;
  return findNumberFormat(
    language,
    small ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: Math.abs(value) >= 1000 ? 1 : 3 },
  ).format(value);
}

/** A number with so many decimals, no more and no fewer: figures that are compared in a column. */
export const formatFixed = (language: Language, value: number, decimals: number): string =>
  findNumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** A number with every digit it has, grouped as the language groups. */
export function formatExact(language: Language, value: number): string {
  return findNumberFormat(language, { maximumFractionDigits: 20 }).format(value);
}

/** A large number in few characters, e.g. `3.2 M`. */
export function formatCompact(language: Language, value: number): string {
  return findNumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share of the whole (0 to 1) as a percentage; never rounds something up to all or down to nothing. */
export function formatShare(language: Language, share: number): string {
  const kept = share > 0 && share < 0.001 ? 0.001 : share < 1 && share > 0.999 ? 0.999 : share;
  return findNumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(kept);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in the largest fitting decimal unit, e.g. `12.4 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? 'byte';
  const value = bytes / 1000 ** step;
  return findNumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

/** The day of an instant or a date, e.g. `5 de marzo de 2026` (UTC); the text itself when it is no date. */
export function formatDay(language: Language, instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return findDateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** A date as short as its own text: year, month, day or minute. */
export function formatMoment(language: Language, text: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || /^\d{1,4}$/.test(text)) return text;
  if (/^\d{4}-\d{2}$/.test(text)) return findDateFormat(language, { month: 'long', year: 'numeric' }).format(date);
  if (!text.includes('T') || /T00:00(?::00(?:\.0+)?)?Z?$/.test(text)) return formatDay(language, text);
  return findDateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}

/** Words joined as the language joins them: `a, b y c`. */
export function formatList(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
