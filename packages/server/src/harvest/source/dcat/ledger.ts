import { createHash } from 'node:crypto';
import { DataFactory, type Quad, type Store, type Term, Writer } from 'n3';
import { dcat, foaf, owl, rdf, vcard } from './terms.ts';

const { namedNode, quad: makeQuad } = DataFactory;

/** What the model makes of a statement: the same with another value, or other statements, under the names of the model. */
export type Made = Term | Quad;

/**
 * The statements of a graph, and which of them the model holds. What nobody took is kept aside: nothing is lost by being
 * overlooked.
 */
export interface Ledger {
  readonly store: Store;
  /** What is said of a thing by a property, in the order of the file. */
  list(subject: Term, predicate: string): Quad[];
  /** The model holds it, and gives it back just so. */
  hold(...quads: readonly (Quad | undefined)[]): void;
  /** The model holds what it means in the spelling of its vocabularies; as long as that stands, the source's own is given back. */
  recast(said: Quad | readonly Quad[], ...made: readonly Made[]): void;
  /** The same where the source says more than the model makes of it: given back beside the model's spelling too. */
  extend(said: Quad | readonly Quad[], ...made: readonly Made[]): void;
  /** A thing the model makes anew gets another name there. */
  name(term: Term, name: string): void;
  /** Statements about a thing that are put down as of another one. */
  move(quad: Quad | undefined, subject: string): void;
}

export interface Account extends Ledger {
  readonly held: readonly Quad[];
  /** Every statement that this account answers for, whatever became of it. */
  listReached(root: Term): Quad[];
  /** What was not taken of all that can be reached from a thing, as canonical N-Quads under the names of the model. */
  formatAside(root: Term): Promise<string>;
}

interface Spelling {
  readonly said: readonly Quad[];
  readonly made: readonly Made[];
  readonly isMore: boolean;
}

const keyOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);
export const quadKey = ({ subject, predicate, object }: Quad): string => {
  const tail =
    object.termType === 'Literal' ? `"${object.value}"@${object.language}^^${object.datatype.value}` : keyOf(object);
  return `${keyOf(subject)} ${predicate.value} ${tail}`;
};

/** What stands on its own in a catalogue: a description does not reach through it into the next. */
const roots = ['Dataset', 'DatasetSeries', 'DataService', 'Catalog', 'CatalogRecord'].map(dcat);

/** Properties whose values are places on the web. */
const addresses = [
  ...[vcard('hasURL'), foaf('homepage'), foaf('page'), dcat('landingPage'), dcat('accessURL'), dcat('downloadURL')],
  ...[dcat('endpointURL'), dcat('endpointDescription')],
];
// An address that is only told, where a page is, is not the thing that may have the same address.
const told = new Set(addresses);

export function createLedger(store: Store): Account {
  const [held, spelt, moved] = [new Map<string, Quad>(), new Set<string>(), new Map<string, string>()];
  const names = new Map<string, string[]>();
  const spellings: Spelling[] = [];
  const note = (given: Quad | readonly Quad[], made: readonly Made[], isMore: boolean) => {
    const said = 'subject' in given ? [given] : given;
    spellings.push({ said, made, isMore });
    for (const quad of said) spelt.add(quadKey(quad));
  };
  const isRoot = (term: Term) =>
    term.termType === 'NamedNode' && roots.some((type) => store.countQuads(term, rdf('type'), type, null) > 0);
  const nameOf = (term: Term): Term => {
    const [name] = names.get(keyOf(term)) ?? [];
    return name && term.termType !== 'Literal' ? namedNode(name) : term;
  };
  const rename = (quad: Quad, subject?: string): Quad =>
    restate(
      quad,
      subject ? namedNode(subject) : nameOf(quad.subject),
      told.has(quad.predicate.value) ? quad.object : nameOf(quad.object),
    );
  return {
    store,
    list: (subject, predicate) =>
      subject.termType === 'Literal' ? [] : store.getQuads(subject, predicate, null, null),
    hold(...quads) {
      for (const quad of quads) if (quad) held.set(quadKey(quad), quad);
    },
    recast: (said, ...made) => note(said, made, false),
    extend: (said, ...made) => note(said, made, true),
    name(term, name) {
      const known = names.get(keyOf(term)) ?? [];
      if (!known.includes(name)) names.set(keyOf(term), [...known, name]);
    },
    move(quad, subject) {
      if (quad) moved.set(quadKey(quad), subject);
    },
    get held() {
      return [...held.values()];
    },
    listReached: (root) => reach(store, root, isRoot),
    formatAside(root) {
      const reached = reach(store, root, isRoot);
      const left = reached.flatMap((quad) => {
        const key = quadKey(quad);
        return held.has(key) || spelt.has(key) ? [] : [rename(quad, moved.get(key))];
      });
      const things = new Map(
        reached.flatMap(({ subject, object }) => [subject, object]).map((term) => [keyOf(term), term]),
      );
      const sames = [...things.values()].flatMap((term) => listSames(term, names.get(keyOf(term)) ?? []));
      const sources = reached.flatMap((quad) => listSource(nameOf(quad.subject), moved.get(quadKey(quad))));
      const heldHere = new Set([...held.values()].map((quad) => quadKey(rename(quad))));
      const spelled = spellings.flatMap((each) => formatSpelling(each, rename, heldHere));
      return canonicalize([...left, ...sames, ...sources, ...spelled]);
    },
  };
}

const same = (one: Term, other: Term): Quad =>
  makeQuad(parseSubject(one), namedNode(owl('sameAs')), parseObject(other));

/** The name a thing had elsewhere is not lost with it, and one thing that became several is known to be one. */
function listSames(term: Term, names: readonly string[]): Quad[] {
  const [first, ...others] = names;
  if (!first || term.termType === 'Literal') return [];
  return [
    ...(term.termType === 'NamedNode' && term.value !== first ? [same(namedNode(first), term)] : []),
    ...others.map((name) => same(namedNode(name), namedNode(first))),
  ];
}

/** A thing without a name whose dates are the source's own, and the thing the portal makes of it. */
const listSource = (subject: Term, moved: string | undefined): Quad[] =>
  moved?.startsWith('urn:milpa:') && moved !== subject.value ? [same(subject, namedNode(moved))] : [];

/**
 * What the source said stands in a graph beside what the model makes of it in another: both are named after the latter, so
 * that whoever gives it back can see whether it still stands.
 */
function formatSpelling(
  { said, made, isMore }: Spelling,
  rename: (quad: Quad) => Quad,
  held: ReadonlySet<string>,
): Quad[] {
  const [first] = said;
  const instead = made.flatMap((each) =>
    'subject' in each ? [each] : first ? [restate(first, rename(first).subject, each)] : [],
  );
  const lines = instead.map(quadKey).sort().join('\n');
  const key = createHash('sha256').update(lines).digest('hex').slice(0, 16);
  // What something else in the source says in this very spelling stays.
  const kept = instead.filter((quad) => held.has(quadKey(quad)));
  const inGraph = (quad: Quad, graph: string) =>
    makeQuad(quad.subject, quad.predicate, quad.object, namedNode(`urn:milpa:${graph}:${key}`));
  return [
    ...instead.map((quad) => inGraph(quad, 'made')),
    ...[...said.map((quad) => rename(quad)), ...kept].map((quad) => inGraph(quad, isMore ? 'more' : 'said')),
  ];
}

const restate = (quad: Quad, subject: Term, object: Term): Quad =>
  makeQuad(parseSubject(subject), quad.predicate, parseObject(object));
// Only things that are no literals are given as subjects, and no variables are read from files.
const parseSubject = (term: Term) => term as Quad['subject'] & { termType: 'NamedNode' };
const parseObject = (term: Term) => term as Quad['object'] & { termType: 'NamedNode' };

function reach(store: Store, root: Term, isRoot: (term: Term) => boolean): Quad[] {
  const seen = new Set<string>();
  const found: Quad[] = [];
  const waiting: Term[] = [root];
  for (let term = waiting.pop(); term; term = waiting.pop()) {
    if (term.termType === 'Literal' || seen.has(keyOf(term))) continue;
    seen.add(keyOf(term));
    if (!term.equals(root) && isRoot(term)) continue;
    for (const quad of store.getQuads(term, null, null, null)) {
      found.push(quad);
      waiting.push(quad.object);
    }
  }
  return found;
}

/** A statement and all that hangs on the nameless thing it leads to. */
export const listHanging = (store: Store, link: Quad): Quad[] =>
  link.object.termType === 'BlankNode' ? [link, ...reach(store, link.object, () => false)] : [link];

/** Statements in one order, with blank nodes of one label each: the same graph is the same text, however it was written. */
export async function canonicalize(quads: readonly Quad[]): Promise<string> {
  if (quads.length === 0) return '';
  const text = new Writer({ format: 'N-Quads' }).quadsToString([...quads]);
  if (quads.every(({ subject, object }) => subject.termType !== 'BlankNode' && object.termType !== 'BlankNode'))
    return `${[...new Set(text.trimEnd().split('\n'))].sort().join('\n')}\n`;
  const options = { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads' } as const;
  const { canonize } = await import('rdf-canonize');
  return canonize(text, { ...options, maxWorkFactor: 1 });
}
