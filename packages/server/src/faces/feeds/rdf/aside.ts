import { Parser, type Quad, type Term as RdfTerm } from 'n3';
import { expandTerm, type FullName, type Property, prefixes, type Resource, type Term, type Value } from './model.ts';

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

/** A statement as feeds hold it. */
interface Said {
  readonly subject: string;
  readonly property: FullName;
  readonly value: Value;
}

/** In which words what was imported is given: as its source has it where nobody changed it here, or as the portal's vocabularies do. */
export type Spelling = 'source' | 'vocabularies';

/**
 * What the portal says, together with what was kept aside of an imported description. Where the source said in other words
 * what the portal still says (`urn:milpa:said:KEY` beside `urn:milpa:made:KEY`), its words are given instead; a field that was
 * changed since is given as it is now, and the source's words for it no longer.
 */
export function mergeAside(
  resources: readonly Resource[],
  text: string,
  names: AsideNames,
  spelling: Spelling = 'source',
): Resource[] {
  const graphs = readGraphs(text, names);
  const present = new Set(resources.flatMap(listSaid).map(keyOf));
  const gone = new Set<string>();
  const added: Said[] = [...(graphs.get('') ?? [])];
  for (const [name, made] of graphs) {
    if (!name.startsWith(madeGraph) || !made.every((said) => present.has(keyOf(said)))) continue;
    const key = name.slice(madeGraph.length);
    added.push(...(graphs.get(moreGraph + key) ?? []));
    if (spelling === 'vocabularies') continue;
    added.push(...(graphs.get(saidGraph + key) ?? []));
    for (const said of made) gone.add(keyOf(said));
  }
  const left = gone.size > 0 ? resources.map((resource) => withoutSaid(resource, gone)) : resources;
  return [...left, ...collect(dropLoose(added, left, names))];
}

const [madeGraph, saidGraph, moreGraph] = ['urn:milpa:made:', 'urn:milpa:said:', 'urn:milpa:more:'] as const;

/** Imported statements as they are given back. */
export const listAside = (text: string, names: AsideNames): Resource[] =>
  collect(readGraphs(text, names).get('') ?? []);

/**
 * By graph. A line that is no statement of N-Quads is passed over, and so is what speaks of other things of this portal:
 * those are described by whoever publishes them.
 */
function readGraphs(text: string, names: AsideNames): Map<string, Said[]> {
  const graphs = new Map<string, Said[]>();
  for (const quad of text.split('\n').flatMap(parseLine)) {
    const subject = nameThing(quad.subject, names);
    const value = describeValue(quad.object, names);
    if (subject === undefined || value === undefined) continue;
    const said: Said = { subject, property: `<${quad.predicate.value}>`, value };
    const graph = graphs.get(quad.graph.value);
    if (graph) graph.push(said);
    else graphs.set(quad.graph.value, [said]);
  }
  return graphs;
}

function collect(statements: readonly Said[]): Resource[] {
  const found = new Map<string, Map<FullName, Value[]>>();
  const seen = new Set<string>();
  for (const said of statements) {
    const key = keyOf(said);
    if (seen.has(key)) continue;
    seen.add(key);
    const properties = found.get(said.subject) ?? new Map<FullName, Value[]>();
    found.set(said.subject, properties);
    properties.set(said.property, [...(properties.get(said.property) ?? []), said.value]);
  }
  return [...found].map(([id, properties]) => ({ id, types: [], properties: [...properties] }));
}

/** Statements about a part of the dataset that is there no longer, because it was changed or taken away here, go with it. */
function dropLoose(added: readonly Said[], resources: readonly Resource[], { self }: AsideNames): readonly Said[] {
  const standing = new Set([
    ...resources.filter(({ types, properties }) => types.length + properties.length > 0).map(({ id }) => id),
    self,
  ]);
  const isPart = ({ subject }: Said) => subject.startsWith(`${self}#`);
  let left = added;
  for (;;) {
    const led = new Set([
      ...standing,
      ...left.flatMap(({ value }) => ('iri' in value ? [value.iri] : [])),
      ...resources.flatMap(listSaid).flatMap(({ value }) => ('iri' in value ? [value.iri] : [])),
    ]);
    const kept = left.filter((said) => !isPart(said) || led.has(said.subject));
    if (kept.length === left.length) return kept;
    left = kept;
  }
}

const rdfType: FullName = `<${prefixes.rdf}type>`;
const fullName = (term: Term): FullName => `<${expandTerm(term)}>`;
const listSaid = ({ id, types, properties }: Resource): Said[] => [
  ...types.map((type): Said => ({ subject: id, property: rdfType, value: { iri: expandTerm(type) } })),
  ...properties.flatMap(([name, values]) =>
    values.map((value): Said => ({ subject: id, property: fullName(name), value })),
  ),
];

/** The same text for the same statement, however its terms are written. */
const keyOf = ({ subject, property, value }: Said): string => {
  if ('iri' in value) return `${subject} ${property} <${value.iri}>`;
  if ('blank' in value) return `${subject} ${property} _:${value.blank}`;
  const kind = 'type' in value ? expandTerm(value.type) : (value.language ?? '');
  return `${subject} ${property} ${JSON.stringify(value.text)} ${kind}`;
};

function withoutSaid(resource: Resource, gone: ReadonlySet<string>): Resource {
  const { id, types, properties } = resource;
  const stays = (property: FullName, value: Value) => !gone.has(keyOf({ subject: id, property, value }));
  return {
    id,
    types: types.filter((type) => stays(rdfType, { iri: expandTerm(type) })),
    properties: properties.flatMap(([name, values]): Property[] => {
      const left = values.filter((value) => stays(fullName(name), value));
      return left.length > 0 ? [[name, left]] : [];
    }),
  };
}

function parseLine(line: string): Quad[] {
  if (line.trim() === '') return [];
  try {
    // With the prefix of blank nodes off, so that one label is one node on every line.
    return new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(line);
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
