import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { Layout } from './design/index.ts';
import type { Account, Page, Site } from './page.ts';
import type { Reader } from './reader.ts';

export interface Frame {
  readonly site: Site;
  readonly reader: Reader;
  readonly url: URL;
  readonly account: Account | undefined;
}

/** The whole document as text. */
export function renderPage(frame: Frame, page: Page): string {
  return `<!doctype html>${renderToString(<Layout {...frame} page={page} />)}`;
}

/** A page as the answer to a request: 304 when the reader has it, private when it was made for one person. */
export function answerPage(request: Request, frame: Frame, page: Page): Response {
  const html = renderPage(frame, page);
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  const status = page.status ?? 200;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': frame.reader.language,
    vary: 'Cookie',
    'cache-control': frame.account || status !== 200 ? 'private, no-store' : 'public, max-age=10, s-maxage=30',
    etag,
    ...page.headers,
  });
  if (status === 200 && isKnown(request.headers.get('if-none-match'), etag)) {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === 'HEAD' ? null : html, { status, headers });
}

// Weak comparison (RFC 9110, 13.1.2): a proxy that compresses marks our tag as weak.
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
