import { lookup as systemLookup } from 'node:dns';
import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address.ts';
import {
  type Egress,
  EgressRefused,
  type Exchange,
  type Exchanged,
  type Fetched,
  type FetchLimits,
  type Probed,
} from './contract.ts';
import { refused } from './sentences.ts';

export interface EgressOptions {
  /** Who we say we are. */
  readonly userAgent: string;
  /** Whether addresses of private networks may be asked. */
  readonly privateNetworks: boolean;
  /** Names to addresses; the system's own when absent. */
  readonly lookup?: typeof systemLookup;
  readonly redirects?: number;
}

/** Connections that were looked at when they were made, kept a moment for the next question to the same server. */
interface Lines {
  readonly http: Agent;
  readonly https: SecureAgent;
}
const lineOptions = { keepAlive: true, keepAliveMsecs: 1000, timeout: 5000, maxFreeSockets: 64 } as const;

export function createEgress(options: EgressOptions): Egress {
  let lines: Lines | undefined;
  return {
    async fetch(given, limits) {
      const { answer, url, signal, timeout } = await follow(given, options, limits);
      return receive(answer, url, { ...limits, signal }, timeout);
    },
    async probe(given, { method, firstBytes, ranged = true, ...limits }) {
      const headers = method === 'GET' && ranged ? { range: `bytes=0-${firstBytes - 1}` } : {};
      lines ??= { http: new Agent(lineOptions), https: new SecureAgent(lineOptions) };
      const { answer, url, signal, timeout } = await follow(given, options, limits, { method, headers }, lines);
      try {
        const start = method === 'GET' ? await readStart(answer, firstBytes, signal) : new Uint8Array();
        return describe(answer, url, start);
      } catch (error) {
        fail(error, url, timeout, limits);
      } finally {
        await letGo(answer);
      }
    },
    async exchange(given, request, limits) {
      const timeout = AbortSignal.timeout(limits.timeoutMs);
      const signal = limits.signal ? AbortSignal.any([limits.signal, timeout]) : timeout;
      const url = parseUrl(given);
      const answer = await ask(url, options, signal, request).catch((error: unknown) =>
        fail(error, url, timeout, limits),
      );
      return receiveWhole(answer, url, { ...limits, signal }, timeout);
    },
  };
}

/** The answer at the end of the redirects. */
async function follow(
  given: string,
  options: EgressOptions,
  limits: Timed,
  asked: Exchange = { method: 'GET' },
  lines?: Lines,
) {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const signal = limits.signal ? AbortSignal.any([limits.signal, timeout]) : timeout;
  let url = parseUrl(given);
  for (let hop = 0; hop <= (options.redirects ?? 5); hop += 1) {
    const answer = await ask(url, options, signal, asked, lines).catch((error: unknown) =>
      fail(error, url, timeout, limits),
    );
    const next = findRedirect(answer, url);
    if (!next) return { answer, url, signal, timeout };
    answer.destroy();
    if (url.protocol === 'https:' && next.protocol === 'http:') throw refused.address(next.href);
    url = next;
  }
  throw refused.redirects(given);
}

/** What was read to its end leaves its connection to the next question; anything else is broken off. */
async function letGo(answer: IncomingMessage): Promise<void> {
  if (answer.destroyed || answer.readableEnded) return;
  if (!answer.complete) {
    answer.destroy();
    return;
  }
  await new Promise<void>((resolve) => {
    answer.once('end', resolve).once('close', resolve);
    answer.resume();
  });
}

type Timed = Pick<FetchLimits, 'timeoutMs' | 'signal'>;
async function readStart(answer: IncomingMessage, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const abort = () => answer.destroy(new Error('aborted'));
  signal.addEventListener('abort', abort, { once: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of parseParts(answer)) {
      parts.push(part);
      size += part.byteLength;
      if (size >= most) break;
    }
  } finally {
    signal.removeEventListener('abort', abort);
  }
  return Buffer.concat(parts).subarray(0, most);
}

function describe({ statusCode = 0, headers }: IncomingMessage, url: URL, start: Uint8Array): Probed {
  const whole =
    /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] ??
    (statusCode === 206 ? undefined : headers['content-length']);
  const wait = Number(headers['retry-after']);
  return {
    url: url.href,
    status: statusCode,
    mediaType: findMediaType(headers),
    size: whole === undefined ? null : Number(whole),
    retryAfter: headers['retry-after'] !== undefined && Number.isFinite(wait) ? wait : null,
    start,
  };
}

const findMediaType = (headers: IncomingMessage['headers']) =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  const port = Number(url?.port || 443);
  // Mail, login and database servers answer to lines that a request can carry.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || (port < 1024 && port !== 80 && port !== 443))
    throw refused.address(text);
  return url;
}

/** One request, to an address that was looked at: the connection is made to it and to no other the name may have. */
function ask(
  url: URL,
  options: EgressOptions,
  signal: AbortSignal,
  exchange: Exchange,
  lines?: Lines,
): Promise<IncomingMessage> {
  const { method, headers, body } = exchange;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !options.privateNetworks && !isPublicAddress(host)) throw refused.closed(url.href);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = send(url, {
      method,
      headers: { accept: '*/*', ...headers, 'user-agent': options.userAgent, 'accept-encoding': 'identity' },
      lookup: createLookup(url, options),
      agent: lines ? (url.protocol === 'https:' ? lines.https : lines.http) : false,
      signal,
    });
    asked.on('response', resolve);
    asked.on('error', (error) => {
      // A kept connection may have been closed by the other side meanwhile: that says nothing about the address.
      if (asked.reusedSocket && !signal.aborted) ask(url, options, signal, exchange).then(resolve, reject);
      else reject(error);
    });
    asked.end(body);
  });
}

function createLookup(url: URL, { lookup = systemLookup, privateNetworks }: EgressOptions): LookupFunction {
  return (hostname, { all }, done) => {
    lookup(hostname, { all: true, verbatim: false }, (error, found) => {
      if (error) return done(error, []);
      const addresses = privateNetworks ? found : found.filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      // One closed address among open ones is a trick as well: nothing honest answers on both.
      if (!first || addresses.length < found.length) return done(refused.closed(url.href), []);
      if (all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function findRedirect({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return undefined;
  return parseUrl(headers.location, from);
}

function receive(answer: IncomingMessage, url: URL, limits: FetchLimits, timeout: AbortSignal): Fetched {
  const { statusCode = 0, headers } = answer;
  if (statusCode !== 200 || (headers['content-encoding'] ?? 'identity') !== 'identity') {
    answer.destroy();
    throw refused.status(url.href, statusCode);
  }
  const announced = headers['content-length'];
  const size = announced === undefined ? null : Number(announced);
  if (size !== null && size > limits.limitBytes) {
    answer.destroy();
    throw refused.size(url.href, limits.limitBytes);
  }
  return {
    url: url.href,
    mediaType: findMediaType(headers),
    filename: findFilename(headers['content-disposition']) ?? findLastPart(url),
    etag: headers.etag ?? null,
    modified: headers['last-modified'] ?? null,
    size,
    body: readLimited(answer, url, limits, timeout),
  };
}

async function receiveWhole(
  answer: IncomingMessage,
  url: URL,
  limits: FetchLimits,
  timeout: AbortSignal,
): Promise<Exchanged> {
  const parts: Uint8Array[] = [];
  for await (const part of readLimited(answer, url, limits, timeout)) parts.push(part);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    for (const value of values) headers.append(name, value);
  return { status: answer.statusCode ?? 0, headers, body: Buffer.concat(parts) };
}

async function* readLimited(answer: IncomingMessage, url: URL, limits: FetchLimits, timeout: AbortSignal) {
  let size = 0;
  const abort = () => answer.destroy(new Error('aborted'));
  limits.signal?.addEventListener('abort', abort, { once: true });
  try {
    for await (const part of parseParts(answer)) {
      size += part.byteLength;
      if (size > limits.limitBytes) throw refused.size(url.href, limits.limitBytes);
      yield part;
    }
  } catch (error) {
    fail(error, url, timeout, limits);
  } finally {
    limits.signal?.removeEventListener('abort', abort);
    answer.destroy();
  }
}

// A message of Node's that no encoding was set on gives bytes.
const parseParts = (answer: IncomingMessage) => answer as AsyncIterable<Uint8Array>;

function fail(error: unknown, url: URL, timeout: AbortSignal, { signal, timeoutMs }: Timed): never {
  if (error instanceof EgressRefused) throw error;
  if (timeout.aborted) throw refused.timeout(url.href, timeoutMs);
  if (signal?.aborted) throw signal.reason;
  throw refused.network(url.href, error);
}

function findFilename(disposition: string | undefined): string | undefined {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      return undefined; // badly written: the address has a name too
    }
  }
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? /filename=([^;\s]+)/i.exec(disposition ?? '')?.[1];
}

function findLastPart(url: URL): string {
  const part = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
