import { type Language, languages } from '@milpa/sdk';
import {
  formatBytes,
  formatCompact,
  formatDay,
  formatExact,
  formatList,
  formatMoment,
  formatNumber,
  formatShare,
} from './format.ts';
import { type ReadingWords, type Words, words } from './words/index.ts';

/** Who a page is written for: the language, its words and its ways of writing numbers and dates. */
export interface Reader {
  readonly language: Language;
  readonly words: ReadingWords;
  readonly allWords: Words;
  readonly number: (value: number) => string;
  readonly exact: (value: number) => string;
  readonly compact: (value: number) => string;
  readonly share: (share: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly day: (instant: string) => string;
  readonly moment: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** What something is called, before what it is: with the colon of the language. */
  readonly label: (text: string | number) => string;
}

export function createReader(language: Language): Reader {
  return {
    language,
    words: words[language].reading,
    allWords: words[language],
    number: (value) => formatNumber(language, value),
    exact: (value) => formatExact(language, value),
    compact: (value) => formatCompact(language, value),
    share: (share) => formatShare(language, share),
    bytes: (bytes) => formatBytes(language, bytes),
    day: (instant) => formatDay(language, instant),
    moment: (text) => formatMoment(language, text),
    list: (items) => formatList(language, items),
    label: (text) => `${text}${words[language].reading.common.colon}`,
  };
}

export const isLanguage = (text: string | undefined): text is Language => languages.some((known) => known === text);

/** The first language of an Accept-Language header that the portal speaks (RFC 9110, 12.5.4); Spanish when none is. */
export function findPreferredLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
      return { tag: tag.trim().split('-')[0], quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter((each) => each.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) if (isLanguage(tag)) return tag;
  return languages[0];
}
