import { escapeXml, xmlHead } from '../xml.ts';
import { expandTerm, formatIri, isFull, prefixes, type Resource, type Term, type Value } from './model.ts';

export const rdfXmlHead = (): string =>
  `${xmlHead}<rdf:RDF${Object.entries(prefixes)
    .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
    .join('')}>\n`;
export const rdfXmlTail = '</rdf:RDF>\n';

/**
 * One resource as RDF/XML (RDF 1.1). The syntax has no place for control characters and for properties whose address does
 * not end in a name of XML: the former are left out of texts, the latter altogether. Terms of our own have none of that.
 */
export function formatRdfXml({ id, types, properties }: Resource): string {
  const about = id.startsWith('_:') ? `rdf:nodeID="${id.slice(2)}"` : `rdf:about="${attribute(formatIri(id))}"`;
  let text = '';
  for (const type of types) text += `<rdf:type rdf:resource="${attribute(expandTerm(type))}"/>`;
  for (const [name, values] of properties) {
    if (values.length === 0) continue;
    const tag = nameElement(name);
    if (tag) for (const value of values) text += formatValue(tag, value);
  }
  return text ? `<rdf:Description ${about}>${text}</rdf:Description>\n` : '';
}

interface Element {
  readonly name: string;
  readonly declared: string;
}

function nameElement(term: Term): Element | undefined {
  if (!isFull(term)) return { name: term, declared: '' };
  const [, namespace = '', local = ''] =
    /^(.*[^\p{L}\p{N}_.-])([\p{L}_][\p{L}\p{N}_.-]*)$/su.exec(expandTerm(term)) ?? [];
  return local ? { name: `x:${local}`, declared: ` xmlns:x="${attribute(namespace)}"` } : undefined;
}

function formatValue({ name, declared }: Element, value: Value): string {
  if ('iri' in value) return `<${name}${declared} rdf:resource="${attribute(formatIri(value.iri))}"/>`;
  if ('blank' in value) return `<${name}${declared} rdf:nodeID="${value.blank}"/>`;
  const kind =
    'type' in value
      ? ` rdf:datatype="${attribute(expandTerm(value.type))}"`
      : value.language
        ? ` xml:lang="${value.language}"`
        : '';
  // A reader of XML takes a bare carriage return for a line feed.
  return `<${name}${declared}${kind}>${escapeXml(value.text).replaceAll('\r', '&#13;')}</${name}>`;
}

const attribute = escapeXml;
