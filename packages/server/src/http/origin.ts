import { type Operation, operations } from '@milpa/sdk';
import { originRefused } from './problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Addresses whose POST only asks: operations that say so, and SPARQL, whose protocol sends long queries that way. */
const questions = [
  /^\/sparql$/,
  ...Object.values<Operation>(operations)
    .filter(({ reads }) => reads)
    .map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)),
];

/**
 * Refuses what another site's page makes a browser send. Browsers always say where an unsafe request comes from; programs
 * that are no browser say nothing and hold no one's cookie. A bearer token is no cookie: no site can make a browser add it.
 */
export function requireSameOrigin(request: Request, url: URL, publicUrl: string): void {
  if (safe.has(request.method) || request.headers.get('authorization')?.startsWith('Bearer ')) return;
  if (request.method === 'POST' && questions.some((path) => path.test(url.pathname))) return;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) {
    if (site !== 'same-origin' && site !== 'none') throw originRefused();
    return;
  }
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== publicUrl && origin !== url.origin) throw originRefused();
}

const exposed = [
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'X-Request-Id',
  'Accept-Ranges',
  'Content-Range',
  'Content-Disposition',
  'Content-Digest',
  'Repr-Digest',
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Offset',
  'Upload-Expires',
  'X-Milpa-As-Of',
  'X-Milpa-Snapshot',
].join(', ');

/** Any page anywhere may read, and write with a bearer token; cookies are never part of it. */
export function allowOrigins(headers: Headers): void {
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', exposed);
}

/** A browser's question before a request to another site (Fetch standard, CORS preflight); undefined for anything else. */
export function answerPreflight(request: Request, methods: string): Response | undefined {
  if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methods,
      'access-control-allow-headers':
        'Accept, Accept-Language, Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'access-control-max-age': '86400',
      vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
    },
  });
}
