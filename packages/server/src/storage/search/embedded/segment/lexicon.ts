import { languages } from '@milpa/sdk/plain';
import { stem } from '../../language/stem.ts';
import { stopWords } from '../../language/stop-words.data.ts';
import { GrowingWholes } from './growing.ts';

/** Words known before they are forgotten all at once: a bound to what is remembered, beyond what most catalogues say. */
const mostKnown = 400_000;
const leastSlots = 1 << 16;

/** The hash of a word's beginning, from one letter to the next (FNV-1a); it begins with the number of the language. */
export const hashNext = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;
export const hashStart = (spoken: number): number => 0x811c9dc5 + spoken;

/** Texts by number, and the order of most of them, so that few need be compared when some are put in order. */
class Ordered {
  readonly texts: string[] = [];
  /** By place in the order: the number; and the other way round. Of the first so many texts. */
  private byPlace = new Uint32Array();
  private places = new Uint32Array();

  /** The numbers in ascending order of their texts. */
  sort(numbers: Uint32Array): Uint32Array {
    if (this.texts.length > this.places.length * growth) this.order();
    const { places, byPlace, texts } = this;
    const known = numbers.filter((number) => number < places.length);
    for (let at = 0; at < known.length; at += 1) known[at] = places[known[at] ?? 0] ?? 0;
    known.sort();
    for (let at = 0; at < known.length; at += 1) known[at] = byPlace[known[at] ?? 0] ?? 0;
    const fresh = numbers.filter((number) => number >= places.length);
    if (fresh.length === 0) return known;
    fresh.sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
    const sorted = new Uint32Array(numbers.length);
    let from = 0;
    for (const [turn, number] of fresh.entries()) {
      const text = texts[number] ?? '';
      let [low, high] = [from, known.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((texts[known[middle] ?? 0] ?? '') <= text) low = middle + 1;
        else high = middle;
      }
      sorted.set(known.subarray(from, low), from + turn);
      sorted[low + turn] = number;
      from = low;
    }
    sorted.set(known.subarray(from), from + fresh.length);
    return sorted;
  }

  private order(): void {
    const { texts } = this;
    this.byPlace = Uint32Array.from(texts.keys()).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
    this.places = new Uint32Array(texts.length);
    for (const [place, number] of this.byPlace.entries()) this.places[number] = place;
  }

  clear(): void {
    this.texts.length = 0;
    this.byPlace = new Uint32Array();
    this.places = new Uint32Array();
  }
}
/** All are put in order anew when there are so many times as many as before. */
const growth = 1.5;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As long as is needed, with what was there. */
function lengthen(values: Uint32Array, length: number): Uint32Array {
  if (length <= values.length) return values;
  const longer = new Uint32Array(Math.max(length, values.length * 2));
  longer.set(values);
  return longer;
}

/**
 * The words met while one segment is made, and the stems of all that were met before. One is used for many segments.
 * Words are looked up as pieces of a text, by a hash worked out while reading: no string is made of one that is known.
 */
export class Lexicon {
  /**
   * Where words occur, written over by each segment: its term, its document, its place there, and their order. Memory that
   * is asked for anew each time costs the collector of garbage more than what is written to it.
   */
  readonly occurrences = {
    terms: new GrowingWholes(1 << 14),
    documents: new GrowingWholes(1 << 14),
    places: new GrowingWholes(1 << 14),
    order: new GrowingWholes(1 << 14),
  };
  /** The number of a word and one more, then its hash. */
  private slots = new Uint32Array(2 * leastSlots);
  private readonly words = new Ordered();
  private readonly terms = new Ordered();
  private readonly termNumbers = new Map<string, number>();
  /** Of each word: its hash, its language and whether it says nothing by itself, its term, and how often it was met. */
  private hashes: Uint32Array = new Uint32Array(1024);
  private kinds: Uint32Array = new Uint32Array(1024);
  private wordTerms: Uint32Array = new Uint32Array(1024);
  private counts: Uint32Array = new Uint32Array(1024);
  private readonly met = new GrowingWholes();
  private termMet: Uint32Array = new Uint32Array(1024);
  private readonly termsMet = new GrowingWholes();
  /** By number of a term: its place among those met, in ascending order. */
  termPlaces: Uint32Array = new Uint32Array(1024);

  /** Begins a segment. */
  begin(): void {
    for (const word of this.met.done()) this.counts[word] = 0;
    for (const term of this.termsMet.done()) this.termMet[term] = 0;
    this.met.length = 0;
    this.termsMet.length = 0;
    for (const numbers of Object.values(this.occurrences)) numbers.length = 0;
    if (this.words.texts.length <= mostKnown) return;
    this.slots = new Uint32Array(2 * leastSlots);
    this.words.clear();
    this.terms.clear();
    this.termNumbers.clear();
  }

  /** The number of the word that stands in the text there. */
  find(text: string, start: number, end: number, hash: number, spoken: number): number {
    const mask = this.slots.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[2 * slot] ?? 0) - 1;
      if (number < 0) return this.learn(text.slice(start, end), hash, spoken, slot);
      if (this.slots[2 * slot + 1] !== hash || (this.kinds[number] ?? 0) >>> 1 !== spoken) continue;
      const word = this.words.texts[number] ?? '';
      if (word.length === end - start && text.startsWith(word, start)) return number;
    }
  }

  /** Whether a word says nothing by itself in its language. */
  isStop(number: number): boolean {
    return ((this.kinds[number] ?? 0) & 1) === 1;
  }

  /** Counts a word; gives the number of its term. */
  meet(number: number): number {
    const before = this.counts[number] ?? 0;
    this.counts[number] = before + 1;
    const term = this.wordTerms[number] ?? 0;
    if (before === 0) {
      this.met.push(number);
      if (this.termMet[term] === 0) {
        this.termMet[term] = 1;
        this.termsMet.push(term);
      }
    }
    return term;
  }

  private learn(piece: string, hash: number, spoken: number, slot: number): number {
    // A piece of a long text holds on to all of it; a copy does not.
    const word = Buffer.from(piece).toString();
    const language = languages[spoken] ?? languages[0];
    const text = `${spoken}${stem[language](word)}`;
    let term = this.termNumbers.get(text);
    if (term === undefined) {
      term = this.terms.texts.length;
      this.terms.texts.push(text);
      this.termMet = lengthen(this.termMet, term + 1);
      this.termMet[term] = 0;
      this.termNumbers.set(text, term);
    }
    const number = this.words.texts.length;
    this.words.texts.push(word);
    this.hashes = lengthen(this.hashes, number + 1);
    this.kinds = lengthen(this.kinds, number + 1);
    this.wordTerms = lengthen(this.wordTerms, number + 1);
    this.counts = lengthen(this.counts, number + 1);
    this.hashes[number] = hash;
    this.kinds[number] = spoken * 2 + (stopWords[language].has(word) ? 1 : 0);
    this.wordTerms[number] = term;
    this.counts[number] = 0;
    this.slots[2 * slot] = number + 1;
    this.slots[2 * slot + 1] = hash;
    if (this.words.texts.length * 4 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length / 2 - 1;
    for (let number = 0; number < this.words.texts.length; number += 1) {
      const hash = this.hashes[number] ?? 0;
      let slot = hash & mask;
      while (this.slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      this.slots[2 * slot] = number + 1;
      this.slots[2 * slot + 1] = hash;
    }
  }

  /** The terms met, in ascending order; sets their places. */
  listTerms(): string[] {
    const sorted = this.terms.sort(this.termsMet.done());
    this.termPlaces = lengthen(this.termPlaces, this.terms.texts.length);
    for (let place = 0; place < sorted.length; place += 1) this.termPlaces[sorted[place] ?? 0] = place;
    return Array.from(sorted, (term) => this.terms.texts[term] ?? '');
  }

  /** The words met in ascending order, those of several languages one after the other; how often, and the place of the term of each. */
  *listMet(): Generator<{ readonly text: string; readonly count: number; readonly place: number }> {
    for (const number of this.words.sort(this.met.done()))
      yield {
        text: this.words.texts[number] ?? '',
        count: this.counts[number] ?? 0,
        place: this.termPlaces[this.wordTerms[number] ?? 0] ?? 0,
      };
  }
}
