import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compressible =
  /^(?:text\/|application\/(?:(?:[\w.+-]+\+)?(?:json|xml)|javascript|x-ndjson|n-triples|n-quads)|image\/svg\+xml)/;
/** Short-lived documents made in one piece; anything else of unknown length may be a long stream. */
const whole = /^(?:text\/(?:html|css|javascript)|application\/(?:(?:[\w.+-]+\+)?json|javascript)|image\/svg\+xml)/;
const squeeze = promisify(gzip);
const worthwhile = 860; // below this the packet is the same

/** Text as gzip for clients that take it. Ranged and stored files stay as they are: their ETag and digest name their bytes. */
export async function compress(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !compressible.test(type) || !isEligible(response)) return response;
  const headers = new Headers(response.headers);
  headers.append('vary', 'Accept-Encoding');
  const length = Number(headers.get('content-length') ?? worthwhile);
  if (!accepts(request) || length < worthwhile) return rebuild(response.body, response, headers);
  headers.delete('content-length');
  const strong = headers.get('etag');
  if (strong && !strong.startsWith('W/')) headers.set('etag', `W/${strong}`);
  if (!whole.test(type)) {
    headers.set('content-encoding', 'gzip');
    return rebuild(response.body.pipeThrough(new CompressionStream('gzip')), response, headers);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length < worthwhile) return rebuild(bytes, response, headers);
  headers.set('content-encoding', 'gzip');
  return rebuild(await squeeze(bytes, { level: 5 }), response, headers);
}

function isEligible({ status, headers }: Response): boolean {
  return (
    status !== 206 &&
    !headers.has('content-encoding') &&
    !headers.has('accept-ranges') &&
    !headers.get('cache-control')?.includes('no-transform')
  );
}

const accepts = (request: Request) =>
  /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(
    request.headers.get('accept-encoding') ?? '',
  );

const rebuild = (body: BodyInit, { status, statusText }: Response, headers: Headers) =>
  new Response(body, { status, statusText, headers });
