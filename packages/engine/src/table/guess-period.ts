import { quoteText } from '../format/stage.ts';
import type { Guess } from './guess.ts';
import { makeText } from './guess-code.ts';
import { monthWords } from './guess-month.ts';
import { plainName } from './names.ts';

/** A span of the calendar, shorter or longer than a day. It stays text; its format says how it is written. */
interface PeriodStyle {
  readonly format: string;
  /** The same expression for JavaScript and RE2, over lower case without accents where words are in it. */
  readonly pattern: string;
  readonly words?: boolean;
  readonly named?: RegExp;
  readonly only?: (texts: readonly string[]) => boolean;
}

const year = '(?:1[5-9]|20|21)\\d{2}';
const month = '(?:0[1-9]|1[0-2])';
const monthName = /(^|_)(mes|month|mois|periodo|period|periode|fecha|date|corte|yyyymm|anomes|aniomes)(_|$)/;

/** 2010-11, 2011-12: the second is the year after the first, so these are school years and not months. */
const isSpan = (texts: readonly string[]) =>
  texts.length > 1 && texts.every((text) => (Number(text.slice(2, 4)) + 1) % 100 === Number(text.slice(5, 7)));

const styles: readonly PeriodStyle[] = [
  { format: 'yyyy-mm', pattern: `${year}-${month}`, only: (texts) => !isSpan(texts) },
  { format: 'yyyy/mm', pattern: `${year}/${month}`, only: (texts) => !isSpan(texts) },
  { format: 'yyyy-yy', pattern: `${year}[-/]\\d{2}`, only: isSpan },
  { format: 'mm/yyyy', pattern: `${month}/${year}` },
  { format: 'mm-yyyy', pattern: `${month}-${year}` },
  { format: 'yyyymm', pattern: `${year}${month}`, named: monthName },
  { format: 'yyyy-Qn', pattern: `${year}[- /]?[QqTt][1-4]` },
  { format: 'Qn yyyy', pattern: `(?:[QqTt][1-4]|[1-4][QqTt])[- /]?${year}` },
  {
    format: 'n trimestre yyyy',
    pattern: `(?:[1-4](?:er|ro|do|to|º|°|a|o)?|primer|segundo|tercer|cuarto|i{1,3}|iv)\\.?\\s?(?:trim(?:estre)?\\.?)(?:\\s+del?|,)?\\s+${year}`,
    words: true,
  },
  {
    format: 'mmm-mmm yyyy',
    pattern: `${monthWords}\\s?(?:-|–|a)\\s?${monthWords}(?:\\s+del?)?\\s+${year}`,
    words: true,
  },
  { format: 'yyyy-Sn', pattern: `${year}[- /]?[Ss][12]` },
  { format: 'yyyy-Www', pattern: `${year}-?[WwSs](?:0[1-9]|[1-4]\\d|5[0-3])` },
  {
    format: 'yyyy-yyyy',
    pattern: `${year}\\s?[-/–]\\s?${year}`,
    only: (texts) => texts.every((text) => Number(text.slice(-4)) - Number(text.slice(0, 4)) === 1),
  },
  { format: 'mmm-yy', pattern: `${monthWords}[-/. ']+\\d{2}`, words: true },
  { format: 'mmm yyyy', pattern: `${monthWords}(?:\\s+del?\\s+|[-/. ,]+)${year}`, words: true },
  { format: 'yyyy mmm', pattern: `${year}[-/. ]+${monthWords}`, words: true },
];

/** The ways of writing months, quarters, weeks and school years that fit the texts. */
export function findPeriodGuesses(texts: readonly string[], title: string): Guess[] {
  const name = plainName(title);
  const found = styles.find(({ pattern, words, named, only }) => {
    if (named && !named.test(name)) return false;
    const test = new RegExp(`^(?:${pattern})$`);
    return texts.every((text) => test.test(words ? fold(text) : text)) && (only?.(texts) ?? true);
  });
  if (!found) return [];
  const test = new RegExp(`^(?:${found.pattern})$`);
  const sign = (text: string) => (found.words ? `strip_accents(lower(${text}))` : text);
  return [
    makeText(
      found.format,
      (text) => test.test(found.words ? fold(text) : text),
      (text) => `regexp_full_match(${sign(text)}, ${quoteText(found.pattern)})`,
    ),
  ];
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const periodFormats: ReadonlySet<string> = new Set(styles.map(({ format }) => format));

export const isPeriodFormat = (format: string | undefined) => format !== undefined && periodFormats.has(format);
