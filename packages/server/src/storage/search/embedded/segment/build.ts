import { type Language, languages } from '@milpa/sdk';
import { type SearchText, searchFields } from '../../contract.ts';
import { listTexts, type StoredDocument } from '../../document/document.ts';
import { fold, listWords } from '../../language/fold.ts';
import { stem } from '../../language/stem.ts';
import { stopWords } from '../../language/stop-words.data.ts';
import { type DocumentRow, noDay, writeDocuments } from './documents.ts';
import { createFacetsWriter } from './facets.ts';
import { GrowingWholes } from './growing.ts';
import { createPhrasesWriter } from './phrases.ts';
import { packSections, type Section } from './sections.ts';
import { createWeigh } from './weigh.ts';
import { putSurfaces, type Surface, WordsWriter } from './words.ts';

export interface Given {
  readonly sequence: number;
  readonly document: StoredDocument;
}

/** Makes a segment of documents; of those with the same id only one may be given. */
export function buildSegment(given: readonly Given[]): SharedArrayBuffer {
  const sorted = given.toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const sections = new Map<string, Section>();
  writeDocuments(sections, sorted.map(describeRow));
  const facets = createFacetsWriter();
  const phrases = createPhrasesWriter();
  const words = new WordsCollector(sorted.length);
  for (const [number, { document }] of sorted.entries()) {
    facets.add(document.facets);
    for (const text of listTexts(document)) {
      for (const keyword of new Set(text.keywords)) phrases.add(keyword, 0);
      for (const publisher of new Set(text.publisher)) phrases.add(publisher, 1);
    }
    for (const [spoken, language] of languages.entries()) {
      const text = document.texts[language];
      if (text) words.add(number, spoken, language, text);
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

/** Pieces of a list are this far apart, so that no phrase runs from one into the next. */
const apart = 4;
const mostPositions = (1 << 24) - 1;
/** Long texts are full of these; in the short ones they are kept, so that a name made of them is found. */
const leftOut = new Set(['description', 'columns', 'details']);

/** Words of documents, as they come; then sorted by term in one go. */
class WordsCollector {
  private readonly known: readonly Map<string, number>[] = languages.map(() => new Map<string, number>());
  private readonly entryTerms = new GrowingWholes();
  private readonly entryCounts = new GrowingWholes();
  private readonly termNumbers = new Map<string, number>();
  private readonly terms = new GrowingWholes(1 << 16);
  private readonly documents = new GrowingWholes(1 << 16);
  private readonly places = new GrowingWholes(1 << 16);
  private readonly lengths: Uint32Array;

  constructor(count: number) {
    this.lengths = new Uint32Array(count * languages.length * searchFields.length);
  }

  add(document: number, spoken: number, language: Language, text: SearchText): void {
    for (const [field, name] of searchFields.entries()) {
      const value = text[name];
      let position = 0;
      for (const piece of typeof value === 'string' ? [value] : value) {
        for (const word of listWords(fold(piece))) {
          if (position <= mostPositions) {
            const stop = leftOut.has(name) && stopWords[language].has(word);
            if (!stop) this.occur(word, spoken, language, document, field * 2 ** 24 + position);
          }
          position += 1;
        }
        position += apart;
      }
      const at = (document * languages.length + spoken) * searchFields.length + field;
      this.lengths[at] = position;
    }
  }

  private occur(word: string, spoken: number, language: Language, document: number, place: number): void {
    const entry = this.known[spoken]?.get(word) ?? this.learn(word, spoken, language);
    this.entryCounts.values[entry] = (this.entryCounts.values[entry] ?? 0) + 1;
    this.terms.push(this.entryTerms.values[entry] ?? 0);
    this.documents.push(document);
    this.places.push(place);
  }

  private learn(word: string, spoken: number, language: Language): number {
    const term = `${spoken}${stem[language](word)}`;
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.termNumbers.size;
      this.termNumbers.set(term, number);
    }
    const entry = this.entryTerms.length;
    this.entryTerms.push(number);
    this.entryCounts.push(0);
    this.known[spoken]?.set(word, entry);
    return entry;
  }

  put(sections: Map<string, Section>): void {
    const sorted = [...this.termNumbers].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const rank = new Uint32Array(sorted.length);
    for (const [place, [, number]] of sorted.entries()) rank[number] = place;
    const { from, order } = this.sortByTerm(rank);
    const writer = new WordsWriter();
    const weigh = createWeigh();
    for (const [place, [term]] of sorted.entries()) {
      this.writeTerm(writer, weigh, Number(term[0]), order.subarray(from[place], from[place + 1]));
      writer.endTerm(term);
    }
    writer.put(sections);
    putSurfaces(sections, this.listSurfaces(rank));
  }

  /** Occurrences by term, in the order in which they came: by document, field and position. */
  private sortByTerm(rank: Uint32Array): { from: Uint32Array; order: Uint32Array } {
    const terms = this.terms.done();
    const from = new Uint32Array(rank.length + 1);
    for (const term of terms) {
      const place = (rank[term] ?? 0) + 1;
      from[place] = (from[place] ?? 0) + 1;
    }
    for (let place = 0; place < rank.length; place += 1) from[place + 1] = (from[place + 1] ?? 0) + (from[place] ?? 0);
    const next = from.slice();
    const order = new Uint32Array(terms.length);
    for (let at = 0; at < terms.length; at += 1) {
      const place = rank[terms[at] ?? 0] ?? 0;
      const target = next[place] ?? 0;
      order[target] = at;
      next[place] = target + 1;
    }
    return { from, order };
  }

  private writeTerm(writer: WordsWriter, weigh: ReturnType<typeof createWeigh>, spoken: number, order: Uint32Array) {
    const [documents, places] = [this.documents.values, this.places.values];
    for (let at = 0; at < order.length; ) {
      const document = documents[order[at] ?? 0] ?? 0;
      const lengthsAt = (document * languages.length + spoken) * searchFields.length;
      let end = at;
      while (end < order.length && documents[order[end] ?? 0] === document) end += 1;
      let fields = 0;
      let field = -1;
      let position = 0;
      for (let turn = at; turn < end; turn += 1) {
        const place = places[order[turn] ?? 0] ?? 0;
        const own = place >>> 24;
        const changed = field >= 0 && own !== field ? 2 : 0;
        if (own !== field) position = 0;
        field = own;
        fields |= 1 << own;
        const distance = (place & mostPositions) - position;
        position += distance;
        // Distances of more than 30 bits would not fit; positions have 24.
        writer.positions.number(distance * 4 + changed + (turn === end - 1 ? 1 : 0));
        weigh.count(own);
      }
      writer.posting(document, weigh.take(this.lengths, lengthsAt), fields);
      at = end;
    }
  }

  private listSurfaces(rank: Uint32Array): Surface[] {
    const surfaces = new Map<string, { text: string; count: number; terms: number[] }>();
    for (const words of this.known)
      for (const [text, entry] of words) {
        const surface = surfaces.get(text) ?? { text, count: 0, terms: [] };
        surfaces.set(text, surface);
        surface.count += this.entryCounts.values[entry] ?? 0;
        surface.terms.push(rank[this.entryTerms.values[entry] ?? 0] ?? 0);
      }
    return [...surfaces.values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
  }
}
