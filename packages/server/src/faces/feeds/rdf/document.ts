import { formatJsonLd, jsonLdHead, jsonLdTail } from './json-ld.ts';
import type { Resource } from './model.ts';
import { formatNTriples } from './n-triples.ts';
import { formatRdfXml, rdfXmlHead, rdfXmlTail } from './rdf-xml.ts';
import { formatTurtle, turtleHeader } from './turtle.ts';

interface Syntax {
  readonly mediaType: string;
  readonly head: () => string;
  readonly format: (resource: Resource) => string;
  /** Between two resources. */
  readonly comma: string;
  readonly tail: string;
}

/** The syntaxes of RDF that the portal writes, by the extension of their files. */
export const syntaxes = {
  ttl: { mediaType: 'text/turtle; charset=utf-8', head: turtleHeader, format: formatTurtle, comma: '', tail: '' },
  rdf: {
    mediaType: 'application/rdf+xml; charset=utf-8',
    head: rdfXmlHead,
    format: formatRdfXml,
    comma: '',
    tail: rdfXmlTail,
  },
  jsonld: { mediaType: 'application/ld+json', head: jsonLdHead, format: formatJsonLd, comma: ',\n', tail: jsonLdTail },
  nt: {
    mediaType: 'application/n-triples; charset=utf-8',
    head: () => '',
    format: formatNTriples,
    comma: '',
    tail: '',
  },
} as const satisfies Record<string, Syntax>;
export type Extension = keyof typeof syntaxes;

/** A whole document. */
export function formatDocument(resources: readonly Resource[], extension: Extension): string {
  const { head, format, comma, tail } = syntaxes[extension];
  return head() + resources.map(format).join(comma) + tail;
}

/** The same piece by piece. */
export async function* streamDocument(
  batches: AsyncIterable<readonly Resource[]>,
  extension: Extension,
): AsyncGenerator<string> {
  const { head, format, comma, tail } = syntaxes[extension];
  yield head();
  let first = true;
  for await (const resources of batches) {
    if (resources.length === 0) continue;
    yield (first ? '' : comma) + resources.map(format).join(comma);
    first = false;
  }
  yield tail;
}
