import { DataFactory, type Quad, type Store, type Term } from 'n3';
import type { Catalogued } from '../../model.ts';
import { type Account, canonicalize, createLedger, listHanging, quadKey } from './ledger.ts';
import { dcat, foaf, rdf, self } from './terms.ts';

const { namedNode, quad: makeQuad } = DataFactory;

/** Statements of a file that no description answers for: of catalogues, of their records, and what hangs on neither. */
export interface Rest {
  /** Notes what a description answers for. */
  take(node: Term, account: Account): void;
  /** What the catalogue says of one description: that it is in it, and its record there. */
  describe(node: Term): Promise<Catalogued>;
  /** All the others, once every description was taken. */
  finish(): Promise<Catalogued | undefined>;
}

const longest = 16_000_000;

export function createRest(store: Store, fileName: string): Rest {
  const taken = new Set<string>();
  const all = createLedger(store);
  const isOf = (term: Term, type: string) => store.countQuads(term, rdf('type'), dcat(type), null) > 0;
  const name =
    store.getSubjects(rdf('type'), dcat('Catalog'), null).find(({ termType }) => termType === 'NamedNode')?.value ??
    fileName;
  return {
    take(node, account) {
      for (const quad of account.listReached(node)) taken.add(quadKey(quad));
    },
    async describe(node) {
      const links = store.getQuads(null, null, node, null).filter(({ subject }) => isOf(subject, 'Catalog'));
      const records = store.getSubjects(foaf('primaryTopic'), node, null).filter((term) => isOf(term, 'CatalogRecord'));
      const about = [
        ...links,
        ...records.flatMap((record) => [
          ...store.getQuads(null, dcat('record'), record, null),
          ...all.listReached(record),
        ]),
      ];
      for (const quad of about) taken.add(quadKey(quad));
      return { name, statements: await canonicalize(about.map((quad) => renameIn(quad, node))) };
    },
    async finish() {
      const left = store.getQuads(null, null, null, null).filter((quad) => !taken.has(quadKey(quad)));
      // A nameless thing that a description told too is told again: it has no name by which to find it there.
      const statements = await canonicalize(left.flatMap((quad) => listHanging(store, quad)));
      const cut =
        statements.length > longest ? statements.slice(0, statements.lastIndexOf('\n', longest) + 1) : statements;
      return cut ? { name, statements: cut } : undefined;
    },
  };
}

/** Within the portal the description goes by the name of its dataset. */
function renameIn({ subject, predicate, object }: Quad, node: Term): Quad {
  const isIt = (term: Term) => term.equals(node);
  return makeQuad(isIt(subject) ? namedNode(self) : subject, predicate, isIt(object) ? namedNode(self) : object);
}
