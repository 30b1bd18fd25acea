import { quoteText } from '../format/stage.ts';
import type { Guess } from './guess.ts';
import { findMonth, monthSql } from './guess-month.ts';
import { plainName } from './names.ts';

type Order = 'ymd' | 'dmy' | 'mdy';

interface DayStyle {
  readonly id: string;
  readonly order: Order;
  readonly format: string;
  /** Groups in the order of `order`; the same expression for JavaScript and RE2. */
  readonly pattern: string;
  readonly month: 'number' | 'word';
  readonly rival?: string;
  /** The year has two digits. */
  readonly short?: boolean;
}

const word = '([A-Za-zÀ-ÿ]{3,10})\\.?';
const weekday = '(?:[A-Za-zÀ-ÿ]{3,10}\\.?,?\\s+)?';
const ordinal = '(?:er|ro|º|°|st|nd|rd|th)?';
const between = '(?:\\s+de\\s+|[\\s/.-]+)';

const dayStyles: readonly DayStyle[] = [
  { id: 'ymd_dash', order: 'ymd', format: 'yyyy-mm-dd', pattern: '(\\d{4})-(\\d{1,2})-(\\d{1,2})', month: 'number' },
  { id: 'ymd_slash', order: 'ymd', format: 'yyyy/mm/dd', pattern: '(\\d{4})/(\\d{1,2})/(\\d{1,2})', month: 'number' },
  { id: 'ymd_dot', order: 'ymd', format: 'yyyy.mm.dd', pattern: '(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})', month: 'number' },
  ...listPair('slash', '/', '/'),
  ...listPair('dash', '-', '-'),
  ...listPair('dot', '.', '\\.'),
  {
    id: 'dmy_word',
    order: 'dmy',
    format: 'd mmm yyyy',
    pattern: `${weekday}(\\d{1,2})${ordinal}${between}${word}(?:\\s+de[l]?\\s+|[\\s/.,-]+)(\\d{4}|\\d{2})`,
    month: 'word',
  },
  {
    id: 'mdy_word',
    order: 'mdy',
    format: 'mmm d, yyyy',
    pattern: `${weekday}${word}[\\s-]+(\\d{1,2})${ordinal},?[\\s-]+(\\d{4})`,
    month: 'word',
  },
  {
    id: 'ymd_word',
    order: 'ymd',
    format: 'yyyy-mmm-dd',
    pattern: `(\\d{4})[\\s/.-]+${word}[\\s/.-]+(\\d{1,2})`,
    month: 'word',
  },
];

/** Day first and month first with one sign, each the other's rival. */
function listPair(name: string, sign: string, escaped: string): DayStyle[] {
  return [4, 2].flatMap((digits) => {
    const year = digits === 4 ? 'yyyy' : 'yy';
    const pattern = `(\\d{1,2})${escaped}(\\d{1,2})${escaped}(\\d{${digits}})`;
    const [dmy, mdy] = [`dmy_${name}_${digits}`, `mdy_${name}_${digits}`];
    return [
      {
        id: dmy,
        order: 'dmy' as const,
        format: `dd${sign}mm${sign}${year}`,
        pattern,
        month: 'number' as const,
        rival: mdy,
      },
      {
        id: mdy,
        order: 'mdy' as const,
        format: `mm${sign}dd${sign}${year}`,
        pattern,
        month: 'number' as const,
        rival: dmy,
      },
    ];
  });
}

const compact: DayStyle = {
  id: 'ymd_bare',
  order: 'ymd',
  format: 'yyyymmdd',
  pattern: '((?:1[89]|20)\\d{2})(\\d{2})(\\d{2})',
  month: 'number',
};

/** Tried only where the first part cannot be a day: 98/05/31. */
const shortYear: DayStyle = {
  id: 'ymd_two',
  order: 'ymd',
  format: 'yy/mm/dd',
  pattern: '(\\d{2})[/-](\\d{2})[/-](\\d{2})',
  month: 'number',
  short: true,
};

const clock = '[ T,]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)';
const half = '(?:\\s?([aApP])\\.?\\s?[mM]\\.?)?';
const zone = '\\s?(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})';

/** Names that make eight bare digits a day. */
const dayName = /fecha|date|f_|_f$|dia|día|jour|day/i;

/** The ways to read the texts as days, moments or times of day. */
export function findDateGuesses(texts: readonly string[], title: string): Guess[] {
  const first = texts.find((text) => /\d/.test(text));
  if (first === undefined) return [];
  const guesses: Guess[] = [];
  const styles = [...dayStyles];
  if (dayName.test(title)) styles.push(compact);
  if (texts.some((text) => /^(?:3[2-9]|[4-9]\d)[/-]\d{2}[/-]\d{2}\b/.test(text))) styles.push(shortYear);
  for (const style of styles) {
    const day = new RegExp(`^${style.pattern}`);
    if (!texts.some((text) => day.test(text))) continue;
    guesses.push(makeDay(style), ...makeMoments(style, texts));
  }
  return [...guesses, ...findSerialGuesses(texts, title)];
}

/** Milliseconds since 1970, as map servers write dates. */
const epoch: Guess = {
  id: 'epoch_ms',
  type: 'datetime',
  format: 'epoch-ms',
  matches: (text) => /^\d{12,13}$/.test(text) && Number(text) >= 631_152_000_000 && Number(text) < 4_102_444_800_000,
  sql: (text) =>
    `(CASE WHEN regexp_full_match(${text}, '\\d{12,13}') AND TRY_CAST(${text} AS BIGINT) BETWEEN 631152000000 AND 4102444799999 THEN epoch_ms(TRY_CAST(${text} AS BIGINT)) END)`,
};

/** Days since 30 December 1899, which a spreadsheet shows as dates: only where the name is a date's. */
function findSerialGuesses(texts: readonly string[], title: string): Guess[] {
  if (!/(^|_)(fecha|fec|date|jour|fch|creationdate|editdate|timestamp)(_|$)/.test(plainName(title))) return [];
  if (texts.every(epoch.matches)) return [epoch];
  const serial = /^\d{5}(?:\.\d+)?$/;
  const inRange = (text: string) => serial.test(text) && Number(text) >= 14_000 && Number(text) < 73_051;
  if (!texts.every(inRange)) return [];
  const whole = texts.every((text) => text.length === 5);
  const guard = (text: string) =>
    `regexp_full_match(${text}, '\\d{5}${whole ? '' : '(\\.\\d+)?'}') AND TRY_CAST(${text} AS DOUBLE) BETWEEN 14000 AND 73050.99999`;
  return [
    {
      id: 'excel_serial',
      type: whole ? 'date' : 'datetime',
      format: 'excel',
      matches: inRange,
      sql: (text) =>
        whole
          ? `(CASE WHEN ${guard(text)} THEN DATE '1899-12-30' + TRY_CAST(${text} AS INTEGER) END)`
          : `(CASE WHEN ${guard(text)} THEN TIMESTAMP '1899-12-30' + to_seconds(round(TRY_CAST(${text} AS DOUBLE) * 86400)) END)`,
    },
  ];
}

function makeDay(style: DayStyle): Guess {
  const pattern = `^${style.pattern}$`;
  const test = new RegExp(pattern);
  return {
    id: style.id,
    type: 'date',
    ...(style.id === 'ymd_dash' ? { native: 'DATE' } : {}),
    format: style.format,
    matches: (text) => isDay(style, test.exec(text)),
    sql: (text) => `TRY_CAST(${isoSql(style, text, pattern)} AS DATE)`,
    ...(style.rival ? { rival: style.rival } : {}),
  };
}

/** A day with a time, with or without an offset. */
function makeMoments(style: DayStyle, texts: readonly string[]): Guess[] {
  const any = new RegExp(`^${style.pattern}${clock}${half}(?:${zone})?$`);
  const found = texts.map((text) => any.exec(text)).filter((each) => each !== null);
  if (found.length === 0) return [];
  const zoned = found.some((each) => each[6] !== undefined);
  const halves = found.some((each) => each[5] !== undefined);
  const mixed = !zoned && found.length < texts.length;
  // An offset in every text or in none: what differs does not fit, and no group has to be looked at for that.
  const rest = `${clock}${half}${zoned ? zone : ''}`;
  const pattern = `^${style.pattern}${mixed ? `(?:${rest})?` : rest}$`;
  const test = new RegExp(pattern);
  const format = `${style.format} hh:mm:ss${halves ? ' am' : ''}${zoned ? 'Z' : ''}`;
  return [
    {
      id: `${style.id}_${zoned ? 'zone' : 'time'}`,
      type: 'datetime',
      format,
      matches: (text) => isDay(style, test.exec(text)),
      sql: (text) => momentSql(style, text, pattern, zoned, halves),
      ...(style.rival ? { rival: `${style.rival}_${zoned ? 'zone' : 'time'}` } : {}),
    },
  ];
}

function isDay(style: DayStyle, found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const part = (letter: 'y' | 'm' | 'd') => found[style.order.indexOf(letter) + 1] ?? '';
  const month = style.month === 'word' ? findMonth(part('m')) : Number(part('m'));
  const day = Number(part('d'));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** ISO text of the day, or NULL. Two digits of a year below 70 are of this century. */
function isoSql(style: DayStyle, text: string, pattern: string): string {
  if (style.id === 'ymd_dash')
    return `(CASE WHEN regexp_matches(${text}, ${quoteText(pattern)}) THEN left(${text}, 10) END)`;
  const group = (letter: 'y' | 'm' | 'd') =>
    `regexp_extract(${text}, ${quoteText(pattern)}, ${style.order.indexOf(letter) + 1})`;
  const month = style.month === 'word' ? monthSql(group('m')) : group('m');
  const two = `(CASE WHEN length(${group('y')}) = 2 THEN (CASE WHEN ${group('y')} < '70' THEN '20' ELSE '19' END) ELSE '' END)`;
  const open = /\\d\{2\}\)$/.test(style.pattern) && style.order !== 'ymd';
  const century = open || style.short ? `${two} || ` : '';
  return `(CASE WHEN regexp_matches(${text}, ${quoteText(pattern)}) THEN ${century}${group('y')} || '-' || ${month} || '-' || ${group('d')} END)`;
}

function momentSql(style: DayStyle, text: string, pattern: string, zoned: boolean, halves: boolean): string {
  const type = zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  const guard = `regexp_matches(${text}, ${quoteText(pattern)})`;
  if (style.id === 'ymd_dash' && !halves)
    return `(CASE WHEN ${guard} THEN TRY_CAST(replace(${text}, ',', '.') AS ${type}) END)`;
  const part = (group: number) => `regexp_extract(${text}, ${quoteText(pattern)}, ${group})`;
  const time = part(4);
  const letter = `lower(${part(5)})`;
  const base = `TRY_CAST(${isoSql({ ...style, id: '' }, text, pattern)} || ' ' || replace(${time}, ',', '.')${zoned ? ` || ${part(6)}` : ''} AS ${type})`;
  const hour = `TRY_CAST(split_part(${time}, ':', 1) AS INTEGER)`;
  const shifted = `${base} + to_hours(CASE WHEN ${letter} = 'p' AND ${hour} < 12 THEN 12 WHEN ${letter} = 'a' AND ${hour} = 12 THEN -12 ELSE 0 END)`;
  return `(CASE WHEN ${guard} THEN ${halves ? shifted : base} END)`;
}
