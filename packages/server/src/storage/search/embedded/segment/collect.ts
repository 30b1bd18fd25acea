import { type Language, languages } from '@milpa/sdk';
import { type SearchText, searchFields } from '../../contract.ts';
import { fold, listWords } from '../../language/fold.ts';
import { stopWords } from '../../language/stop-words.data.ts';
import { GrowingWholes } from './growing.ts';
import type { Lexicon } from './lexicon.ts';
import type { Section } from './sections.ts';
import { createWeigh } from './weigh.ts';
import { putSurfaces, type Surface, WordsWriter } from './words.ts';

/** Pieces of a list are this far apart, so that no phrase runs from one into the next. */
const apart = 4;
const mostPositions = (1 << 24) - 1;
/** Long texts are full of these; in the short ones they are kept, so that a name made of them is found. */
const leftOut = new Set(['description', 'columns', 'details']);

/** Words of documents, as they come; then sorted by term in one go. */
export class WordsCollector {
  private readonly lexicon: Lexicon;
  private readonly terms = new GrowingWholes(1 << 14);
  private readonly documents = new GrowingWholes(1 << 14);
  private readonly places = new GrowingWholes(1 << 14);
  private readonly lengths: Uint32Array;

  constructor(count: number, lexicon: Lexicon) {
    this.lexicon = lexicon;
    lexicon.begin();
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
            if (!stop) this.occur(word, spoken, document, field * 2 ** 24 + position);
          }
          position += 1;
        }
        position += apart;
      }
      const at = (document * languages.length + spoken) * searchFields.length + field;
      this.lengths[at] = position;
    }
  }

  private occur(word: string, spoken: number, document: number, place: number): void {
    this.terms.push(this.lexicon.meet(word, spoken));
    this.documents.push(document);
    this.places.push(place);
  }

  put(sections: Map<string, Section>): void {
    const sorted = this.lexicon.listTerms();
    const { from, order } = this.sortByTerm(sorted.length);
    const writer = new WordsWriter();
    const weigh = createWeigh();
    for (const [place, term] of sorted.entries()) {
      this.writeTerm(writer, weigh, Number(term[0]), order.subarray(from[place], from[place + 1]));
      writer.endTerm(term);
    }
    writer.put(sections);
    putSurfaces(sections, this.listSurfaces());
  }

  /** Occurrences by term, in the order in which they came: by document, field and position. */
  private sortByTerm(count: number): { from: Uint32Array; order: Uint32Array } {
    const rank = this.lexicon.termPlaces;
    const terms = this.terms.done();
    const from = new Uint32Array(count + 1);
    for (const term of terms) {
      const place = (rank[term] ?? 0) + 1;
      from[place] = (from[place] ?? 0) + 1;
    }
    for (let place = 0; place < count; place += 1) from[place + 1] = (from[place + 1] ?? 0) + (from[place] ?? 0);
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

  private listSurfaces(): Surface[] {
    const surfaces = new Map<string, { text: string; count: number; terms: number[] }>();
    for (const { text, count, place } of this.lexicon.listMet()) {
      const surface = surfaces.get(text);
      if (!surface) surfaces.set(text, { text, count, terms: [place] });
      else {
        surface.count += count;
        surface.terms.push(place);
      }
    }
    return [...surfaces.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  }
}
