/** The vocabularies the feeds speak. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
type Prefix = keyof typeof prefixes;
export type Name = `${Prefix}:${string}`;

export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string }
  | { readonly text: string; readonly type: Name };

/** One thing with an address and what is said of it. There are no blank nodes: whoever reads a feed twice can compare. */
export interface Resource {
  readonly id: string;
  readonly types: readonly Name[];
  readonly properties: readonly (readonly [Name, readonly Value[]])[];
}

export const iri = (address: string): Value => ({ iri: address });
export const typed = (type: Name, text: string): Value => ({ text, type });

// RFC 3987: what Turtle and JSON-LD both refuse in an IRI.
const formatIri = (address: string): string =>
  address.replace(/[\p{Cc} <>"{}|^`\\]/gu, (mark) => encodeURIComponent(mark));

export const turtleHeader = (): string =>
  `${Object.entries(prefixes)
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
    .join('\n')}\n`;

/** One resource as Turtle (RDF 1.1), after the header. */
export function formatTurtle({ id, types, properties }: Resource): string {
  const lines = properties
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `  ${name} ${values.map(formatTurtleValue).join(', ')}`);
  return `\n<${formatIri(id)}>${types.length > 0 ? ` a ${types.join(', ')}` : ''}${types.length > 0 && lines.length > 0 ? ' ;\n' : '\n'}${lines.join(' ;\n')} .\n`;
}

function formatTurtleValue(value: Value): string {
  if ('iri' in value) return `<${formatIri(value.iri)}>`;
  const text = `"${value.text.toWellFormed().replace(/[\p{Cc}"\\]/gu, escapeTurtle)}"`;
  if ('type' in value) return `${text}^^${value.type}`;
  return value.language ? `${text}@${value.language}` : text;
}

function escapeTurtle(mark: string): string {
  if (mark === '"' || mark === '\\') return `\\${mark}`;
  if (mark === '\n') return '\\n';
  if (mark === '\r') return '\\r';
  if (mark === '\t') return '\\t';
  return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** One resource as a node of an expanded `@graph`: names are shortened by the context's prefixes and nothing else. */
export function formatJsonLd({ id, types, properties }: Resource): string {
  const node: Record<string, unknown> = { '@id': formatIri(id) };
  if (types.length > 0) node['@type'] = types;
  for (const [name, values] of properties) {
    const [first, ...more] = values.map(formatJsonLdValue);
    if (first !== undefined) node[name] = more.length > 0 ? [first, ...more] : first;
  }
  return JSON.stringify(node);
}

function formatJsonLdValue(value: Value) {
  if ('iri' in value) return { '@id': formatIri(value.iri) };
  const text = value.text.toWellFormed();
  if ('type' in value) return { '@value': text, '@type': value.type };
  return value.language ? { '@value': text, '@language': value.language } : { '@value': text };
}

export const jsonLdHead = (): string => `{"@context":${JSON.stringify(prefixes)},"@graph":[\n`;
export const jsonLdTail = '\n]}\n';

/** A whole document. */
export const formatDocument = (resources: readonly Resource[], extension: Extension): string =>
  extension === 'ttl'
    ? turtleHeader() + resources.map(formatTurtle).join('')
    : jsonLdHead() + resources.map(formatJsonLd).join(',\n') + jsonLdTail;

/** The same piece by piece. */
export async function* streamDocument(
  batches: AsyncIterable<readonly Resource[]>,
  extension: Extension,
): AsyncGenerator<string> {
  yield extension === 'ttl' ? turtleHeader() : jsonLdHead();
  let first = true;
  for await (const resources of batches) {
    if (resources.length === 0) continue;
    if (extension === 'ttl') yield resources.map(formatTurtle).join('');
    else yield (first ? '' : ',\n') + resources.map(formatJsonLd).join(',\n');
    first = false;
  }
  if (extension === 'jsonld') yield jsonLdTail;
}

export type Extension = 'jsonld' | 'ttl';
export const mediaTypes: Readonly<Record<Extension, string>> = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle; charset=utf-8',
};
