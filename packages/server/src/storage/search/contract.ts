import type { SearchKind, SearchSort } from '@milpa/sdk';
import { type Language, type SearchField, searchFields } from '@milpa/sdk/plain';

export { type SearchField, searchFields };

/** Texts of one document in one language. Lists are lists of pieces: a phrase is found within one, and one is shown. */
export interface SearchText {
  readonly title: string;
  readonly keywords: readonly string[];
  readonly description: string;
  /** One piece for each column: its name, label and description. */
  readonly columns: readonly string[];
  /** Its publisher and who stands above that, each by all its names. */
  readonly publisher: readonly string[];
  /** Everything else it may be found by. */
  readonly details: readonly string[];
}

/** Days (YYYY-MM-DD), both included; an end that is absent is open. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** West, south, east, north in degrees. West is greater than east across the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface SearchDocument {
  /** UUID, unique across kinds. */
  readonly id: string;
  readonly kind: SearchKind;
  readonly texts: Readonly<Partial<Record<Language, SearchText>>>;
  /**
   * By name of facet; `searchFacets` of the sdk declares the common ones, others may come. `kind` is added by itself.
   * A publisher is named with all who stand above it, so that the tree counts.
   */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly modified: Date;
  /** What it is about in time; absent: of no time in particular, found by no period. */
  readonly period?: Period | undefined;
  readonly bbox?: Box | undefined;
  /** How much it is used, in any unit that is the same for all; 0 or more. */
  readonly use?: number | undefined;
  /** How good it is, from 0 to 1. */
  readonly score?: number | undefined;
}

export interface SearchQuestion {
  /**
   * Words (all must be there), "phrases in quotes", -excluded, a OR b, field:word, beginning*. Fields are named as in
   * `searchFields` or as people say them in any of the languages (título:, columna:, titre:). '' finds everything.
   */
  readonly words: string;
  /** `any`: one of the words is enough, what has more of them first. All must be there when absent. */
  readonly need?: 'any' | undefined;
  /** Of one facet any value will do; of several facets each must fit. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Documents about a time that meets this one. */
  readonly period?: Period | undefined;
  /** Documents whose box meets this one. */
  readonly bbox?: Box | undefined;
  /** `relevance` without words is `modified`. All but `title` begin with the greatest; then newest first, then by id. */
  readonly sort: SearchSort;
  /** Whose titles are sorted by, and which text is shown first. Documents in any language are found. */
  readonly language: Language;
  readonly limit: number;
  readonly offset: number;
  /** The facets to count. */
  readonly facets: readonly string[];
  /** Values counted of each facet at most, the most frequent ones; 1000 when absent. */
  readonly facetValues?: number | undefined;
  /** Milliseconds after which `search` rejects with SearchTooSlow; the index's own limit when absent. */
  readonly withinMs?: number | undefined;
}

/** Why a document was found: a piece of one of its texts with the found words between U+E000 and U+E001. */
export interface SearchReason {
  readonly field: SearchField;
  readonly language: Language;
  readonly piece: string;
}

export interface SearchHit {
  readonly id: string;
  readonly kind: SearchKind;
  /** One for each field that has words of the question, in the order of `searchFields`; none without words. */
  readonly reasons: readonly SearchReason[];
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  /** Exact. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Each facet asked for, most frequent first, exact. Each is counted with the filters of all the others, so that it can be widened. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /**
   * How the words were read when nothing had them all: with typing errors mended (`mended`, the words asked for
   * instead), or any of them being enough (`any`).
   */
  readonly relaxed?: 'mended' | 'any';
  readonly words?: string;
  /** Other words that find more, when what was asked for looks like a typing error of them: "did you mean". */
  readonly suggestion?: string;
}

export interface Suggestion {
  readonly text: string;
  readonly field: 'title' | 'keywords' | 'publisher';
}

/** Words that mean the same, in groups, by language; an entry may have several words. Found in questions of any language. */
export type Synonyms = Readonly<Partial<Record<Language, readonly (readonly string[])[]>>>;

/** What an index does beyond what all do. The suite in conformance.ts asks it of those that say so. */
export interface SearchAbilities {
  /** Tells columns:, publisher: and details: apart; without it each of them looks into all three. */
  readonly fields: boolean;
  /** Says "did you mean" of a word that is known but rare. */
  readonly suggestion: boolean;
}

/** Finds documents. Holds nothing that cannot be made again. Implementations pass the suite in conformance.ts. */
export interface SearchIndex {
  readonly abilities: SearchAbilities;
  /** Begins what it needs to answer well; the first search does so too. Answers come all the while. */
  start(): void;
  /** Adds documents or takes the place of those with the same id. Found as soon as it resolves. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes them with every trace: from lists of words and from files too, which may take a moment longer. */
  purge(ids: readonly string[]): Promise<void>;
  /** Rejects with SearchTooSlow. */
  search(question: SearchQuestion): Promise<SearchAnswer>;
  /** What the words being typed may become: titles, keywords and publishers that go on like that, accents aside. */
  suggest(prefix: string, language: Language, limit: number): Promise<readonly Suggestion[]>;
  /** Makes the index hold exactly these, answering all the while; gives how many there are. What is put meanwhile stays. */
  rebuild(documents: AsyncIterable<SearchDocument>): Promise<number>;
  /** Every id it holds, in ascending order: to compare with the store. */
  ids(): AsyncIterable<string>;
  /** Ends what runs for it; the database it was given is left open. */
  close(): Promise<void>;
}

/** The answer did not come within the time allowed. */
export class SearchTooSlow extends Error {
  constructor(milliseconds: number) {
    super(`The search did not end within ${milliseconds} ms`);
    this.name = 'SearchTooSlow';
  }
}

export const markStart = '\uE000';
export const markEnd = '\uE001';
