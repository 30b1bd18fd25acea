import { type Literal, type Term, termToId } from 'n3';
import { isWellFormed } from './datatypes.ts';
import type { Constraint, Graph, Run, Shape } from './model.ts';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const subClassOf = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const sh = 'http://www.w3.org/ns/shacl#';

/** What a compiler gives to the maker of a constraint: the values of its parameter, and how to read what they point to. */
export interface Parameter {
  readonly terms: readonly Term[];
  readonly number: () => number;
  readonly text: () => string;
  readonly list: () => readonly Term[];
  readonly shapes: () => readonly Shape[];
  readonly shapeList: () => readonly Shape[];
  /** Value of another parameter of the same shape, for those that come in pairs. */
  readonly sibling: (name: string) => string | undefined;
}

/** Makes the constraints of one parameter. Several values of it are several constraints (SHACL 1.4). */
type Maker = (parameter: Parameter) => readonly Constraint[];

/** A constraint that judges each value by itself. */
const each = (component: string, holds: (value: Term, run: Run) => boolean): Constraint => ({
  component,
  *find(run, values) {
    for (const value of values) if (!holds(value, run)) yield value;
  },
});
/** A constraint that judges the values together. */
const whole = (component: string, holds: (values: readonly Term[]) => boolean): Constraint => ({
  component,
  *find(_run, values) {
    if (!holds(values)) yield undefined;
  },
});

/** By the name of the parameter in the SHACL vocabulary. */
export const makers: Readonly<Record<string, Maker>> = {
  minCount: (p) => [whole('MinCount', (values) => values.length >= p.number())],
  maxCount: (p) => [whole('MaxCount', (values) => values.length <= p.number())],
  class: ({ terms }) => terms.map((type) => each('Class', (value, { graph }) => isInstance(graph, value, type.value))),
  datatype: ({ terms }) => terms.map((type) => each('Datatype', (value) => hasDatatype(value, type.value))),
  nodeKind: ({ terms }) =>
    terms.map((kind) => each('NodeKind', (value) => isOfKind(value, kind.value.slice(sh.length)))),
  hasValue: ({ terms }) =>
    terms.map((wanted) => whole('HasValue', (values) => values.some((value) => isSame(value, wanted)))),
  in: (p) => {
    const allowed = new Set(p.list().map(termToId));
    return [each('In', (value) => allowed.has(termToId(value)))];
  },
  pattern: (p) => {
    const pattern = new RegExp(p.text(), `u${(p.sibling('flags') ?? '').replace(/[^is]/g, '')}`);
    return [each('Pattern', (value) => value.termType !== 'BlankNode' && pattern.test(value.value))];
  },
  minLength: (p) => [
    each('MinLength', (value) => value.termType !== 'BlankNode' && [...value.value].length >= p.number()),
  ],
  maxLength: (p) => [
    each('MaxLength', (value) => value.termType !== 'BlankNode' && [...value.value].length <= p.number()),
  ],
  minInclusive: (p) => [each('MinInclusive', (value) => Number(value.value) >= p.number())],
  maxInclusive: (p) => [each('MaxInclusive', (value) => Number(value.value) <= p.number())],
  minExclusive: (p) => [each('MinExclusive', (value) => Number(value.value) > p.number())],
  maxExclusive: (p) => [each('MaxExclusive', (value) => Number(value.value) < p.number())],
  languageIn: (p) => {
    const ranges = p.list().map(({ value }) => value.toLowerCase());
    return [each('LanguageIn', (value) => ranges.some((range) => isWithin(findLanguage(value), range)))];
  },
  uniqueLang: (p) => (p.text() === 'true' ? [{ component: 'UniqueLang', find: findRepeatedLanguages }] : []),
  node: (p) => p.shapes().map((shape) => each('Node', (value, run) => run.conforms(shape, value))),
  not: (p) => p.shapes().map((shape) => each('Not', (value, run) => !run.conforms(shape, value))),
  and: (p) => combine('And', p, (kept, of) => kept === of),
  or: (p) => combine('Or', p, (kept) => kept > 0),
  xone: (p) => combine('Xone', p, (kept) => kept === 1),
};

function combine(component: string, p: Parameter, holds: (kept: number, of: number) => boolean): readonly Constraint[] {
  const shapes = p.shapeList();
  return [
    each(component, (value, run) => holds(shapes.filter((shape) => run.conforms(shape, value)).length, shapes.length)),
  ];
}

const isSame = (one: Term, other: Term) => termToId(one) === termToId(other);
const isLiteral = (term: Term): term is Literal => term.termType === 'Literal';
const findLanguage = (value: Term) => (isLiteral(value) ? value.language.toLowerCase() : '');
const isWithin = (language: string, range: string) =>
  language !== '' && (range === '*' || language === range || language.startsWith(`${range}-`));

function* findRepeatedLanguages(_run: Run, values: readonly Term[]): Iterable<Term | undefined> {
  const tags = values.map(findLanguage).filter((tag) => tag !== '');
  for (const tag of new Set(tags)) if (tags.indexOf(tag) !== tags.lastIndexOf(tag)) yield undefined;
}

const kinds: Readonly<Record<string, readonly Term['termType'][]>> = {
  IRI: ['NamedNode'],
  BlankNode: ['BlankNode'],
  Literal: ['Literal'],
  BlankNodeOrIRI: ['BlankNode', 'NamedNode'],
  BlankNodeOrLiteral: ['BlankNode', 'Literal'],
  IRIOrLiteral: ['NamedNode', 'Literal'],
};
const isOfKind = (value: Term, kind: string) => kinds[kind]?.includes(value.termType) ?? false;

const hasDatatype = (value: Term, datatype: string) =>
  isLiteral(value) && value.datatype.value === datatype && isWellFormed(value.value, datatype);

/** By its types and what they are kinds of, as far as the graph says so. */
function isInstance(graph: Graph, value: Term, type: string): boolean {
  if (value.termType === 'Literal') return false;
  const seen = new Set<string>();
  const open = graph.getObjects(value, rdfType, null).map(({ value: iri }) => iri);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === type) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...graph.getObjects(next, subClassOf, null).map(({ value: iri }) => iri));
  }
  return false;
}
