import type { Store, Term } from 'n3';
import type { ImportRecord, Source, SourceOptions } from '../../model.ts';
import { describeProblem } from '../../problems.ts';
import { buildRecord } from '../../record/build.ts';
import { readHead } from '../head.ts';
import { createRest } from './catalogue.ts';
import { describeNode, findKind, type IsRecord } from './dataset.ts';
import { type Account, createLedger } from './ledger.ts';
import { leaveMeasured } from './measured.ts';
import { findSyntax, nowhere, readGraph } from './parse.ts';
import { dcat, dct, rdf } from './terms.ts';

/** DCAT in Turtle, RDF/XML, JSON-LD or N-Triples. What the model does not hold is kept aside, statement by statement. */
export const dcatSource: Source = {
  format: 'dcat',
  detect(file, head) {
    const syntax = findSyntax(file.name, head);
    if (!syntax) return 0;
    // JSON with a context may be of a profile that has a source of its own.
    return syntax === 'json-ld' && !/dcat#|"dcat:/.test(head.toString('utf8')) ? 0.4 : 0.95;
  },
  async *read(file, options) {
    const syntax = findSyntax(file.name, await readHead(file.path));
    const store = await readGraph(file, syntax ?? 'turtle');
    leaveMeasured(store);
    const rest = createRest(store, file.name);
    for (const { node } of listNodes(store)) {
      const { record, account } = await readNode(store, node, options);
      rest.take(node, account);
      yield { ...record, catalogued: await rest.describe(node) };
    }
    const left = options.keep && (await rest.finish());
    if (left) options.keep?.(left);
  },
};

const kinds = ['series', 'dataset', 'service'] as const;

/** Everything described, series before their members and services after what they serve, each in the order of the file. */
export function listNodes(store: Store): { readonly node: Term }[] {
  const ledger = createLedger(store);
  const found = new Map<string, Term>();
  for (const type of ['DatasetSeries', 'Dataset', 'DataService'])
    for (const node of store.getSubjects(rdf('type'), dcat(type), null))
      found.set(`${node.termType} ${node.value}`, node);
  const nodes = [...found.values()].map((node) => ({ node, kind: findKind(ledger, node) ?? 'dataset' }));
  // A service that is only the way to one distribution is no record of its own.
  const records = nodes.filter(({ node, kind }) => kind !== 'service' || node.termType === 'NamedNode');
  return records.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

const longestAside = 200_000;

/** One description and the account of its statements. */
export async function readNode(
  store: Store,
  node: Term,
  options: SourceOptions,
): Promise<{ record: ImportRecord; account: Account }> {
  const account = createLedger(store);
  const isRecord: IsRecord = (term, kinds) => {
    const kind = findKind(account, term);
    // Without a title a description is refused.
    return kind !== undefined && kinds.includes(kind) && account.list(term, dct('title')).length > 0;
  };
  const { raw, refs } = describeNode(account, node, options, isRecord);
  const aside = await account.formatAside(node);
  const tooLong = aside.length > longestAside;
  const kept = tooLong ? aside.slice(0, aside.lastIndexOf('\n', longestAside) + 1) : aside;
  const problems = tooLong ? [describeProblem('aside-cut', String(longestAside), { place: raw.place })] : [];
  const isNamed = node.termType === 'NamedNode' && !node.value.startsWith(nowhere);
  const key = isNamed ? node.value : (raw.more?.identifiers?.[0] ?? '');
  const record = buildRecord({ ...raw, key, isGlobal: isNamed, ...(kept ? { aside: kept } : {}), problems }, options);
  return { record: { ...record, refs }, account };
}
