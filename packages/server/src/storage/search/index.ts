import type { Language, SearchFacet } from '@milpa/sdk';

/** Texts of one document in one language; what comes first weighs more. */
export interface SearchText {
  readonly title: string;
  readonly keywords: string;
  readonly description: string;
  /** Names and labels of columns, the publisher: everything else it may be found by. */
  readonly details: string;
}

export interface SearchDocument {
  /** UUID. */
  readonly id: string;
  readonly texts: Readonly<Partial<Record<Language, SearchText>>>;
  readonly facets: Readonly<Record<SearchFacet, readonly string[]>>;
  readonly modified: Date;
}

export interface SearchQuestion {
  /** Words, "phrases in quotes", -excluded ones. '' finds everything. */
  readonly words: string;
  /** Of one facet any value will do; of several facets each must fit. */
  readonly filters: Readonly<Partial<Record<SearchFacet, readonly string[]>>>;
  /** `relevance` without words is `modified`. */
  readonly sort: 'relevance' | 'modified' | 'title';
  /** Whose titles are sorted by, and which text is shown first. Documents in any language are found. */
  readonly language: Language;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchHit {
  readonly id: string;
  /** A piece of text with the found words between U+E000 and U+E001, when one outside the title was found. */
  readonly highlight?: string;
}

export interface SearchAnswer {
  /** Exact. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Exact, most frequent first. Each facet is counted with the filters of all the others, so that it can be widened. */
  readonly facets: Readonly<Record<SearchFacet, readonly { readonly value: string; readonly count: number }[]>>;
  /**
   * How the words were read when nothing had them all: with typing errors mended (`mended`, the words asked for
   * instead), or any of them being enough (`any`).
   */
  readonly relaxed?: 'mended' | 'any';
  readonly words?: string;
}

/** Finds documents. Holds nothing that cannot be made again. Implementations pass the suite in conformance.ts. */
export interface SearchIndex {
  /** Adds documents or takes the place of those with the same id. Found as soon as it resolves. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  search(question: SearchQuestion): Promise<SearchAnswer>;
  /** Makes the index hold exactly these, answering all the while; gives how many there are. What is put meanwhile stays. */
  rebuild(documents: AsyncIterable<SearchDocument>): Promise<number>;
  /** Every id it holds, in ascending order: to compare with the store. */
  ids(): AsyncIterable<string>;
}

export const markStart = '\uE000';
export const markEnd = '\uE001';
export { createPostgresSearch } from './postgres.ts';
