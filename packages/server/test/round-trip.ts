import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Client, type Dataset, findLicence, type ImportRow, paths } from '@milpa/sdk';
import { BlankNode, DataFactory, type NamedNode, Parser, type Quad, type Store, type Term } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { defaultHarvestLimits } from '../src/harvest/index.ts';
import type { SourceOptions } from '../src/harvest/model.ts';
import { listNodes, readNode } from '../src/harvest/source/dcat/index.ts';
import { findSyntax, readGraph } from '../src/harvest/source/dcat/parse.ts';

const { namedNode, quad: makeQuad } = DataFactory;

/** What became of one description, or of a catalogue, on its way through the portal. */
export interface Trip {
  readonly key: string;
  /** Statements of the source. */
  readonly said: number;
  /** Statements of the feed, but for what it says of its own. */
  readonly given: number;
  /** Whether they are the same graph. */
  readonly isSame: boolean;
  /** Of the source, but not given back. */
  readonly lost: readonly string[];
  /** Given, but neither of the source nor one of the portal's own. */
  readonly odd: readonly string[];
}

export const tripOptions = (publicUrl: string): SourceOptions => ({
  ...{ language: 'es', publicUrl, licence: 'CC-BY-4.0', limits: defaultHarvestLimits },
  signal: new AbortController().signal,
});

const owlSameAs = 'http://www.w3.org/2002/07/owl#sameAs';
const [dct, dcat, rdf] = [
  'http://purl.org/dc/terms/',
  'http://www.w3.org/ns/dcat#',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
];

/** A statement of the portal as it is given, before its things get the names they had in the source. */
interface Given {
  readonly quad: Quad;
  readonly dataset: Dataset;
  readonly self: string;
  readonly graph: readonly Quad[];
}
const isPortals = ({ self }: Given, term: Term): boolean => term.value === self || term.value.startsWith(`${self}#`);
const is = (...predicates: readonly string[]) => {
  const known = new Set(predicates);
  return ({ quad }: Given) => known.has(quad.predicate.value);
};
const says = ({ graph }: Given, subject: Term, predicate: string): readonly Quad[] =>
  graph.filter((quad) => quad.subject.equals(subject) && quad.predicate.value === predicate);

/**
 * All that feeds say beside what the source said. docs/feeds.md lists the same by these names; a test holds them together.
 */
export const ownStatements: Readonly<Record<string, (given: Given) => boolean>> = {
  identity: (given) =>
    given.quad.subject.value === given.self &&
    ((is(`${dct}identifier`)(given) && given.quad.object.value === given.dataset.id) ||
      (is(`${dcat}landingPage`)(given) && given.quad.object.value.startsWith(new URL('/', given.self).href))),
  'dates and versions': (given) =>
    isPortals(given, given.quad.subject) &&
    is(
      `${dct}issued`,
      `${dct}modified`,
      ...['version', 'hasCurrentVersion', 'previousVersion'].map((name) => dcat + name),
    )(given),
  publisher: ({ quad, self, dataset }) =>
    (quad.subject.value === self && quad.predicate.value === `${dct}publisher`) ||
    quad.subject.value.endsWith(`/api/v1/institutions/${dataset.publisher.id}`),
  quality: ({ quad, self }) =>
    quad.predicate.value === 'http://www.w3.org/ns/dqv#hasQualityMetadata' && quad.object.value === `${self}/quality`,
  neighbours: is(...['first', 'last', 'seriesMember', 'prev', 'next'].map((name) => dcat + name)),
  'names of terms': (given) =>
    !isPortals(given, given.quad.subject) &&
    given.quad.subject.termType === 'NamedNode' &&
    is(
      `${rdf}type`,
      'http://www.w3.org/2000/01/rdf-schema#label',
      ...['prefLabel', 'inScheme'].map((name) => `http://www.w3.org/2004/02/skos/core#${name}`),
    )(given),
  'classes of parts': (given) => given.quad.subject.value.startsWith(`${given.self}#`) && is(`${rdf}type`)(given),
  'access level': (given) =>
    is(`${dct}accessRights`)(given) && given.quad.object.value.endsWith('/access-right/PUBLIC'),
  description: (given) =>
    is(`${dct}description`)(given) &&
    Object.keys(given.dataset.metadata.description).length === 0 &&
    Object.values(given.dataset.metadata.title).includes(given.quad.object.value),
  terms: (given) =>
    isPortals(given, given.quad.subject) &&
    ((is(`${dct}license`)(given) && given.quad.object.value === findLicence(given.dataset.metadata.licence)?.uri) ||
      (is('http://data.europa.eu/r5r/applicableLegislation')(given) &&
        given.quad.subject.value.startsWith(`${given.self}#`))),
  'access address': (given) =>
    is(`${dcat}accessURL`)(given) &&
    says(given, given.quad.subject, `${dcat}downloadURL`).some(
      ({ object }) => object.value === given.quad.object.value,
    ),
  'kind of file': (given) =>
    (is(`${dcat}mediaType`)(given) && says(given, given.quad.subject, `${dct}format`).length > 0) ||
    (is(`${dct}format`)(given) && says(given, given.quad.subject, `${dcat}mediaType`).length > 0),
};

const parseSubject = (term: Term) => term as NamedNode;
const rename = (quad: Quad, nameOf: (term: Term) => Term): Quad =>
  makeQuad(parseSubject(nameOf(quad.subject)), quad.predicate, parseSubject(nameOf(quad.object)));

const showTerm = (term: Term): string => {
  if (term.termType === 'Literal') return JSON.stringify([term.value, term.language, term.datatype.value]);
  return term.termType === 'BlankNode' ? '[]' : `<${term.value}>`;
};
const show = ({ subject, predicate, object }: Quad): string => [subject, predicate, object].map(showTerm).join(' ');
const unique = (quads: readonly Quad[]): Quad[] => [
  ...new Map(quads.map((quad) => [`${quad.subject.id} ${quad.predicate.id} ${quad.object.id}`, quad])).values(),
];

/** Names that the portal's things had in the source, as feeds tell them: by owl:sameAs. */
function readNames(quads: readonly Quad[], portal: string): Map<string, Term> {
  const isOwn = (quad: Quad) => quad.predicate.value === owlSameAs && quad.subject.value.startsWith(portal);
  return new Map(quads.filter(isOwn).map(({ subject, object }) => [subject.value, object]));
}

/** A thing of the portal under the name it had in the source; without one it is nameless. */
function nameIn(names: ReadonlyMap<string, Term>, portal: string) {
  const nameOf = (term: Term, depth = 0): Term => {
    if (term.termType !== 'NamedNode' || !term.value.startsWith(portal)) return term;
    const name = names.get(term.value);
    if (name && depth < 9) return nameOf(name, depth + 1);
    return /\/datasets\/[0-9a-f-]{36}(?:#|$)/.test(term.value)
      ? new BlankNode(Buffer.from(term.value).toString('hex'))
      : term;
  };
  return (term: Term) => nameOf(term);
}

function count(quads: readonly Quad[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const quad of quads) found.set(show(quad), (found.get(show(quad)) ?? 0) + 1);
  return found;
}

function compare(key: string, said: readonly Quad[], given: readonly Quad[]): Trip {
  const [before, after] = [count(said), count(given)];
  const missing = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...one].flatMap(([text, times]) => ((other.get(text) ?? 0) < times ? [text] : []));
  return {
    ...{ key, said: said.length, given: given.length },
    isSame: isomorphic([...said], [...given]),
    lost: missing(before, after),
    odd: missing(after, before),
  };
}

/** Follows every description of an imported file to the feed of its dataset, and the rest of it to the feed of the catalogue. */
export async function traceFile(
  client: Client,
  path: string,
  rows: readonly ImportRow[],
  publicUrl: string,
): Promise<Trip[]> {
  const portal = new URL('/', publicUrl).href;
  const store = await readFileGraph(path);
  const described: { key: string; said: Quad[]; feed: Feed }[] = [];
  for (const { node } of listNodes(store)) {
    const { record, account } = await readNode(store, node, tripOptions(publicUrl));
    const row = rows.find(({ key, outcome }) => key === record.key && outcome !== 'duplicate');
    const feed = row?.dataset && (await readFeed(client, row.dataset.id, publicUrl));
    if (feed) described.push({ key: record.key, said: account.listReached(node), feed });
  }
  // What is not released has no feed to tell its name; what leads to it does so all the same.
  const drafts = rows.map(({ key, dataset }) => [new URL(paths.datasetIdentity(dataset?.id ?? ''), portal).href, key]);
  const names = new Map([
    ...drafts.map(([address = '', key = '']) => [address, namedNode(key)] as const),
    ...readNames(
      described.flatMap(({ feed }) => feed.graph),
      portal,
    ),
  ]);
  return described.map(({ key, said, feed }) => compareFeed(key, store, said, feed, { names, portal }));
}

async function readFileGraph(path: string): Promise<Store> {
  const file = { path, name: basename(path), size: (await stat(path)).size };
  return readGraph(file, findSyntax(file.name, (await readFile(path)).subarray(0, 65_536)) ?? 'turtle');
}

type Feed = Omit<Given, 'quad'>;
interface Names {
  readonly names: ReadonlyMap<string, Term>;
  readonly portal: string;
}

function compareFeed(key: string, source: Store, said: readonly Quad[], feed: Feed, { names, portal }: Names): Trip {
  const nameOf = nameIn(names, portal);
  const graph = feed.graph
    .filter((quad) => !isName(quad, portal))
    .map((quad) => ({
      renamed: rename(quad, nameOf),
      isOwn: isPortalOwn({ ...feed, quad }),
      part: quad.subject.value,
    }));
  return compareTold(key, [...said, ...graph.flatMap(({ renamed }) => (source.has(renamed) ? [renamed] : []))], graph);
}

interface Told {
  readonly renamed: Quad;
  readonly isOwn: boolean;
  readonly part: string;
}

/**
 * What the portal says of its own is left out, but for what the source says too. Where things have no names it is not known
 * which of two says it, the dataset or one of its distributions: either way that makes them the same will do.
 */
function compareTold(key: string, said: readonly Quad[], graph: readonly Told[]): Trip {
  const wanted = unique(said);
  const compareBy = (order: 1 | -1): Trip => {
    const left = count(wanted);
    const sorted = graph.toSorted((one, other) => order * (one.part.length - other.part.length));
    const theirs = unique(sorted.filter(({ isOwn }) => !isOwn).map(({ renamed }) => renamed));
    for (const quad of theirs) left.set(show(quad), (left.get(show(quad)) ?? 0) - 1);
    const own = unique(sorted.filter(({ isOwn }) => isOwn).map(({ renamed }) => renamed));
    const alsoSaid = own.filter((quad) => {
      const times = left.get(show(quad)) ?? 0;
      left.set(show(quad), times - 1);
      return times > 0;
    });
    return compare(key, wanted, unique([...theirs, ...alsoSaid]));
  };
  const trip = compareBy(1);
  return trip.isSame ? trip : compareBy(-1);
}

const isName = ({ subject, predicate }: Quad, portal: string): boolean =>
  predicate.value === owlSameAs && subject.value.startsWith(portal);

const isPortalOwn = (given: Given): boolean => Object.values(ownStatements).some((test) => test(given));

/** What files say together, beside the feed of the whole catalogue: also of their catalogues, and of what no description reaches. */
export async function traceCatalog(client: Client, imported: readonly Imported[], publicUrl: string): Promise<Trip> {
  const portal = new URL('/', publicUrl).href;
  const said: Quad[] = [];
  for (const { path } of imported) said.push(...(await readFileGraph(path)).getQuads(null, null, null, null));
  const ids = imported.flatMap(({ rows }) => rows.flatMap(({ dataset }) => dataset?.id ?? []));
  const feeds = new Map<string, Feed>();
  for (const id of ids) {
    const feed = await readFeed(client, id, publicUrl);
    if (feed) feeds.set(feed.self, feed);
  }
  const answer = await client.request('/catalog.nt');
  const graph = new Parser({ format: 'application/n-triples' }).parse(await answer.text());
  const nameOf = nameIn(readNames(graph, portal), portal);
  const catalog = new URL('/catalog', publicUrl).href;
  const [any] = feeds.values();
  const told = graph.flatMap((quad): Told[] => {
    const { value } = quad.subject;
    if (isName(quad, portal) || isOfCatalog(quad, portal)) return [];
    const feed = feeds.get(value.split('#')[0] ?? '') ?? any;
    const isOwn = feed !== undefined && isPortalOwn({ ...feed, graph, quad });
    return [{ renamed: rename(quad, nameOf), isOwn, part: value }];
  });
  return compareTold(catalog, said, told);
}

/** What the portal says of its own catalogue, of its records in it, and of the scheme of its themes. */
const isOfCatalog = ({ subject: { value } }: Quad, portal: string): boolean =>
  value === `${portal}catalog` ||
  value.startsWith(`${portal}catalog#`) ||
  (value.startsWith(portal) && value.endsWith('#record')) ||
  value.startsWith(`${portal}api/v1/institutions/`) ||
  value === 'http://publications.europa.eu/resource/authority/data-theme';

export interface Imported {
  readonly path: string;
  readonly rows: readonly ImportRow[];
}

/** The feed of a released dataset; undefined when it was not released. */
async function readFeed(client: Client, id: string, publicUrl: string): Promise<Feed | undefined> {
  const answer = await client.request(`/datasets/${id}.nt`);
  const text = await answer.text();
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
  const dataset = await client.call('getDataset', { params: { dataset: id } });
  const self = new URL(paths.datasetIdentity(id), publicUrl).href;
  return { dataset, self, graph: new Parser({ format: 'application/n-triples' }).parse(text) };
}
