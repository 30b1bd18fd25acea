import type { Language } from '../contract/language.ts';

export type Labels = Readonly<Record<Language, string>>;

/** One entry of a controlled vocabulary (skos:Concept). */
export interface Concept {
  /** The word Milpa uses, in metadata, addresses and facets (skos:notation). */
  readonly id: string;
  readonly uri: string;
  readonly label: Labels;
}

export const sameLabel = (text: string): Labels => ({ es: text, en: text, fr: text });

/** The terms of vocabularies that nobody else publishes have names that do not depend on one portal's address. */
export const ownUri = (scheme: string, id: string): string => `urn:milpa:${scheme}:${id}`;

const address = /^(?:https?|ftp):\/\//i;

/** An address without what differs between two ways of writing the same: scheme, `www.`, capitals, the slash at its end. */
export function normalizeAddress(text: string): string {
  return text
    .trim()
    .replace(address, '')
    .replace(/^www\./i, '')
    .replace(/[/#?]+$/, '')
    .toLowerCase();
}

/** Words without what people write differently: capitals, accents, punctuation, space. "Trimestral." and "TRIMESTRAL" are one. */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** One key for each way of writing the same name or address. */
export const normalizeSpelling = (text: string): string =>
  address.test(text.trim()) ? normalizeAddress(text) : foldWords(text);

/** Finds an entry by any of its spellings; the first entry that claims a spelling keeps it. The index is made when first asked. */
export function createFinder<Entry>(
  entries: readonly Entry[],
  listSpellings: (entry: Entry) => readonly string[],
): (text: string) => Entry | undefined {
  let index: Map<string, Entry> | undefined;
  return (text) => {
    index ??= indexSpellings(entries, listSpellings);
    return index.get(normalizeSpelling(text));
  };
}

function indexSpellings<Entry>(entries: readonly Entry[], listSpellings: (entry: Entry) => readonly string[]) {
  const index = new Map<string, Entry>();
  for (const entry of entries)
    for (const spelling of listSpellings(entry)) {
      const key = normalizeSpelling(spelling);
      if (key !== '' && !index.has(key)) index.set(key, entry);
    }
  return index;
}

/** By identifier as it is written in metadata, or by URI however its scheme and end are written. */
export function findConcept<Entry extends Concept>(entries: readonly Entry[], text: string): Entry | undefined {
  const exact = entries.find((entry) => entry.id === text || entry.uri === text);
  if (exact || !address.test(text)) return exact;
  const bare = normalizeAddress(text);
  return entries.find((entry) => normalizeAddress(entry.uri) === bare);
}
