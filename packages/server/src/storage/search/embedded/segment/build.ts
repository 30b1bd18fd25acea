import { languages } from '@milpa/sdk/plain';
import { listTexts, parseStored, type StoredDocument } from '../../document/document.ts';
import type { LogRow } from '../../log/log.ts';
import { WordsCollector } from './collect.ts';
import { type DocumentRow, noDay, writeDocuments } from './documents.ts';
import { createFacetsWriter } from './facets.ts';
import type { Lexicon } from './lexicon.ts';
import { createPhrasesWriter } from './phrases.ts';
import { packSections, type Section } from './sections.ts';

/** Makes a segment of documents as the log has them; of those with the same id only one may be given. */
export function buildSegment(rows: readonly LogRow[], lexicon: Lexicon): SharedArrayBuffer {
  const sorted = rows.filter((row) => row.body !== null).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const sections = new Map<string, Section>();
  const described: DocumentRow[] = [];
  const facets = createFacetsWriter();
  const phrases = createPhrasesWriter();
  const words = new WordsCollector(sorted.length, lexicon);
  for (const [number, { sequence, body }] of sorted.entries()) {
    // One after the other: texts that are held together cost the collector of garbage more than all else.
    const document = parseStored(JSON.parse(body ?? ''));
    described.push(describeRow(sequence, document));
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
  writeDocuments(sections, described);
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

function describeRow(sequence: number, document: StoredDocument): DocumentRow {
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
