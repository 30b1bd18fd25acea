import { languages } from '@milpa/sdk';
import { stem } from '../../language/stem.ts';

/** Words known before they are forgotten all at once: a bound to what is remembered, beyond what most catalogues say. */
const mostKnown = 400_000;

/** The words met while one segment is made, and the stems of all that were met before. One is used for many segments. */
export class Lexicon {
  private known: Map<string, number>[] = languages.map(() => new Map());
  private words: string[] = [];
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
    this.known = languages.map(() => new Map());
    this.words = [];
    this.wordTerms = [];
    this.counts = [];
    this.termNumbers = new Map();
    this.terms = [];
    this.termMet = [];
  }

  /** The number of the term a word is in a language. */
  meet(word: string, spoken: number): number {
    const number = this.known[spoken]?.get(word) ?? this.learn(word, spoken);
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

  private learn(word: string, spoken: number): number {
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
    // A piece of a long text holds on to all of it; a copy does not.
    const own = Buffer.from(word).toString();
    this.words.push(own);
    this.wordTerms.push(term);
    this.counts.push(0);
    this.known[spoken]?.set(own, number);
    return number;
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
