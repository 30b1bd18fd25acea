import { Parser, type Quad, type Term as RdfTerm } from 'n3';
import type { FullName, Resource, Value } from './model.ts';

/** How an imported description names, in the statements kept aside, the dataset itself; `#` and a distribution's id name a part. */
export const asideSubject = 'urn:milpa:this';

export interface AsideNames {
  /** Address of the dataset the statements belong to. */
  readonly self: string;
  /** Where the addresses of this portal's things begin. */
  readonly portal: string;
  /** Put before the labels of blank nodes, so that those of two datasets stay two. Letters and digits. */
  readonly mark: string;
}

/**
 * Statements that were kept aside, as they are given back. A line that is no statement of N-Triples is passed over, and so is
 * what speaks of other things of this portal: those are described by whoever publishes them.
 */
export function listAside(text: string, names: AsideNames): Resource[] {
  const found = new Map<string, Map<FullName, Value[]>>();
  for (const quad of text.split('\n').flatMap(parseLine)) {
    const subject = nameThing(quad.subject, names);
    const value = describeValue(quad.object, names);
    if (subject === undefined || value === undefined) continue;
    const properties = found.get(subject) ?? new Map<FullName, Value[]>();
    found.set(subject, properties);
    const name: FullName = `<${quad.predicate.value}>`;
    properties.set(name, [...(properties.get(name) ?? []), value]);
  }
  return [...found].map(([id, properties]) => ({ id, types: [], properties: [...properties] }));
}

function parseLine(line: string): Quad[] {
  if (line.trim() === '') return [];
  try {
    // With the prefix of blank nodes off, so that one label is one node on every line.
    return new Parser({ format: 'application/n-triples', blankNodePrefix: '' }).parse(line);
  } catch {
    return [];
  }
}

function nameThing(term: RdfTerm, { self, portal, mark }: AsideNames): string | undefined {
  if (term.termType === 'BlankNode') return `_:${blankLabel(mark, term.value)}`;
  const { value } = term;
  if (value === asideSubject || value.startsWith(`${asideSubject}#`)) return self + value.slice(asideSubject.length);
  const own = value === self || value.startsWith(`${self}#`);
  return own || !value.startsWith(portal) ? value : undefined;
}

const blankLabel = (mark: string, label: string) => `${mark}x${Buffer.from(label).toString('hex')}`;

function describeValue(term: RdfTerm, names: AsideNames): Value | undefined {
  if (term.termType === 'NamedNode')
    return { iri: term.value.startsWith(asideSubject) ? (nameThing(term, names) ?? term.value) : term.value };
  if (term.termType === 'BlankNode') return { blank: blankLabel(names.mark, term.value) };
  if (term.termType !== 'Literal') return undefined;
  if (term.language) return { text: term.value, language: term.language };
  const type = term.datatype.value;
  return type === 'http://www.w3.org/2001/XMLSchema#string'
    ? { text: term.value }
    : { text: term.value, type: `<${type}>` };
}
