import { SearchTooSlow } from '../contract.ts';

/** Asks an OpenSearch. Throws SearchTooSlow, or an Error with what it said. */
export interface Connection {
  ask(method: string, path: string, body?: object | string, withinMs?: number): Promise<unknown>;
}

/** OpenSearch said no; `status` is that of HTTP. */
export class OpenSearchRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'OpenSearchRefused';
    this.status = status;
  }
}

export interface ConnectionOptions {
  /** http(s)://user:password@host:9200 */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds one request may take when it does not say. */
  readonly withinMs: number;
}

const longestSaid = 2000;

export function createConnection({ url, fetch, withinMs }: ConnectionOptions): Connection {
  const base = new URL(url);
  const secret = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
  const headers = new Headers();
  if (secret !== ':') headers.set('authorization', `Basic ${Buffer.from(secret).toString('base64')}`);
  base.username = '';
  base.password = '';
  return {
    async ask(method, path, body, limit = withinMs) {
      const own = new Headers(headers);
      if (body !== undefined)
        own.set('content-type', typeof body === 'string' ? 'application/x-ndjson' : 'application/json');
      try {
        const response = await fetch(new URL(path, base), {
          method,
          headers: own,
          redirect: 'error',
          signal: AbortSignal.timeout(limit),
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok)
          throw new OpenSearchRefused(
            response.status,
            `OpenSearch answered ${method} ${path} with ${response.status}: ${text.slice(0, longestSaid)}`,
          );
        return text === '' ? undefined : JSON.parse(text);
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') throw new SearchTooSlow(limit);
        throw error;
      }
    },
  };
}
