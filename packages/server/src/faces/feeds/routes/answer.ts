import { createHash } from 'node:crypto';

export interface Caching {
  readonly etag: string;
  /** When it changed last, where that is known. */
  readonly modified?: Date | undefined;
}

/** Whether the asker has it already (RFC 9110 §13.1): by tag when one is given, by time otherwise. */
export function isKnown(request: Request, { etag, modified }: Caching): boolean {
  const tags = request.headers.get('if-none-match');
  if (tags !== null) {
    const bare = (tag: string) => tag.trim().replace(/^W\//, '');
    return tags.trim() === '*' || tags.split(',').map(bare).includes(bare(etag));
  }
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  // The header has whole seconds.
  return modified !== undefined && !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

/** Headers by which anyone may keep it and ask whether it still holds. */
export const cachingHeaders = ({ etag, modified }: Caching): Record<string, string> => ({
  etag,
  'cache-control': 'public, no-cache',
  ...(modified ? { 'last-modified': modified.toUTCString() } : {}),
});

export const notModified = (headers: Readonly<Record<string, string>>): Response => {
  const { 'content-type': _, ...kept } = headers;
  return new Response(null, { status: 304, headers: kept });
};

/** Text that may be kept by anyone who asks whether it still holds. */
export function answerText(
  request: Request,
  text: string,
  type: string,
  more: Readonly<Record<string, string>> = {},
  modified?: Date,
): Response {
  const caching = { etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`, modified };
  const headers = { ...more, ...cachingHeaders(caching), 'content-type': type };
  return isKnown(request, caching) ? notModified(headers) : new Response(text, { headers });
}

/** Made as fast as it is read, and no longer made when nobody reads. */
export function streamText(
  pieces: AsyncGenerator<string>,
  whenOver: () => void = () => undefined,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        controller.close();
        whenOver();
      } catch (error) {
        whenOver();
        throw error;
      }
    },
    async cancel() {
      whenOver();
      await pieces.return(undefined);
    },
  });
}

/** Bytes between two looks. */
const between = 4 * 2 ** 20;

/** Breaks off a long answer, for whoever reads it slowly too, once it may no longer be given. */
export function stopWhen(
  isOver: () => Promise<boolean>,
  bytes: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  let passed = 0;
  return bytes.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      async transform(piece, controller) {
        passed += piece.byteLength;
        if (passed >= between) {
          passed = 0;
          if (await isOver()) throw new Error('A purge began while the document was read');
        }
        controller.enqueue(piece);
      },
    }),
  );
}

/** 303: the description of a thing is not the thing. */
export const redirect = (location: string, status: 301 | 303 = 303): Response =>
  new Response(null, { status, headers: { location, vary: 'accept, accept-language', 'cache-control': 'no-cache' } });
