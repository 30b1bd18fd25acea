import { Problem } from '@milpa/sdk';
import type { FileStore } from '../storage/files/index.ts';
import { matches, withoutBody } from './operation.ts';

export interface FileAnswer {
  readonly store: FileStore;
  readonly sha256: Parameters<FileStore['read']>[0];
  readonly size: number;
  readonly mediaType: string;
  /** As people know it; what no header can carry is written out as RFC 8187 asks. */
  readonly filename: string;
  readonly request: Request;
  /** When these bytes came. */
  readonly modified?: Date;
  /** What they belong to (RFC 8288). */
  readonly link?: string;
  /** Only some may have it: no shared cache keeps it. */
  readonly personal?: boolean;
}

/**
 * Bytes of the store with what lets a client resume, verify and keep them: strong ETag, ranges (RFC 9110 §14), digests
 * (RFC 9530). What people uploaded is always inert: an attachment, of the type we say, in a sandbox.
 */
export function answerFile(answer: FileAnswer): Response {
  const { request, sha256, size } = answer;
  const etag = `"${sha256}"`;
  const headers = new Headers({
    etag,
    'accept-ranges': 'bytes',
    'content-type': answer.mediaType,
    'content-disposition': formatDisposition(answer.filename),
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'cache-control': formatCaching(answer),
  });
  if (answer.modified) headers.set('last-modified', answer.modified.toUTCString());
  if (answer.link) headers.set('link', answer.link);
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: withoutBody(headers) });
  const range = findRange(request, etag, size);
  if (range === 'unsatisfiable') throw rangeRefused(size);
  if (range) {
    headers.set('content-range', `bytes ${range.start}-${range.end}/${size}`);
    headers.set('content-length', String(range.end - range.start + 1));
    return new Response(readUnlessHead(answer, range), { status: 206, headers });
  }
  headers.set('content-length', String(size));
  headers.set('content-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  return new Response(readUnlessHead(answer), { status: 200, headers });
}

const readUnlessHead = ({ request, store, sha256 }: FileAnswer, range?: { start: number; end: number }) =>
  request.method === 'HEAD' ? null : store.read(sha256, range);

/** Whoever keeps it asks each time whether it still holds: even bytes that never change can be ordered to go. */
const formatCaching = ({ personal }: FileAnswer): string =>
  `${personal ? 'private' : 'public'}, no-cache, no-transform`;

/** The one range asked for; undefined for the whole file, also for several ranges at once, which we need not serve. */
function findRange(request: Request, etag: string, size: number) {
  const header = request.headers.get('range');
  const found = /^bytes=\s*(\d{0,16})-(\d{0,16})\s*$/.exec(header ?? '');
  const condition = request.headers.get('if-range');
  if (!found || (condition !== null && condition !== etag)) return undefined;
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined; // not a range at all
  if (start >= size || (first === '' && Number(last) === 0)) return 'unsatisfiable';
  return { start, end };
}

/** RFC 6266 with RFC 8187: a plain name for old clients, the true one for the rest. Never a path, never a control. */
export function formatDisposition(filename: string): string {
  // Marks that turn the direction of text could show "gpj.exe" as "exe.jpg".
  const clean =
    filename
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
      .replace(/[\\/]/g, '_')
      .trim() || 'file';
  const plain = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%;]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return plain === clean
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Answered with Content-Range by the caller's error path: the size is in the sentence and in `current`. */
const rangeRefused = (size: number) =>
  new Problem(
    'range-not-satisfiable',
    {
      en: `The file has ${size} bytes, and the range begins after them. Ask for a part within it.`,
      es: `El archivo tiene ${size} bytes y el rango comienza después. Pida una parte que esté dentro.`,
      fr: `Le fichier a ${size} octets et la plage commence après. Demandez une partie qui s'y trouve.`,
    },
    { current: { size } },
  );
