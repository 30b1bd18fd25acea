import { formatIri, isFull, prefixes, type Resource, type Term, type Value } from './model.ts';

/** One resource as a node of an expanded `@graph`: names are shortened by the context's prefixes and nothing else. */
export function formatJsonLd({ id, types, properties }: Resource): string {
  const node: Record<string, unknown> = { '@id': id.startsWith('_:') ? id : formatIri(id) };
  if (types.length > 0) node['@type'] = types.map(formatTerm);
  for (const [name, values] of properties) {
    if (values.length === 0) continue;
    const key = formatTerm(name);
    const said = [...[node[key] ?? []].flat(), ...values.map(formatValue)];
    node[key] = said.length === 1 ? said[0] : said;
  }
  return JSON.stringify(node);
}

const formatTerm = (term: Term): string => (isFull(term) ? formatIri(term.slice(1, -1)) : term);

function formatValue(value: Value) {
  if ('iri' in value) return { '@id': formatIri(value.iri) };
  if ('blank' in value) return { '@id': `_:${value.blank}` };
  const text = value.text.toWellFormed();
  if ('type' in value) return { '@value': text, '@type': formatTerm(value.type) };
  return value.language ? { '@value': text, '@language': value.language } : { '@value': text };
}

export const jsonLdHead = (): string => `{"@context":${JSON.stringify(prefixes)},"@graph":[\n`;
export const jsonLdTail = '\n]}\n';
