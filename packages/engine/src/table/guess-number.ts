import { quoteText } from '../format/stage.ts';
import type { Guess } from './guess.ts';

/** Signs that part thousands as a blank: plain, no-break, figure, thin, narrow no-break. */
const blanks = '[ \u00a0\u2007\u2009\u202f]';

interface NumberStyle {
  readonly decimal: '.' | ',';
  readonly group: '' | ',' | '.' | ' ' | "'";
}

const styles: readonly NumberStyle[] = [
  { decimal: '.', group: '' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: '' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
];

/** Signs and codes of money before or after an amount. A bare $ is of many countries: it stays a sign. */
const currency =
  '(?:(?:MX|US|CA|AU|NZ|C|A|R|N)?\\$|€|£|¥|₡|₲|S/\\.?|MXN|MXP|USD|EUR|GBP|CAD|ARS|CLP|COP|PEN|BRL|CHF|JPY|UDIS?|M\\.?N\\.?)';
const currencyCodes: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₡': 'CRC',
  '₲': 'PYG',
  'S/': 'PEN',
  'S/.': 'PEN',
  MX$: 'MXN',
  MXP: 'MXN',
  MN: 'MXN',
  'M.N.': 'MXN',
  'M.N': 'MXN',
  US$: 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  AU$: 'AUD',
  A$: 'AUD',
  NZ$: 'NZD',
  R$: 'BRL',
  UDI: 'MXV',
  UDIS: 'MXV',
};
/** Before and after the digits: sign, currency, percent. */
const affix = `^(?:${currency}\\s*)|\\s*(?:%|${currency}(?:\\s*M\\.?N\\.?)?)$`;
const hasAffix = new RegExp(`${affix.replace('^', '^[+(-]?\\s*')}|^\\(.*\\)$`);

/** Digits with the signs of a style (a double holds fifteen of a whole number), the same expression for JavaScript and RE2. */
function digits(style: NumberStyle): string {
  const decimal = style.decimal === '.' ? '\\.' : ',';
  const group = style.group === '' ? '' : style.group === ' ' ? blanks : style.group === '.' ? '\\.' : style.group;
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`;
  const exponent = style.group === '' ? '(?:[eE][+-]?\\d{1,3})?' : '';
  if (group === '') return `(?:\\d{1,15}|\\d+${decimal}\\d*|${decimal}\\d+)${exponent}`;
  return `(?:${whole}(?:${decimal}\\d*)?|${decimal}\\d+)${exponent}`;
}

const integer: Guess = {
  id: 'integer',
  type: 'integer',
  native: 'BIGINT',
  matches: (text) => /^(?:0|-?[1-9]\d{0,14})$/.test(text),
  sql: (text) =>
    `(CASE WHEN CAST(TRY_CAST(${text} AS BIGINT) AS VARCHAR) = ${text} THEN TRY_CAST(${text} AS BIGINT) END)`,
};

/** Changes and balances: +5, −3. */
const signed: Guess = {
  id: 'integer_signed',
  type: 'integer',
  matches: (text) => /^[-+\u2212]?(?:0|[1-9]\d{0,14})$/.test(text),
  sql: (text) =>
    `(CASE WHEN regexp_full_match(${text}, '[-+\u2212]?(?:0|[1-9]\\d{0,14})') THEN TRY_CAST(replace(ltrim(${text}, '+'), '\u2212', '-') AS BIGINT) END)`,
};

/** What programs make of whole numbers when a column has gaps: 12.0. */
const pointZero: Guess = {
  id: 'integer_zero',
  type: 'integer',
  format: '0.0',
  matches: (text) => /^(?:0|-?[1-9]\d{0,14})\.0$/.test(text),
  sql: (text) =>
    `(CASE WHEN ends_with(${text}, '.0') AND regexp_full_match(${text}, '(?:0|-?[1-9]\\d{0,14})\\.0') THEN TRY_CAST(TRY_CAST(${text} AS DOUBLE) AS BIGINT) END)`,
};

/** The number styles the texts allow: first whole numbers, then decimals, then with grouping and signs of money. */
export function findNumberGuesses(texts: readonly string[]): Guess[] {
  if (!texts.some((text) => /\d/.test(text))) return [];
  if (texts.some((text) => /^[+-]?0\d/.test(text) && !/[.,]/.test(text))) return [];
  const marked = texts.some((text) => hasAffix.test(text));
  // Amounts in two kinds of money are no one column of numbers.
  const money = marked ? listCurrencies(texts) : [];
  if (money.length > 1) return [];
  const guesses: Guess[] = marked ? [] : [integer, pointZero];
  if (!marked && texts.some((text) => /^[+\u2212]\d/.test(text))) guesses.push(signed);
  for (const style of styles) {
    if (!isSeen(style, texts)) continue;
    const number = makeNumber(style, texts, marked, money[0]);
    if (style.group !== '') guesses.push(makeWhole(style, number, texts, marked));
    guesses.push(number);
  }
  return guesses;
}

/** A grouping sign must occur, in half of the long numbers at least; a decimal comma too. The plain style is always tried. */
function isSeen(style: NumberStyle, texts: readonly string[]): boolean {
  if (style.group === '' && style.decimal === '.') return true;
  if (style.group === '') return texts.some((text) => text.includes(','));
  const group = style.group === ' ' ? new RegExp(`\\d${blanks}\\d{3}`) : new RegExp(`\\d\\${style.group}\\d{3}`);
  const grouped = texts.filter((text) => group.test(text)).length;
  // 91,267 among 40760 and 147295 is two numbers in a cell.
  const bare = texts.filter((text) => /(?:^|[^\d.,])\d{4,}(?:[.,]\d+)?\D*$/.test(text)).length;
  return grouped > 0 && grouped >= bare;
}

function listCurrencies(texts: readonly string[]): string[] {
  const signs = texts.flatMap((text) => new RegExp(currency).exec(text.replace(/^[-+(]\s*/, ''))?.[0] ?? []);
  const money = new Set(signs.map((sign) => currencyCodes[sign] ?? sign));
  // $100 M.N.: the sign before, the name of the money behind.
  if (money.has('$') && money.size === 1 && texts.every((text) => /(?:M\.?N\.?|MXN|MXP)$/.test(text))) return ['MXN'];
  return [...money];
}

function makeNumber(style: NumberStyle, texts: readonly string[], marked: boolean, money: string | undefined): Guess {
  const core = `^[+-]?${digits(style)}$`;
  const test = new RegExp(core);
  const bare = (text: string) => (marked ? stripAffix(text) : text);
  const percent = marked && texts.some((text) => text.endsWith('%'));
  const written = style.group === '' ? `1234${style.decimal}56` : `1${style.group}234${style.decimal}56`;
  const format = percent ? 'percent' : style.group === '' && style.decimal === '.' && !marked ? undefined : written;
  const unit = percent ? '%' : money;
  return {
    id: `number_${style.decimal === '.' ? 'p' : 'c'}_${['', ',', '.', ' ', "'"].indexOf(style.group)}`,
    type: 'number',
    ...(style.group === '' && style.decimal === '.' && !marked ? { native: 'DOUBLE' } : {}),
    ...(format === undefined ? {} : { format }),
    ...(unit === undefined ? {} : { unit }),
    matches: (text) => test.test(bare(text)),
    sql: (text) => numberSql(style, marked ? stripSql(text) : text, core),
    digits: (text) => digitsSql(style, marked ? stripSql(text) : text, core),
  };
}

/** Grouped digits without decimals. Where every number has one group of three behind a comma, it may be decimals too. */
function makeWhole(style: NumberStyle, number: Guess, texts: readonly string[], marked: boolean): Guess {
  const group = style.group === ' ' ? blanks : `\\${style.group}`;
  const core = `^[+-]?(?:\\d{1,3}(?:${group}\\d{3})+|\\d{1,3})$`;
  const test = new RegExp(core);
  const open = style.group === ',' && texts.every((text) => /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text));
  const { digits: _digits, ...kept } = number;
  return {
    ...kept,
    id: `${number.id}_whole`,
    type: 'integer',
    format: `1${style.group}234`,
    matches: (text) => test.test(marked ? stripAffix(text) : text),
    sql: (text) => {
      const bare = marked ? stripSql(text) : text;
      const plain =
        style.group === ' '
          ? `regexp_replace(${bare}, ${quoteText(group)}, '', 'g')`
          : `replace(${bare}, ${quoteText(style.group)}, '')`;
      return `(CASE WHEN regexp_matches(${bare}, ${quoteText(core)}) THEN TRY_CAST(${plain} AS BIGINT) END)`;
    },
    ...(open ? { rival: 'number_c_0' } : {}),
  };
}

function stripAffix(text: string): string {
  const negative = /^\(.*\)$/.test(text);
  const inner = negative ? text.slice(1, -1).trim() : text;
  const sign = /^[+-]/.exec(inner)?.[0] ?? '';
  const bare = inner.slice(sign.length).trim().replace(new RegExp(affix, 'g'), '').trim();
  return negative ? `-${bare}` : sign !== '' && !/^[+-]/.test(bare) ? sign + bare : bare;
}

/** The same in SQL: parentheses and the sign before the currency become a leading minus. */
function stripSql(text: string): string {
  const inner = `regexp_replace(${text}, '^\\((.*)\\)$', '-\\1')`;
  const sign = `regexp_replace(${inner}, '^([+-])\\s*${currency}\\s*', '\\1')`;
  return `trim(regexp_replace(${sign}, ${quoteText(affix)}, '', 'g'))`;
}

function numberSql(style: NumberStyle, text: string, core: string): string {
  return `TRY_CAST(${digitsSql(style, text, core)} AS DOUBLE)`;
}

/** The digits with a point, as text; NULL where the text is no number of the style. */
function digitsSql(style: NumberStyle, text: string, core: string): string {
  let plain = text;
  if (style.group === ' ') plain = `regexp_replace(${plain}, '${blanks}', '', 'g')`;
  else if (style.group !== '') plain = `replace(${plain}, ${quoteText(style.group)}, '')`;
  if (style.decimal === ',') plain = `replace(${plain}, ',', '.')`;
  return `(CASE WHEN regexp_matches(${text}, ${quoteText(core)}) THEN ${plain} END)`;
}
