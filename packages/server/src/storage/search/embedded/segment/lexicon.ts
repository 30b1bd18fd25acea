import { languages } from '@milpa/sdk';
import { stem } from '../../language/stem.ts';
import { stopWords } from '../../language/stop-words.data.ts';

/** Words known before they are forgotten all at once: a bound to what is remembered, beyond what most catalogues say. */
const mostKnown = 400_000;
const leastSlots = 1 << 16;

/** The hash of a word's beginning, from one letter to the next (FNV-1a); it begins with the number of the language. */
export const hashNext = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;
export const hashStart = (spoken: number): number => 0x811c9dc5 + spoken;

/**
 * The words met while one segment is made, and the stems of all that were met before. One is used for many segments.
 * Words are looked up as pieces of a text, by a hash worked out while reading: no string is made of one that is known.
 */
export class Lexicon {
  private slots = new Int32Array(leastSlots);
  private words: string[] = [];
  private spokenIn: number[] = [];
  private hashes: number[] = [];
  private stops: boolean[] = [];
  private wordTerms: number[] = [];
  private counts: number[] = [];
  private met: number[] = [];
  private termNumbers = new Map<string, number>();
  private terms: string[] = [];
  private termMet: boolean[] = [];
  private termsMet: number[] = [];
  /** By number of a term: its place among those met, in ascending order. */
  termPlaces = new Uint32Array(1024);

  /** Begins a segment. */
  begin(): void {
    for (const word of this.met) this.counts[word] = 0;
    for (const term of this.termsMet) this.termMet[term] = false;
    this.met = [];
    this.termsMet = [];
    if (this.words.length <= mostKnown) return;
    this.slots = new Int32Array(leastSlots);
    for (const list of [this.words, this.spokenIn, this.hashes, this.stops, this.wordTerms, this.counts])
      list.length = 0;
    this.termNumbers = new Map();
    this.terms = [];
    this.termMet = [];
  }

  /** The number of the word that stands in the text there. */
  find(text: string, start: number, end: number, hash: number, spoken: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) return this.learn(text.slice(start, end), hash, spoken, slot);
      if (this.hashes[number] !== hash || this.spokenIn[number] !== spoken) continue;
      const word = this.words[number] ?? '';
      if (word.length === end - start && text.startsWith(word, start)) return number;
    }
  }

  /** Whether a word says nothing by itself in its language. */
  isStop(number: number): boolean {
    return this.stops[number] ?? false;
  }

  /** Counts a word; gives the number of its term. */
  meet(number: number): number {
    const before = this.counts[number] ?? 0;
    this.counts[number] = before + 1;
    const term = this.wordTerms[number] ?? 0;
    if (before === 0) {
      this.met.push(number);
      if (!this.termMet[term]) {
        this.termMet[term] = true;
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
      term = this.terms.length;
      this.terms.push(text);
      this.termMet.push(false);
      this.termNumbers.set(text, term);
    }
    const number = this.words.length;
    this.words.push(word);
    this.spokenIn.push(spoken);
    this.hashes.push(hash);
    this.stops.push(stopWords[language].has(word));
    this.wordTerms.push(term);
    this.counts.push(0);
    this.slots[slot] = number + 1;
    if (this.words.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (const [number, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }

  /** The terms met, in ascending order; sets their places. */
  listTerms(): string[] {
    const sorted = this.termsMet.toSorted((a, b) => ((this.terms[a] ?? '') < (this.terms[b] ?? '') ? -1 : 1));
    if (this.termPlaces.length < this.terms.length) this.termPlaces = new Uint32Array(this.terms.length * 2);
    for (const [place, term] of sorted.entries()) this.termPlaces[term] = place;
    return sorted.map((term) => this.terms[term] ?? '');
  }

  /** The words met, how often, and the place of the term of each. */
  *listMet(): Generator<{ readonly text: string; readonly count: number; readonly place: number }> {
    for (const number of this.met)
      yield {
        text: this.words[number] ?? '',
        count: this.counts[number] ?? 0,
        place: this.termPlaces[this.wordTerms[number] ?? 0] ?? 0,
      };
  }
}
