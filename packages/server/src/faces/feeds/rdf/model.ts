/** The vocabularies the feeds speak. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
type Prefix = keyof typeof prefixes;
/** A term of one of them. */
export type Name = `${Prefix}:${string}`;
/** A term of another vocabulary, by its whole address in angle brackets. */
export type FullName = `<${string}>`;
export type Term = Name | FullName;

export type Value =
  | { readonly iri: string }
  | { readonly blank: string }
  | { readonly text: string; readonly language?: string }
  | { readonly text: string; readonly type: Term };

export type Property = readonly [Term, readonly Value[]];

/**
 * One thing with an address and what is said of it. What the portal says itself has no blank nodes, so that whoever reads a
 * feed twice can compare; an `id` that begins with `_:` is a blank node of statements that were imported.
 */
export interface Resource {
  readonly id: string;
  readonly types: readonly Term[];
  readonly properties: readonly Property[];
}

export const iri = (address: string): Value => ({ iri: address });
export const typed = (type: Term, text: string): Value => ({ text, type });

/** RFC 3987: what it does not let stand in an IRI is percent-encoded. A lone surrogate becomes U+FFFD. */
export const formatIri = (address: string): string => (badInIri.test(address) ? mendIri(address) : address);
const bad =
  '[\\p{Cc}\\p{Cs}\\p{Co}\\p{Z}\\p{Noncharacter_Code_Point}\\u{fff0}-\\u{fffd}\\u{e0000}-\\u{e0fff}<>"{}|^`\\\\]|%(?![0-9A-Fa-f]{2})';
const badInIri = new RegExp(`${bad}|[\\[\\]]|#[^#]*#`, 'u');
const everyBad = new RegExp(bad, 'gu');

function mendIri(address: string): string {
  // Brackets may stand around a host alone, and one # may stand before the fragment.
  const [, host = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?(.*)$/isu.exec(address.toWellFormed()) ?? [];
  const [path, ...fragment] = rest.split('#');
  const joined = fragment.length > 0 ? `${path}#${fragment.join('%23')}` : rest;
  return (host + joined.replace(/[[\]]/g, encodeURIComponent)).replace(everyBad, (mark) => encodeURIComponent(mark));
}

export const isFull = (term: Term): term is FullName => term.startsWith('<');

/** The whole address of a term. */
export function expandTerm(term: Term): string {
  if (isFull(term)) return formatIri(term.slice(1, -1));
  const colon = term.indexOf(':');
  return (namespaces.get(term.slice(0, colon)) ?? '') + term.slice(colon + 1);
}
const namespaces: ReadonlyMap<string, string> = new Map(Object.entries(prefixes));
