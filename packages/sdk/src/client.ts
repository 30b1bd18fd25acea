import type { z } from 'zod';
import { type Operation, type OperationId, type OperationOf, operations } from './contract/operations/index.ts';
import { ProblemDocument } from './contract/problem-document.ts';
import { Problem, type ProblemCode, problems } from './contract/problems.ts';

type Input<O> = (O extends { params: infer P extends z.ZodType }
  ? { params: Record<keyof z.input<P>, string> }
  : unknown) &
  (O extends { query: infer Q extends z.ZodType } ? { query?: z.input<Q> } : unknown) &
  (O extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : unknown) &
  (O extends { ifMatch: true } ? { revision: number } : unknown);
export type OperationInput<Id extends OperationId> = Input<OperationOf<Id>>;
export type OperationOutput<Id extends OperationId> = z.output<OperationOf<Id>['response']>;

export interface ClientOptions {
  /** Where the portal is, e.g. https://datos.example.org */
  readonly url: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly token?: string | undefined;
  /** Sent with every request, e.g. the cookie of the person a page is made for. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a portal. Throws `Problem` for every answer that is an error, with the portal's own sentence. */
export interface Client {
  call<Id extends OperationId>(
    id: Id,
    ...input: object extends OperationInput<Id> ? [OperationInput<Id>?] : [OperationInput<Id>]
  ): Promise<OperationOutput<Id>>;
  /** Any address of the portal, with the same credentials; the raw answer, errors included. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const headers = { ...options.headers, ...(options.token ? { authorization: `Bearer ${options.token}` } : {}) };
  const request = (path: string, init: RequestInit = {}) => {
    const merged = new Headers(headers);
    new Headers(init.headers).forEach((value, name) => {
      merged.set(name, value);
    });
    return send(new Request(new URL(path, options.url), { ...init, headers: merged }));
  };
  return {
    request,
    async call(id, ...[given]) {
      const operation: Operation = operations[id];
      const input: {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
        revision?: number;
      } = given ?? {};
      const response = await request(formatPath(operation.path, input.params ?? {}) + formatQuery(input.query ?? {}), {
        method: operation.method,
        ...(operation.body ? { body: JSON.stringify(input.body) } : {}),
        headers: {
          accept: 'application/json',
          ...(operation.body ? { 'content-type': 'application/json' } : {}),
          ...(input.revision === undefined ? {} : { 'if-match': `"${input.revision}"` }),
        },
      });
      if (!response.ok) throw await parseProblem(response);
      return parseAnswer(id, operation.status === 204 ? null : await response.json());
    },
  };
}

// The portal is trusted to keep its own contract: its answers are not validated a second time.
function parseAnswer<Id extends OperationId>(_id: Id, body: unknown): OperationOutput<Id> {
  return body as OperationOutput<Id>;
}

function formatPath(template: string, params: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function formatQuery(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) search.append(name, String(each));
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** An error answer as a `Problem`; one that is no problem document (a proxy's page, say) becomes `unavailable`. */
export async function parseProblem(response: Response): Promise<Problem> {
  const text = await response.text();
  const parsed = ProblemDocument.safeParse(parseJson(text));
  if (!parsed.success || !isProblemCode(parsed.data.code)) {
    return new Problem('unavailable', { en: `The portal answered ${response.status} without saying why.` });
  }
  const { code, detail, errors, current } = parsed.data;
  return new Problem(code, { en: detail, es: detail, fr: detail }, { errors: errors ?? [], current });
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller treats "not JSON" like "not a problem document"
  }
}
