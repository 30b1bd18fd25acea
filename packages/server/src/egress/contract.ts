import type { LanguageMap } from '@milpa/sdk';

export type EgressReason = 'address' | 'private' | 'redirects' | 'status' | 'timeout' | 'size' | 'network';

/** The thing could not be fetched; the sentence says why and is fit to be shown. */
export class EgressRefused extends Error {
  readonly reason: EgressReason;
  readonly details: LanguageMap;
  constructor(reason: EgressReason, details: LanguageMap, options?: ErrorOptions) {
    super(details.en ?? reason, options);
    this.name = 'EgressRefused';
    this.reason = reason;
    this.details = details;
  }
}

export interface Fetched {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  readonly mediaType: string;
  /** The name the server gives it (RFC 6266), else the last part of the address; as it came: a stranger wrote it. */
  readonly filename: string;
  readonly etag: string | null;
  readonly modified: string | null;
  /** As announced, when it was. */
  readonly size: number | null;
  /** Breaks off with EgressRefused when it grows beyond the limit or takes too long. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface FetchLimits {
  readonly limitBytes: number;
  /** Milliseconds for all of it, the body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface ProbeLimits {
  readonly method: 'GET' | 'HEAD';
  /** Reads no more than this many bytes at the beginning. */
  readonly firstBytes: number;
  /** Whether only these bytes are asked for (RFC 9110, 14.2); true when absent. */
  readonly ranged?: boolean;
  /** Milliseconds for all of it. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What a server says about an address, whatever it says. */
export interface Probed {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly mediaType: string;
  /** Of the whole, as announced, when it was. */
  readonly size: number | null;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | null;
  /** The first bytes; none of a HEAD. */
  readonly start: Uint8Array;
}

/** A request of a protocol between programs. */
export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The one door through which the portal asks other servers anything. */
export interface Egress {
  /** GET. Throws EgressRefused for what may not be asked and for every answer that is not 200. */
  fetch(url: string, limits: FetchLimits): Promise<Fetched>;
  /** Looks whether something is there, without taking it. Throws EgressRefused only where no server answered. */
  probe(url: string, limits: ProbeLimits): Promise<Probed>;
  /** One request and whatever is answered, redirects included: none is followed. Throws EgressRefused for what may not be asked. */
  exchange(url: string, request: Exchange, limits: FetchLimits): Promise<Exchanged>;
}
