import { languages } from '@milpa/sdk/plain';
import type { Box } from '../../contract.ts';
import { fold } from '../../language/fold.ts';
import { doublesOf, floatsOf, type Section, type Sections, signedOf, wholesOf } from './sections.ts';
import { createStringsWriter, openStrings, type Strings } from './strings.ts';

/** What a segment knows of one document besides its words and facets. */
export interface DocumentRow {
  readonly id: string;
  /** Its place in the log. */
  readonly sequence: number;
  readonly modified: number;
  readonly use: number;
  readonly score: number;
  /** Days since 1970; starts is after ends when it is of no time. */
  readonly starts: number;
  readonly ends: number;
  readonly bbox: Box | undefined;
  /** By language, in the order of `languages`; '' where it has none. */
  readonly titles: readonly string[];
}

export const noDay = { starts: 2_147_483_647, ends: -2_147_483_648 };

/** The documents of a segment, in ascending order of their ids, by number. */
export interface Documents {
  readonly count: number;
  readonly sequences: Float64Array;
  readonly modified: Float64Array;
  readonly use: Float32Array;
  readonly score: Float32Array;
  /** How much more each is worth for being good and much used, when the words fit others alike. */
  readonly favour: Float32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Those that have a box, and four degrees for each. */
  readonly boxed: Uint32Array;
  readonly boxes: Float64Array;
  /** Newest first, then by id. */
  readonly byModified: Uint32Array;
  /** By folded title in each language, then by id. */
  readonly byTitle: readonly Uint32Array[];
  readonly titles: readonly Strings[];
  /** Four words for each id. */
  readonly ids: Uint32Array;
  id(number: number): string;
  /** Its number, or -1. */
  find(id: string): number;
  /** The same of an id that was taken apart, for when it is looked for in many segments. */
  findWords(id: readonly number[]): number;
}

const idWords = 4;
/** The four words of an id. */
export const parseId = (id: string): number[] => {
  const digits = id.replaceAll('-', '');
  return Array.from({ length: idWords }, (_, at) => Number.parseInt(digits.slice(at * 8, at * 8 + 8), 16));
};

function formatId(words: Uint32Array, number: number): string {
  let digits = '';
  for (let at = 0; at < idWords; at += 1) digits += (words[number * idWords + at] ?? 0).toString(16).padStart(8, '0');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return parts.join('-');
}

export function openDocuments(sections: Sections): Documents {
  const ids = wholesOf(sections, 'ids');
  return {
    count: ids.length / idWords,
    sequences: doublesOf(sections, 'sequences'),
    modified: doublesOf(sections, 'modified'),
    use: floatsOf(sections, 'use'),
    score: floatsOf(sections, 'score'),
    favour: floatsOf(sections, 'favour'),
    starts: signedOf(sections, 'starts'),
    ends: signedOf(sections, 'ends'),
    boxed: wholesOf(sections, 'boxed'),
    boxes: doublesOf(sections, 'boxes'),
    byModified: wholesOf(sections, 'by.modified'),
    byTitle: languages.map((language) =>
      wholesOf(sections, sections.has(`by.title.${language}`) ? `by.title.${language}` : 'by.title'),
    ),
    titles: languages.map((language) => openStrings(sections, `title.${language}`)),
    ids,
    id: (number) => formatId(ids, number),
    find: (id) => findId(ids, parseId(id)),
    findWords: (id) => findId(ids, id),
  };
}

function findId(ids: Uint32Array, wanted: readonly number[]): number {
  let low = 0;
  let high = ids.length / idWords - 1;
  // Those that come one after the other have ids that do: most segments have none of them.
  if (high < 0 || compareId(ids, 0, wanted) > 0 || compareId(ids, high, wanted) < 0) return -1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareId(ids, middle, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareId(ids: Uint32Array, number: number, wanted: readonly number[]): number {
  for (let at = 0; at < idWords; at += 1) {
    const order = (ids[number * idWords + at] ?? 0) - (wanted[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Which of two documents, of the same segment or of two, has the lesser id. */
export function compareIds(
  a: Pick<Documents, 'ids'> | undefined,
  one: number,
  b: Pick<Documents, 'ids'> | undefined,
  other: number,
): number {
  for (let word = 0; word < idWords; word += 1) {
    const order = (a?.ids[one * idWords + word] ?? 0) - (b?.ids[other * idWords + word] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

const forScore = 0.15;
const forUse = 0.03;

/** Writes the rows, which are in ascending order of their ids. */
export function writeDocuments(sections: Map<string, Section>, rows: readonly DocumentRow[]): void {
  const ids = new Uint32Array(rows.length * idWords);
  for (const [number, row] of rows.entries()) ids.set(parseId(row.id), number * idWords);
  sections.set('ids', ids);
  const pick = (read: (row: DocumentRow) => number) => rows.map(read);
  sections.set('sequences', Float64Array.from(pick((row) => row.sequence)));
  sections.set('modified', Float64Array.from(pick((row) => row.modified)));
  sections.set('use', Float32Array.from(pick((row) => row.use)));
  sections.set('score', Float32Array.from(pick((row) => row.score)));
  sections.set('favour', Float32Array.from(pick((row) => 1 + forScore * row.score + forUse * Math.log1p(row.use))));
  sections.set('starts', Int32Array.from(pick((row) => row.starts)));
  sections.set('ends', Int32Array.from(pick((row) => row.ends)));
  const boxed = rows.flatMap(({ bbox }, number) => (bbox ? [{ number, bbox }] : []));
  sections.set('boxed', Uint32Array.from(boxed.map((each) => each.number)));
  sections.set('boxes', Float64Array.from(boxed.flatMap((each) => each.bbox)));
  const order = Uint32Array.from(rows.keys());
  sections.set(
    'by.modified',
    order.toSorted((a, b) => (rows[b]?.modified ?? 0) - (rows[a]?.modified ?? 0) || a - b),
  );
  writeTitles(sections, rows, order);
}

function writeTitles(sections: Map<string, Section>, rows: readonly DocumentRow[], order: Uint32Array): void {
  let several = false;
  for (const [spoken, language] of languages.entries()) {
    const writer = createStringsWriter(rows.length);
    for (const { titles } of rows) {
      writer.add(titles[spoken] ?? '');
      several ||= titles.filter((title) => title !== '').length > 1;
    }
    writer.put(sections, `title.${language}`);
  }
  // The order is the same for all languages when no document speaks two.
  for (const [spoken, language] of several ? languages.entries() : [[0, undefined] as const]) {
    const keys = rows.map(({ titles }) => titleKey(titles, spoken));
    const sorted = order.toSorted((a, b) => {
      const [one = '', other = ''] = [keys[a], keys[b]];
      return one < other ? -1 : one > other ? 1 : a - b;
    });
    sections.set(language ? `by.title.${language}` : 'by.title', sorted);
  }
}

/** What titles are sorted by, in one language, else in the first that has one. */
export const titleKey = (titles: readonly string[], spoken: number): string =>
  fold(titles[spoken] || titles.find((title) => title !== '') || '');
