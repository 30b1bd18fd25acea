import { findFileType, type Link } from '@milpa/sdk';
import { EgressRefused, type Probed } from '../../egress/index.ts';

/** What one look at an address says. `unsure` says nothing for sure: only a second look later may call the link unavailable. */
export interface Verdict {
  readonly state: 'available' | 'unavailable' | 'unsure' | 'unchecked';
  readonly status: number | null;
  readonly reason: string | null;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter?: number | null;
}

/** Words for what was wrong. Listed once, so that pages and documentation can say each of them. */
export const linkReasons = [
  'status',
  'closed',
  'busy',
  'timeout',
  'dns',
  'tls',
  'network',
  'redirects',
  'forbidden-address',
  'html-instead',
  'redirected-home',
  'not-found-page',
  'empty',
] as const;
export type LinkReason = (typeof linkReasons)[number];

const say = (state: Verdict['state'], reason: LinkReason | null, status: number | null = null): Verdict => ({
  ...{ state, status, reason },
});

/**
 * What the answer to GET means. Only 2xx with plausible bytes is available: link checkers that counted 300, 406 and 50x as
 * fine made Mexico's broken links invisible.
 */
export function judgeAnswer(link: Link, asked: string, answer: Probed): Verdict {
  const { status } = answer;
  if (status === 404 || status === 410) return say('unavailable', 'status', status);
  if (status === 401 || status === 403 || status === 407 || status === 451) return say('unsure', 'closed', status);
  if (status === 429 || status === 503) return { ...say('unsure', 'busy', status), retryAfter: answer.retryAfter };
  if (status === 408 || status >= 500) return say('unsure', 'status', status);
  if (status < 200 || status >= 300) return say('unavailable', 'status', status);
  const wrong = findWrong(link, asked, answer);
  return wrong ? say('unavailable', wrong, status) : say('available', null, status);
}

function findWrong(link: Link, asked: string, answer: Probed): LinkReason | undefined {
  if (answer.start.byteLength === 0) return 'empty';
  if (isHome(answer.url) && !isHome(asked)) return 'redirected-home';
  const text = new TextDecoder().decode(answer.start);
  if (!htmlSigns.test(text)) return undefined;
  if (expectsData(link, asked)) return 'html-instead';
  return notFoundTitle.test(text) ? 'not-found-page' : undefined;
}

// The bytes decide, not the type that the server names: many serve CSV as text/html.
const htmlSigns =
  /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<(?:html|head|body|title|script|meta)\b)/i;
const notFoundTitle = /<title>[^<]*(?:\b404\b|not found|no (?:se )?encontrad[oa]|no existe|introuvable)[^<]*<\/title>/i;

/** The front page of a site: where addresses that are gone are often sent. */
function isHome(address: string): boolean {
  const url = new URL(address);
  return (
    !url.search &&
    /^\/(?:(?:es|en|fr)\/?)?(?:(?:index|default|home|inicio)(?:\.(?:html?|php|aspx?|jsp))?\/?)?$/i.test(url.pathname)
  );
}

/**
 * Whether bytes of data must be there. An access address may be a page from which the data can be had (dcat:accessURL); an
 * address of the file itself, or one that ends like a data file, may not.
 */
function expectsData({ format, downloadUrl, mediaType }: Link, asked: string): boolean {
  const isPage = format === 'html' || mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
  if (isPage) return false;
  const ending = /\.(\w{2,8})$/.exec(new URL(asked).pathname)?.[1]?.toLowerCase() ?? '';
  if (/^(?:html?|xhtml|php|aspx?|jspx?|do|cgi)$/.test(ending)) return downloadUrl === asked && isData(format);
  return isData(ending) || (downloadUrl === asked && isData(format));
}

function isData(format: string): boolean {
  const type = findFileType(format);
  return type !== undefined && !type.service && type.id !== 'html' && type.id !== 'other';
}

/** What it means that no server answered. */
export function judgeFailure(error: unknown): Verdict {
  if (!(error instanceof EgressRefused)) throw error;
  // A public reader gets no further into a private network than we do.
  if (error.reason === 'private') return say('unavailable', 'forbidden-address');
  // An address that we do not ask for reasons of our own says nothing about the link.
  if (error.reason === 'address') return say('unchecked', 'forbidden-address');
  if (error.reason === 'redirects') return say('unavailable', 'redirects');
  if (error.reason === 'timeout') return say('unsure', 'timeout');
  return say('unsure', findNetworkReason(error.cause));
}

function findNetworkReason(cause: unknown): LinkReason {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_OSSL/.test(code)) return 'tls';
  return code === 'ETIMEDOUT' ? 'timeout' : 'network';
}
