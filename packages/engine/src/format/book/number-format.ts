/** What a number format makes of a number: the value as people see it, in the plainest words that types are read from. */
export type CellStyle =
  | { readonly kind: 'plain' | 'percent' | 'day' | 'moment' | 'clock' | 'elapsed' }
  | { readonly kind: 'money'; readonly unit: string; readonly before: boolean }
  | { readonly kind: 'code'; readonly format: string };

export const plain: CellStyle = { kind: 'plain' };

const known = new Map<string, CellStyle>([
  ['', plain],
  ['General', plain],
]);

/** What a format code of a book (ECMA-376 part 1, 18.8.31) says; answers are kept, for each cell asks. */
export function findStyle(code: string): CellStyle {
  let style = known.get(code);
  if (style === undefined) {
    if (known.size > 5000) known.clear();
    style = classify(code.slice(0, 300));
    known.set(code, style);
  }
  return style;
}

const currency = /[A-Z]{0,2}\$|€|£|¥|\b(?:MXN|USD|EUR|GBP|CAD)\b/;

function classify(code: string): CellStyle {
  const section = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0] ?? '';
  const bare = section.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[\$([^\]-]*)[^\]]*\]/g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return { kind: 'elapsed' };
  const letters = bare.replace(/\[[^\]]*\]|General/gi, '').toLowerCase();
  if (/^[^#0?]*(?:[ydhseb]|m{1,5}|g{1,3}e)/.test(letters.replace(/am\/pm|a\/p/g, '')) && !/[#?]/.test(letters))
    return findMoment(letters);
  if (letters.includes('%')) return { kind: 'percent' };
  if (/^0[0 ()-]*0\)?$/.test(letters.trim())) return { kind: 'code', format: section };
  const money = currency.exec(section.replace(/\[\$([^\]-]*)[^\]]*\]|["\\_*]/g, '$1'));
  return money ? { kind: 'money', unit: money[0], before: money.index <= section.search(/[#0?]/) } : plain;
}

function findMoment(letters: string): CellStyle {
  const hours = /[hs]/.test(letters);
  if (!hours) return { kind: 'day' };
  return { kind: /[ydgb]/.test(letters) ? 'moment' : 'clock' };
}

/** A number of a cell as text. `date1904`: days count from 1904 rather than from 1900. */
export function writeStyled(value: number, style: CellStyle, date1904: boolean): string {
  switch (style.kind) {
    case 'plain':
      return writeNumber(value);
    case 'percent':
      return `${writeNumber(Number((value * 100).toPrecision(15)))}%`;
    case 'money':
      return writeMoney(writeNumber(value), style);
    case 'code':
      return Number.isInteger(value) && value >= 0 && value < 1e15
        ? writeCode(value, style.format)
        : writeNumber(value);
    case 'elapsed':
      return writeElapsed(value);
    default:
      return writeSerial(value, style.kind, date1904);
  }
}

/** Signs stand at the number, words apart. */
function writeMoney(number: string, { unit, before }: { readonly unit: string; readonly before: boolean }): string {
  const space = before && /[A-Z]$/.test(unit) ? ' ' : '';
  return before ? `${unit}${space}${number}` : `${number} ${unit}`;
}

/** Digits fill the zeros of the format from the right; what is left over stands before them. */
function writeCode(value: number, format: string): string {
  const digits = [...String(value)];
  const shown = [...format.replaceAll('"', '')].reverse().map((sign) => (sign === '0' ? (digits.pop() ?? '0') : sign));
  return digits.join('') + shown.reverse().join('').trim();
}

/**
 * The plainest text of a number: no exponent within the digits a double holds, and no digits that only come of counting in
 * binary: books keep seventeen digits and show fifteen.
 */
export function writeNumber(value: number): string {
  const text = String(value);
  if (text.length < 16) return text;
  if (text.includes('e+') && Math.abs(value) < 1e21) return BigInt(Math.round(value)).toString();
  const shown = String(Number(value.toPrecision(15)));
  return shown.length < text.length - 3 ? shown : text;
}

const secondsOfDay = 86_400;
/** The day a date of 9999 has. */
const lastSerial = 2_958_466;

/** A date or time of day as ISO text. */
function writeSerial(value: number, kind: 'day' | 'moment' | 'clock', date1904: boolean): string {
  if (!(value >= 0 && value < lastSerial)) return writeNumber(value);
  const seconds = Math.round(value * secondsOfDay);
  const days = Math.floor(seconds / secondsOfDay);
  const time = writeTime(seconds - days * secondsOfDay);
  if (kind === 'clock' && days < 366)
    return days === 0 ? time : `${days * 24 + Number(time.slice(0, 2))}${time.slice(2)}`;
  const day = writeDay(days, date1904);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** Excel keeps the 29 February 1900 of Lotus 1-2-3, a day that never was: the days before it are one number off. */
function writeDay(days: number, date1904: boolean): string {
  if (!date1904 && days === 60) return '1900-02-29';
  const shift = date1904 ? 24_107 : days > 60 ? 25_569 : 25_568;
  return new Date((days - shift) * secondsOfDay * 1000).toISOString().slice(0, 10);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function writeTime(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Hours that go on past 24 are a duration, in the words of ISO 8601. */
function writeElapsed(value: number): string {
  if (!(Math.abs(value) < lastSerial)) return writeNumber(value);
  const seconds = Math.round(Math.abs(value) * secondsOfDay);
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const written = parts.filter(([count]) => count > 0).map(([count, sign]) => `${count}${sign}`);
  return `${value < 0 && seconds > 0 ? '-' : ''}PT${written.join('') || '0S'}`;
}
