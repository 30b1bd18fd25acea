import { DataFactory, type Quad, type Store, type Term, Writer } from 'n3';
import { dcat, foaf, owl, rdf, vcard } from './terms.ts';

const { namedNode, quad: makeQuad } = DataFactory;

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
  /** The model holds what it means, and gives it back in the spelling of its vocabularies. */
  recast(...quads: readonly (Quad | undefined)[]): void;
  /** A thing the model makes anew gets another name there. */
  name(term: Term, name: string): void;
  /** Statements about a thing that are put down as of another one. */
  move(quad: Quad | undefined, subject: string): void;
}

export interface Account extends Ledger {
  readonly held: readonly Quad[];
  readonly recasted: readonly Quad[];
  readonly names: ReadonlyMap<string, string>;
  /** A statement under the names the model gives its things. */
  restate(quad: Quad): Quad;
  /** What was not taken of all that can be reached from a thing, as canonical N-Triples under the names of the model. */
  formatAside(root: Term): Promise<string>;
}

const keyOf = (term: Term): string => (term.termType === 'BlankNode' ? `_:${term.value}` : term.value);
const quadKey = ({ subject, predicate, object }: Quad): string => {
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

export function createLedger(store: Store): Account {
  const [held, recasted, names] = [new Map<string, Quad>(), new Map<string, Quad>(), new Map<string, string>()];
  const moved = new Map<string, string>();
  const isRoot = (term: Term) =>
    term.termType === 'NamedNode' && roots.some((type) => store.countQuads(term, rdf('type'), type, null) > 0);
  const ledger: Ledger = {
    store,
    list: (subject, predicate) =>
      subject.termType === 'Literal' ? [] : store.getQuads(subject, predicate, null, null),
    hold(...quads) {
      for (const quad of quads) if (quad) held.set(quadKey(quad), quad);
    },
    recast(...quads) {
      for (const quad of quads) if (quad) recasted.set(quadKey(quad), quad);
    },
    name(term, name) {
      if (!names.has(keyOf(term))) names.set(keyOf(term), name);
    },
    move(quad, subject) {
      if (quad) moved.set(quadKey(quad), subject);
    },
  };
  // An address that is only told, where a page is, is not the thing that may have the same address.
  const told = new Set(addresses);
  const rename = (quad: Quad, subject?: string): Quad =>
    restate(
      quad,
      subject ? namedNode(subject) : nameOf(quad.subject),
      told.has(quad.predicate.value) ? quad.object : nameOf(quad.object),
    );
  const nameOf = (term: Term): Term => {
    const name = names.get(keyOf(term));
    return name && term.termType !== 'Literal' ? namedNode(name) : term;
  };
  return {
    ...ledger,
    get held() {
      return [...held.values()];
    },
    get recasted() {
      return [...recasted.values()];
    },
    names,
    restate: (quad) => rename(quad),
    async formatAside(root) {
      const reached = reach(store, root, isRoot);
      const quads = reached.flatMap((quad) => {
        if (held.has(quadKey(quad)) || recasted.has(quadKey(quad))) return [];
        return [rename(quad, moved.get(quadKey(quad)))];
      });
      // The name a thing had elsewhere is not lost with it.
      const sames = [
        ...new Set(
          reached
            .flatMap(({ subject, object }) => [subject, object])
            .filter(({ termType }) => termType === 'NamedNode'),
        ),
      ].flatMap((term) => {
        const name = names.get(term.value);
        return name && !term.equals(root)
          ? [makeQuad(namedNode(name), namedNode(owl('sameAs')), namedNode(term.value))]
          : [];
      });
      return canonicalize([...quads, ...sames]);
    },
  };
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

/** Statements in one order, with blank nodes of one label each: the same graph is the same text, however it was written. */
export async function canonicalize(quads: readonly Quad[]): Promise<string> {
  if (quads.length === 0) return '';
  const text = new Writer({ format: 'N-Triples' }).quadsToString([...quads]);
  if (quads.every(({ subject, object }) => subject.termType !== 'BlankNode' && object.termType !== 'BlankNode'))
    return `${[...new Set(text.trimEnd().split('\n'))].sort().join('\n')}\n`;
  const options = { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads' } as const;
  const { canonize } = await import('rdf-canonize');
  return canonize(text, { ...options, maxWorkFactor: 1 });
}
