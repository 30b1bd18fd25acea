import { fileTypes, licences } from '@milpa/sdk';

const prefixes = `PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX dcatap: <http://data.europa.eu/r5r/>
PREFIX ft: <http://publications.europa.eu/resource/authority/file-type/>
PREFIX right: <http://publications.europa.eu/resource/authority/access-right/>
`;

const formats = (which: (type: (typeof fileTypes)[number]) => boolean): string =>
  [...new Set(fileTypes.filter(which).map(({ uri }) => `ft:${uri.slice(uri.lastIndexOf('/') + 1)}`))].join(' ');
const inFormats = (names: string) => `?d dcat:distribution/dct:format ?f . VALUES ?f { ${names} }`;

/** What a program takes data out of by itself, and what is also free to implement. */
const machine = formats(({ machineReadable, service }) => machineReadable && !service);
const open = formats(({ machineReadable, nonProprietary, service }) => machineReadable && nonProprietary && !service);
const tabular = 'ft:CSV ft:TSV ft:XLS ft:XLSX ft:ODS ft:PARQUET';
const openLicence = `?d dct:license|(dcat:distribution/dct:license) ?l . VALUES ?l { ${licences
  .filter((licence) => licence.open === 'yes')
  .flatMap(({ uri }) => (/^https?:/.test(uri) ? [`<${uri}>`] : []))
  .join(' ')} }`;

/** What is counted over datasets, each as the part of a query that a dataset must fit. */
const patterns = {
  all: '',
  tabular: inFormats(tabular),
  machine: inFormats(machine),
  openMachine: inFormats(open),
  formats: '?d dcat:distribution/dct:format ?f , ?g . FILTER (?f != ?g)',
  licence: '?d dct:license|(dcat:distribution/dct:license) ?l',
  openLicence,
  openStructured: `${openLicence} ${inFormats(machine)}`,
  contact: '?d dcat:contactPoint ?c',
  period: '?d dct:temporal ?p',
  nextUpdate: '?d dct:accrualPeriodicity ?p',
  method: '?d dct:provenance ?p',
  closed: '?d dct:accessRights ?r . FILTER (?r != right:PUBLIC)',
  downloadUrl: '?d dcat:distribution/dcat:downloadURL ?u',
  accessUrl: '?d dcat:distribution/dcat:accessURL ?u',
  highValue: '?d dcatap:hvdCategory ?h',
} as const;
const shapes = Object.keys(patterns).filter(isShape);
function isShape(name: string): name is keyof typeof patterns {
  return Object.hasOwn(patterns, name);
}
export const allPatterns = [...shapes, 'kept', 'licences'] as const;
export type Pattern = (typeof allPatterns)[number];

export interface GraphScope {
  readonly publicUrl: string;
  /** The address by which the graph names who publishes; undefined: everybody. */
  readonly publisher: string | undefined;
}

/** The question as anyone may put it to /sparql. */
export function formQuery(pattern: Pattern, { publicUrl, publisher }: GraphScope): string {
  // What the portal makes of itself, such as the list of its datasets, has no identifier of ours.
  const dataset = `?d a dcat:Dataset ; dct:identifier ?id${publisher ? ` ; dct:publisher <${publisher}>` : ''} .`;
  if (pattern === 'licences')
    return `${prefixes}SELECT (COUNT(DISTINCT ?l) AS ?n) WHERE { ${dataset} ${patterns.licence} }`;
  const part =
    pattern === 'kept'
      ? `?d dcat:distribution/dcat:downloadURL ?u . FILTER (STRSTARTS(STR(?u), "${new URL(publicUrl).origin}/"))`
      : patterns[pattern];
  return `${prefixes}SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ${dataset} ${part} }`;
}

export const formatAddress = (query: string): string => `/sparql?${new URLSearchParams({ query })}`;

/** The one number in an answer in SPARQL 1.1 Query Results JSON. Throws for anything else. */
export function parseCount(answer: unknown): number {
  const { results } = answer as { results?: { bindings?: { n?: { value?: string } }[] } };
  const count = Number(results?.bindings?.[0]?.n?.value);
  if (!Number.isSafeInteger(count))
    throw new Error(`The graph answered no count: ${JSON.stringify(answer).slice(0, 200)}`);
  return count;
}
