import type { SearchKind } from '@milpa/sdk';
import { type Language, languages } from '@milpa/sdk/plain';
import type { Box, SearchDocument, SearchText } from '../contract.ts';
import { plainText } from '../language/fold.ts';

/** A document as it is kept and sent between threads: JSON, with texts cut to what is indexed. */
export interface StoredDocument {
  readonly id: string;
  readonly kind: SearchKind;
  readonly texts: Readonly<Partial<Record<Language, SearchText>>>;
  /** With `kind`. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Days; null when open, absent when it is of no time. */
  readonly period?: { readonly from: string | null; readonly to: string | null };
  readonly bbox?: Box;
  readonly use: number;
  readonly score: number;
}

/** Characters indexed of each text; a list is cut where its pieces together reach the limit. */
const longest: Readonly<Record<keyof SearchText, number>> = {
  title: 2000,
  keywords: 5000,
  description: 50_000,
  columns: 100_000,
  publisher: 5000,
  details: 100_000,
};
/** Values of one facet of one document, and characters of one value. */
const mostValues = 500;
const longestValue = 300;

/** What of a document is kept: nothing that a database or a thread would refuse, and nothing without an end. */
export function normalizeDocument(document: SearchDocument): StoredDocument {
  const texts: Partial<Record<Language, SearchText>> = {};
  for (const language of languages) {
    const given = document.texts[language];
    if (given) texts[language] = cutText(given);
  }
  const { period, bbox } = document;
  const stored: StoredDocument = {
    id: document.id.toLowerCase(),
    kind: document.kind,
    texts,
    facets: cutFacets({ ...document.facets, kind: [document.kind] }),
    modified: document.modified.getTime(),
    use: atLeastZero(document.use),
    score: Math.min(1, atLeastZero(document.score)),
  };
  return {
    ...stored,
    ...(period && (period.from || period.to) ? { period: { from: period.from ?? null, to: period.to ?? null } } : {}),
    ...(bbox?.every(Number.isFinite) ? { bbox } : {}),
  };
}

const atLeastZero = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;

const cutText = (text: SearchText): SearchText => ({
  title: cut(text.title, longest.title),
  keywords: cutList(text.keywords, longest.keywords),
  description: cut(text.description, longest.description),
  columns: cutList(text.columns, longest.columns),
  publisher: cutList(text.publisher, longest.publisher),
  details: cutList(text.details, longest.details),
});
const cut = (text: string, length: number): string => plainText(text.slice(0, length));

function cutList(pieces: readonly string[], length: number): string[] {
  const kept: string[] = [];
  let left = length;
  for (const piece of pieces) {
    if (left <= 0) break;
    if (piece === '') continue;
    kept.push(cut(piece, left));
    left -= piece.length;
  }
  return kept;
}

function cutFacets(facets: SearchDocument['facets']): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(facets)) {
    const cleaned = values.slice(0, mostValues).map((value) => cut(value, longestValue));
    const some = [...new Set(cleaned)].filter((value) => value !== '');
    if (some.length > 0) kept[name] = some;
  }
  return kept;
}

/** A kept document read back. It was written by normalizeDocument, so only its outline is looked at. */
export function parseStored(body: unknown): StoredDocument {
  const stored = body as StoredDocument;
  if (typeof stored !== 'object' || stored === null || typeof stored.id !== 'string')
    throw new TypeError('This is no document of the search index');
  return stored;
}

export const listTexts = ({ texts }: Pick<StoredDocument, 'texts'>): SearchText[] =>
  languages.flatMap((language) => texts[language] ?? []);
