import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Client, type ImportRow, listLinked, paths } from '@milpa/sdk';
import { DataFactory, Parser, type Quad, type Term } from 'n3';
import { defaultHarvestLimits } from '../src/harvest/index.ts';
import type { SourceOptions } from '../src/harvest/model.ts';
import { listNodes, readNode } from '../src/harvest/source/dcat/index.ts';
import { canonicalize } from '../src/harvest/source/dcat/ledger.ts';
import { findSyntax, readGraph } from '../src/harvest/source/dcat/parse.ts';

const { namedNode, quad: makeQuad } = DataFactory;

/** What became of the statements of one description on their way through the portal. */
export interface Traced {
  readonly key: string;
  /** Statements the model holds and gives back as they were. */
  readonly held: number;
  /** Statements the model holds in the spelling of its vocabularies. */
  readonly recast: number;
  /** Statements kept aside and given back. */
  readonly aside: number;
  /** Held or kept aside, but not given back: must be none. */
  readonly lost: readonly string[];
  /** Given back, but neither held nor kept: what the portal says itself. */
  readonly added: readonly string[];
}

export const tracingOptions = (language: SourceOptions['language'], publicUrl: string): SourceOptions => ({
  ...{ language, publicUrl, licence: undefined, limits: defaultHarvestLimits, signal: new AbortController().signal },
});

const showTerm = (term: Term): string =>
  term.termType === 'Literal' ? JSON.stringify([term.value, term.language, term.datatype.value]) : `<${term.value}>`;
const show = ({ subject, predicate, object }: Quad): string => [subject, predicate, object].map(showTerm).join(' ');
const hasBlank = ({ subject, object }: Quad): boolean =>
  subject.termType === 'BlankNode' || object.termType === 'BlankNode';

function rename(quad: Quad, nameOf: (address: string) => string): Quad {
  const over = (term: Term) =>
    term.termType === 'Literal' || term.termType === 'DefaultGraph' ? term : parseNamed(term, nameOf);
  return makeQuad(parseSubject(over(quad.subject)), quad.predicate, parseSubject(over(quad.object)));
}
const parseNamed = (term: Term, nameOf: (address: string) => string): Term => {
  const key = term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
  const name = nameOf(key);
  return name === key ? term : namedNode(name);
};
const parseSubject = (term: Term) => term as ReturnType<typeof namedNode>;

/** Follows every description of an imported file to the feed of its dataset. */
export async function traceFile(
  client: Client,
  path: string,
  rows: readonly ImportRow[],
  publicUrl: string,
): Promise<Traced[]> {
  const file = { path, name: basename(path), size: (await stat(path)).size };
  const store = await readGraph(file, findSyntax(file.name, (await readFile(path)).subarray(0, 65_536)) ?? 'turtle');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const traced: Traced[] = [];
  for (const { node } of listNodes(store)) {
    const { record, account } = await readNode(store, node, tracingOptions('es', publicUrl));
    const row = byKey.get(record.key);
    const given = row?.dataset && (await readFeed(client, row.dataset.id, rows, publicUrl));
    if (!given) continue;
    const held = account.held.map((quad) => account.restate(quad));
    const aside = new Parser({ format: 'application/n-triples' }).parse(record.said.aside ?? '');
    const shown = new Set(given.filter((quad) => !hasBlank(quad)).map(show));
    const wanted = [...held, ...aside].filter((quad) => !hasBlank(quad)).map(show);
    const lost = wanted.filter((statement) => !shown.has(statement));
    if ((await canonicalize(aside.filter(hasBlank))) !== (await canonicalize(given.filter(hasBlank))))
      lost.push('the statements with blank nodes are not the same graph');
    const expected = new Set(wanted);
    const added = [...shown].filter((statement) => !expected.has(statement));
    traced.push({
      key: record.key,
      held: held.length,
      recast: account.recasted.length,
      aside: aside.length,
      lost,
      added,
    });
  }
  return traced;
}

/** The feed of a released dataset, its things named as the importer names them. */
async function readFeed(
  client: Client,
  id: string,
  rows: readonly ImportRow[],
  publicUrl: string,
): Promise<Quad[] | undefined> {
  const answer = await client.request(`/datasets/${id}.nt`);
  const text = await answer.text();
  if (answer.status === 404) return undefined; // it was not released
  if (answer.status !== 200) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
  const dataset = await client.call('getDataset', { params: { dataset: id } });
  const self = new URL(paths.datasetIdentity(id), publicUrl).href;
  const links = new Map<string, string>(listLinked(dataset).map((one, index) => [one.id, `urn:milpa:link:${index}`]));
  const others = new Map(
    rows.map((row) => [new URL(paths.datasetIdentity(row.dataset?.id ?? ''), publicUrl).href, row.key]),
  );
  const publisher = new URL(`/api/v1/institutions/${dataset.publisher.id}`, publicUrl).href;
  const nameOf = (address: string): string => {
    if (address === self) return 'urn:milpa:this';
    if (address === publisher) return 'urn:milpa:this#publisher';
    if (!address.startsWith(`${self}#`)) return others.get(address) ?? address;
    const part = address.slice(self.length + 1);
    const link = links.get(part.slice(0, 36));
    return link ? link + part.slice(36) : `urn:milpa:this#${part}`;
  };
  return new Parser({ format: 'application/n-triples' }).parse(text).map((quad) => rename(quad, nameOf));
}

/** What feeds say by themselves of what they describe: their own dates, numbers and pages, and the names of what they mention. */
const own = [
  ...[
    'dc/terms/identifier',
    'adms#identifier',
    'dcat#landingPage',
    'dc/terms/accessRights',
    'dc/terms/issued',
    'dc/terms/modified',
  ],
  ...[
    'dcat#version',
    'dcat#hasCurrentVersion',
    'dcat#previousVersion',
    'foaf/0.1/page',
    'dcat#accessURL',
    'dcat#mediaType',
    'dc/terms/license',
    'vcard/ns#fn',
    'foaf/0.1/name',
    'dc/terms/publisher',
  ],
  ...['22-rdf-syntax-ns#type', 'rdf-schema#label', 'skos/core#prefLabel', 'skos/core#inScheme', 'skos/core#notation'],
  ...[
    'dc/terms/title',
    'dc/terms/description',
    'applicableLegislation',
    'dcat#first',
    'dcat#last',
    'dcat#seriesMember',
    'dcat#prev',
    'dcat#next',
  ],
];
const recast = [
  ...[
    'dcat#keyword',
    'dc/terms/language',
    'accrualPeriodicity',
    'dcat#startDate',
    'dcat#endDate',
    'dc/terms/format',
    'dcat#byteSize',
  ],
  ...[
    'dcat#bbox',
    'dc/terms/rights',
    'hasEmail',
    'hasTelephone',
    'dcat#theme',
    'isVersionOf',
    'dcat#temporalResolution',
  ],
  ...['spatialResolutionInMeters', 'dc/terms/spatial', 'checksumValue', 'dcat#downloadURL'],
];

/** Whether a statement that was in no file is one the portal makes: of its own, or of a meaning it spells in its way. */
export function isPortalOwn(statement: string, hasRecast: boolean): boolean {
  const predicate = / <([^>]+)> /.exec(statement)?.[1] ?? '';
  return [...own, ...(hasRecast ? recast : [])].some((ending) => predicate.endsWith(ending));
}
