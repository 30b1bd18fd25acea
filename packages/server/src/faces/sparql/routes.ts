import { Problem } from '@milpa/sdk';
import { type CallContext, negotiate, type RawRoute } from '../../http/index.ts';
import type { Answered } from './pool.ts';
import { changes, noGraphs, noQuery, tooLong } from './problems.ts';
import { graphFormats, type SparqlFormat, tableFormats } from './protocol.ts';
import { findQueryForm } from './query-form.ts';
import { describeService } from './service.ts';

export interface RouteParts {
  readonly publicUrl: string;
  /** The answer to a query in a media type, and from which copy of the graph. */
  readonly answer: (query: string, mediaType: string, call: CallContext) => Promise<Answered>;
}

const path = '/sparql';
/** Characters of a query, and of a form around it. */
const longest = 100_000;
const formats: Readonly<Record<SparqlFormat, string>> = { ...tableFormats, ...graphFormats };

/** SPARQL 1.1 protocol: https://www.w3.org/TR/sparql11-protocol/ */
export function createSparqlRoutes(parts: RouteParts): readonly RawRoute[] {
  return [
    {
      method: 'GET',
      path,
      description: {
        path,
        summary:
          'The catalogue in SPARQL 1.1: ?query=, format by Accept or ?format=; without a query, what the service is',
        tag: 'catalogue',
        mediaTypes: Object.values(formats),
      },
      handle: (call) => {
        const url = new URL(call.request.url);
        return url.searchParams.has('query')
          ? answerQuery(parts, call, url.searchParams)
          : Promise.resolve(describeService(parts.publicUrl, call.request.headers.get('accept')));
      },
    },
    { method: 'POST', path, handle: async (call) => answerQuery(parts, call, await readBody(call.request)) },
  ];
}

/** The fields of a form, or the query as the body itself with the rest in the address (protocol, 2.1). */
async function readBody(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await readText(request, 4 * longest);
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(text);
  if (type === 'application/sparql-update') throw changes();
  if (type !== 'application/sparql-query') throw noQuery();
  const fields = new URL(request.url).searchParams;
  fields.set('query', text);
  return fields;
}

async function readText(request: Request, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) throw tooLong(longest);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function answerQuery(parts: RouteParts, call: CallContext, fields: URLSearchParams): Promise<Response> {
  const [query = '', ...others] = fields.getAll('query');
  if (fields.has('update')) throw changes();
  if (query.trim() === '' || others.length > 0) throw noQuery();
  if (query.length > longest) throw tooLong(longest);
  if (fields.has('default-graph-uri') || fields.has('named-graph-uri')) throw noGraphs();
  const form = findQueryForm(query);
  if (form === 'update') throw changes();
  // What is no query at all is the parser's to explain.
  const mediaType = findMediaType(call.request, fields.get('format'), form === 'graph' ? graphFormats : tableFormats);
  const { text, made, mark } = await parts.answer(query, mediaType, call);
  return new Response(text, {
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      vary: 'accept',
      'cache-control': 'no-cache',
      'last-modified': made.toUTCString(),
      'x-milpa-snapshot': mark,
      'x-content-type-options': 'nosniff',
    },
  });
}

function findMediaType(request: Request, wanted: string | null, given: Readonly<Record<string, string>>): string {
  const named =
    wanted === null ? undefined : Object.entries(given).find(([name, type]) => name === wanted || type === wanted);
  if (wanted !== null) {
    if (!named) throw notAcceptable(given);
    return named[1];
  }
  const accept = request.headers.get('accept');
  // A browser takes web pages before anything else: it gets what reads best as text.
  const forms = Object.entries(given);
  const found = negotiate(accept, [
    ...forms,
    ['json', 'application/json'],
    ['xml', 'application/xml'],
    ['ttl', 'text/plain'],
  ]);
  const type = found === undefined ? undefined : given[found];
  if (type) return type;
  if (found !== undefined || accept?.includes('text/html')) return forms[0]?.[1] ?? '';
  throw notAcceptable(given);
}

const notAcceptable = (given: Readonly<Record<string, string>>): Problem => {
  const names = Object.entries(given)
    .map(([name, type]) => `${name} (${type})`)
    .join(', ');
  return new Problem('not-acceptable', {
    en: `For this query there are ${names}.`,
    es: `Para esta consulta hay ${names}.`,
    fr: `Pour cette requête, il y a ${names}.`,
  });
};
