/** What an upload needs of the world: the browser gives its own, tests a real portal's. */
export interface Sending {
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
  /** Where uploads are begun. */
  readonly endpoint: string;
  readonly now: () => number;
  /** Waits so many milliseconds, or until there is reason to try sooner. Throws when the signal says stop. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Source {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): Blob;
}

export interface Progress {
  /** Bytes the portal has. */
  readonly done: number;
  /** The connection is gone; the upload goes on by itself when it is back. */
  readonly waiting: boolean;
}

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** Address of an upload of the same file that was begun before. */
  readonly known?: string | undefined;
  readonly onBegun?: (address: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** Why a file was not taken, by the status of the answer: 401 session over, 413 too large, 507 no room. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The portal answered ${status}`);
    this.status = status;
  }
}

const version = { 'tus-resumable': '1.0.0' };
const [leastBytes, mostBytes, partMs] = [128 * 1024, 16 * 2 ** 20, 1000];
const longestWaitMs = 15_000;

/**
 * Sends a file in parts by the tus protocol (tus.io 1.0.0) and gives the identifier of the upload. Parts are as large as
 * one second carries. A connection that breaks is tried again until it is back; then the portal says how far it is.
 */
export async function upload(source: Source, sending: Sending, options: UploadOptions): Promise<string> {
  const { signal, onProgress = () => undefined } = options;
  let address = options.known;
  let offset: number | undefined;
  let part = leastBytes;
  for (let failures = 0; ; ) {
    try {
      if (address !== undefined && offset === undefined) offset = await askOffset(address, sending, signal);
      if (address === undefined || offset === undefined) {
        address = await begin(source, sending, signal);
        options.onBegun?.(address);
        offset = 0;
      }
      onProgress({ done: offset, waiting: false });
      if (offset >= source.size) return address.slice(address.lastIndexOf('/') + 1);
      const start = sending.now();
      const sent: number = await sendPart(source, sending, { address, offset, part, signal });
      const seconds = Math.max(1, sending.now() - start) / partMs;
      part = Math.round(Math.min(mostBytes, part * 2, Math.max(leastBytes, (sent - offset) / seconds)));
      offset = sent;
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refused && !isPassing(error.status)) throw error;
      failures += 1;
      onProgress({ done: offset ?? 0, waiting: true });
      await sending.wait(Math.min(longestWaitMs, 500 * 2 ** failures), signal);
      offset = undefined; // what arrived of the broken part, only the portal knows
    }
  }
}

// A part at the wrong place (409) and a locked upload (423) mean that an earlier request is still on its way.
const isPassing = (status: number) =>
  status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507);

async function begin(source: Source, { send, endpoint }: Sending, signal: AbortSignal): Promise<string> {
  const answer = await send(endpoint, {
    method: 'POST',
    signal,
    headers: {
      ...version,
      'upload-length': String(source.size),
      'upload-metadata': `filename ${encodeBase64(source.name)}`,
    },
  });
  const location = answer.headers.get('location');
  if (answer.status !== 201 || location === null) throw new Refused(answer.status);
  return location;
}

/** Bytes the portal has; undefined when it no longer knows the upload. */
async function askOffset(address: string, { send }: Sending, signal: AbortSignal): Promise<number | undefined> {
  const answer = await send(address, { method: 'HEAD', headers: version, signal, cache: 'no-store' });
  if (answer.status === 404 || answer.status === 410 || answer.status === 403) return undefined;
  if (!answer.ok) throw new Refused(answer.status);
  return Number(answer.headers.get('upload-offset') ?? 0);
}

interface Part {
  readonly address: string;
  readonly offset: number;
  readonly part: number;
  readonly signal: AbortSignal;
}

async function sendPart(source: Source, { send }: Sending, { address, offset, part, signal }: Part): Promise<number> {
  const answer = await send(address, {
    method: 'PATCH',
    signal,
    headers: { ...version, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: source.slice(offset, Math.min(source.size, offset + part)),
  });
  if (answer.status !== 204) throw new Refused(answer.status);
  return Number(answer.headers.get('upload-offset') ?? offset);
}

function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
