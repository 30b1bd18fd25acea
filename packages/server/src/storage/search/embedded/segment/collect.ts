import { languages } from '@milpa/sdk/plain';
import { type SearchText, searchFields } from '../../contract.ts';
import { fold, isPlain, listWords, longestWord } from '../../language/fold.ts';
import type { GrowingWholes } from './growing.ts';
import { hashNext, hashStart, type Lexicon } from './lexicon.ts';
import type { Section } from './sections.ts';
import { createWeigh } from './weigh.ts';
import { putSurfaces, type Surface, WordsWriter } from './words.ts';

/** Pieces of a list are this far apart, so that no phrase runs from one into the next. */
const apart = 4;
const mostPositions = (1 << 24) - 1;
/** Long texts are full of these; in the short ones they are kept, so that a name made of them is found. */
const leftOut = new Set(['description', 'columns', 'details']);

/** A field of a document while it is read. */
interface Reading {
  readonly document: number;
  readonly spoken: number;
  /** Of its first position. */
  readonly place: number;
  position: number;
  /** Whether words that say nothing are left out. */
  readonly long: boolean;
}

/** Words of documents, as they come; then sorted by term in one go. */
export class WordsCollector {
  private readonly lexicon: Lexicon;
  private readonly terms: GrowingWholes;
  private readonly documents: GrowingWholes;
  private readonly places: GrowingWholes;
  private readonly lengths: Uint32Array;

  constructor(count: number, lexicon: Lexicon) {
    this.lexicon = lexicon;
    lexicon.begin();
    const { terms, documents, places } = lexicon.occurrences;
    this.terms = terms;
    this.documents = documents;
    this.places = places;
    this.lengths = new Uint32Array(count * languages.length * searchFields.length);
  }

  add(document: number, spoken: number, text: SearchText): void {
    for (const [field, name] of searchFields.entries()) {
      const value = text[name];
      const reading: Reading = { document, spoken, place: field * 2 ** 24, position: 0, long: leftOut.has(name) };
      for (const piece of typeof value === 'string' ? [value] : value) {
        const folded = fold(piece);
        if (isPlain(folded)) this.readPlain(folded, reading);
        else this.readWords(folded, reading);
        reading.position += apart;
      }
      const at = (document * languages.length + spoken) * searchFields.length + field;
      this.lengths[at] = reading.position;
    }
  }

  /** Text of ASCII, letter by letter. */
  private readPlain(text: string, reading: Reading): void {
    const first = hashStart(reading.spoken);
    let hash = first;
    let start = -1;
    for (let at = 0; at <= text.length; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : 0;
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
        if (start < 0) start = at;
        if (at - start < longestWord) hash = hashNext(hash, code);
      } else if (start >= 0) {
        this.occur(text, start, Math.min(at, start + longestWord), hash, reading);
        hash = first;
        start = -1;
      }
    }
  }

  private readWords(text: string, reading: Reading): void {
    for (const word of listWords(text)) {
      let hash = hashStart(reading.spoken);
      for (let at = 0; at < word.length; at += 1) hash = hashNext(hash, word.charCodeAt(at));
      this.occur(word, 0, word.length, hash, reading);
    }
  }

  private occur(text: string, start: number, end: number, hash: number, reading: Reading): void {
    const word = this.lexicon.find(text, start, end, hash, reading.spoken);
    const { position } = reading;
    reading.position = position + 1;
    if (position > mostPositions || (reading.long && this.lexicon.isStop(word))) return;
    this.terms.push(this.lexicon.meet(word));
    this.documents.push(reading.document);
    this.places.push(reading.place + position);
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
    const order = this.lexicon.occurrences.order.take(terms.length);
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
      const before = writer.positions.length;
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
      writer.posting(document, weigh.take(this.lengths, lengthsAt), fields, writer.positions.length - before);
      at = end;
    }
  }

  private *listSurfaces(): Generator<Surface> {
    let last: { text: string; count: number; terms: number[] } | undefined;
    for (const { text, count, place } of this.lexicon.listMet())
      if (last?.text === text) {
        last.count += count;
        last.terms.push(place);
      } else {
        if (last) yield last;
        last = { text, count, terms: [place] };
      }
    if (last) yield last;
  }
}
