import { languages } from '@milpa/sdk';
import { listTexts, type StoredDocument } from '../../document/document.ts';
import { WordsCollector } from './collect.ts';
import { type DocumentRow, noDay, writeDocuments } from './documents.ts';
import { createFacetsWriter } from './facets.ts';
import type { Lexicon } from './lexicon.ts';
import { createPhrasesWriter } from './phrases.ts';
import { packSections, type Section } from './sections.ts';

export interface Given {
  readonly sequence: number;
  readonly document: StoredDocument;
}

/** Makes a segment of documents; of those with the same id only one may be given. */
export function buildSegment(given: readonly Given[], lexicon: Lexicon): SharedArrayBuffer {
  const sorted = given.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const sections = new Map<string, Section>();
  writeDocuments(sections, sorted.map(describeRow));
  const facets = createFacetsWriter();
  const phrases = createPhrasesWriter();
  const words = new WordsCollector(sorted.length, lexicon);
  for (const [number, { document }] of sorted.entries()) {
    facets.add(document.facets);
    for (const text of listTexts(document)) {
      for (const keyword of new Set(text.keywords)) phrases.add(keyword, 0);
      for (const publisher of new Set(text.publisher)) phrases.add(publisher, 1);
    }
    for (const [spoken, language] of languages.entries()) {
      const text = document.texts[language];
      if (text) words.add(number, spoken, text);
    }
  }
  facets.put(sections);
  phrases.put(sections);
  words.put(sections);
  return packSections(sections);
}

const longestTitle = 300;
const dayMs = 86_400_000;
const parseDay = (day: string | null, open: number): number => {
  const at = day === null ? Number.NaN : Date.parse(day);
  return Number.isNaN(at) ? open : Math.floor(at / dayMs);
};

function describeRow({ sequence, document }: Given): DocumentRow {
  const { period } = document;
  return {
    id: document.id,
    sequence,
    modified: document.modified,
    use: document.use,
    score: document.score,
    // An open end is as far as a day can be: the other way round it is of no time.
    starts: period ? parseDay(period.from, noDay.ends) : noDay.starts,
    ends: period ? parseDay(period.to, noDay.starts) : noDay.ends,
    bbox: document.bbox,
    titles: languages.map((language) => (document.texts[language]?.title ?? '').slice(0, longestTitle)),
  };
}
