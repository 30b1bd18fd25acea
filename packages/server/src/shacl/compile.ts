import { Parser, Store, type Term, termToId } from 'n3';
import { makers, type Parameter } from './constraints.ts';
import { type Constraint, type Path, type Severity, type Shape, ShapeFault, type Target } from './model.ts';

const sh = 'http://www.w3.org/ns/shacl#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const targetKinds: Readonly<Record<string, Target['kind']>> = {
  targetClass: 'class',
  targetNode: 'node',
  targetSubjectsOf: 'subjects-of',
  targetObjectsOf: 'objects-of',
};
/** What of the vocabulary says nothing about data. `shape` is no term of SHACL; the shapes of DCAT-AP use it by mistake for `node`. */
const silent = new Set([
  'path',
  'property',
  'severity',
  'message',
  'name',
  'description',
  'order',
  'group',
  'defaultValue',
  'deactivated',
  'flags',
  'shape',
  ...Object.keys(targetKinds),
]);

/**
 * The shapes with a target in a SHACL document (https://www.w3.org/TR/shacl/), in Turtle. Shapes of one document are one
 * document's: give each file by itself. Throws ShapeFault for whatever is not understood: a rule that were ignored would pass.
 */
export function compileShapes(turtle: string, baseIri: string): readonly Shape[] {
  const store = new Store(new Parser({ format: 'text/turtle', baseIRI: baseIri }).parse(turtle));
  const source: Source = { store, made: new Map(), open: new Set() };
  const targeted = Object.keys(targetKinds).flatMap((name) => store.getSubjects(sh + name, null, null));
  const distinct = [...new Map(targeted.map((term) => [termToId(term), term])).values()];
  return distinct.map((term) => requireShape(source, term));
}

/** A document being compiled. */
interface Source {
  readonly store: Store;
  readonly made: Map<string, Shape>;
  /** Shapes that were begun and not ended. */
  readonly open: Set<string>;
}

function requireShape(source: Source, term: Term): Shape {
  const id = termToId(term);
  const known = source.made.get(id);
  if (known) return known;
  if (source.open.has(id)) throw new ShapeFault(`${id}: a shape that asks for itself`);
  source.open.add(id);
  const shape = compileShape(source, term, id);
  source.open.delete(id);
  source.made.set(id, shape);
  return shape;
}

function compileShape(source: Source, term: Term, id: string): Shape {
  const values = (name: string) => listValues(source, term, name);
  const [path] = values('path');
  const active = values('deactivated')[0]?.value !== 'true';
  return {
    id,
    severity: parseSeverity(values('severity')[0]?.value),
    path: path ? compilePath(source, path, id) : null,
    targets: active ? listTargets(source, term) : [],
    constraints: active ? listConstraints(source, term, id) : [],
    properties: active ? values('property').map((each) => requireShape(source, each)) : [],
  };
}

const listValues = ({ store }: Source, term: Term, name: string): readonly Term[] =>
  store.getObjects(term, sh + name, null);

const listTargets = (source: Source, term: Term): Target[] =>
  Object.entries(targetKinds).flatMap(([name, kind]) =>
    listValues(source, term, name).map(({ value }) => ({ kind, iri: value })),
  );

function listConstraints(source: Source, term: Term, id: string): Constraint[] {
  const names = source.store.getPredicates(term, null, null).map(({ value }) => value);
  const own = [...new Set(names)].filter((name) => name.startsWith(sh)).map((name) => name.slice(sh.length));
  return own.flatMap((name) => {
    if (silent.has(name)) return [];
    const make = makers[name];
    if (!make) throw new ShapeFault(`${id}: sh:${name} is not understood`);
    return make(createParameter(source, term, name));
  });
}

function createParameter(source: Source, term: Term, name: string): Parameter {
  const terms = listValues(source, term, name);
  const [first] = terms;
  if (!first) throw new ShapeFault(`${termToId(term)}: sh:${name} has no value`);
  return {
    terms,
    text: () => first.value,
    number: () => Number(first.value),
    list: () => readList(source, first),
    shapes: () => terms.map((each) => requireShape(source, each)),
    shapeList: () => readList(source, first).map((each) => requireShape(source, each)),
    sibling: (other) => listValues(source, term, other)[0]?.value,
  };
}

function compilePath(source: Source, term: Term, id: string): Path {
  if (term.termType === 'NamedNode') return { kind: 'predicate', iri: term.value };
  const [inverse] = listValues(source, term, 'inversePath');
  if (inverse?.termType === 'NamedNode') return { kind: 'inverse', iri: inverse.value };
  const [alternative] = listValues(source, term, 'alternativePath');
  const parts = readList(source, alternative ?? term).map((each) => compilePath(source, each, id));
  if (parts.length < 2) throw new ShapeFault(`${id}: a kind of path that is not understood`);
  return { kind: alternative ? 'alternative' : 'sequence', parts };
}

function readList({ store }: Source, head: Term): readonly Term[] {
  const found: Term[] = [];
  let rest: Term | undefined = head;
  while (rest && rest.value !== `${rdf}nil`) {
    const [first]: readonly Term[] = store.getObjects(rest, `${rdf}first`, null);
    if (!first) return found;
    found.push(first);
    rest = store.getObjects(rest, `${rdf}rest`, null)[0];
  }
  return found;
}

const severities: Readonly<Record<string, Severity>> = { Violation: 'violation', Warning: 'warning', Info: 'info' };
function parseSeverity(iri: string | undefined): Severity {
  if (iri === undefined) return 'violation';
  const known = severities[iri.slice(sh.length)];
  if (!known) throw new ShapeFault(`${iri} is no severity of SHACL`);
  return known;
}
