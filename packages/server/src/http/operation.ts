import { createHash } from 'node:crypto';
import { type Operation, type OperationId, operations } from '@milpa/sdk';
import { parseInput } from './input.ts';
import { scopeMissing, signInNeeded, tookTooLong } from './problem.ts';
import type { Answer, AnyOperationHandler, CallContext, Caller } from './route.ts';

export interface OperationOptions {
  readonly jsonBytes: number;
  /** Milliseconds an operation may take. */
  readonly timeMs: number;
}

/** Answers one operation of the contract: who may, what was sent, the handler, how it is presented. */
export async function answerOperation(
  handler: AnyOperationHandler,
  context: CallContext,
  params: Readonly<Record<string, string>>,
  options: OperationOptions,
): Promise<Response> {
  const operation: Operation = operations[handler.operation];
  authorize(operation, context.caller);
  const input = await parseInput(operation, context.request, params, {
    language: context.language,
    jsonBytes: options.jsonBytes,
  });
  const outcome = await within(options.timeMs, context, (limited) => parseHandle(handler)(input, limited));
  if (outcome instanceof Response) return outcome;
  const answer = isAnswer(outcome) ? outcome : { body: outcome };
  return present(operation, context, answer);
}

/** Whether the caller may try at all. Whether their role allows it, the domain says. */
function authorize({ scope }: Operation, caller: Caller | undefined): void {
  if (scope === null) return;
  if (!caller) throw signInNeeded();
  if (scope !== 'account' && caller.token && !caller.token.scopes.includes(scope)) throw scopeMissing(scope);
}

// The handler's own types were checked where it was written; here it is one of many.
const parseHandle = (handler: AnyOperationHandler) =>
  handler.handle as unknown as (input: unknown, context: CallContext) => Promise<unknown>;

async function within<T>(timeMs: number, context: CallContext, work: (context: CallContext) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(timeMs);
  const expired = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(tookTooLong(timeMs / 1000)), { once: true });
  });
  return Promise.race([work({ ...context, signal: AbortSignal.any([context.signal, late]) }), expired]);
}

function isAnswer(outcome: unknown): outcome is Answer<unknown> {
  if (outcome === null || typeof outcome !== 'object' || !('body' in outcome)) return false;
  return Object.keys(outcome).every((key) => key === 'body' || key === 'headers');
}

function present(operation: Operation, { request, caller }: CallContext, answer: Answer<unknown>): Response {
  const headers = new Headers(answer.headers);
  if (operation.status === 204) return new Response(null, { status: 204, headers });
  const text = JSON.stringify(answer.body);
  headers.set('content-type', 'application/json; charset=utf-8');
  if (operation.method !== 'GET') {
    setMissing(headers, 'cache-control', 'no-store');
    return new Response(text, { status: operation.status, headers });
  }
  setMissing(headers, 'etag', `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`);
  // What anyone may read may be kept by anyone, as long as they ask whether it still holds.
  setMissing(headers, 'cache-control', caller || operation.scope !== null ? 'private, no-cache' : 'public, no-cache');
  return matches(request.headers.get('if-none-match'), headers.get('etag'))
    ? new Response(null, { status: 304, headers: withoutBody(headers) })
    : new Response(text, { status: operation.status, headers });
}

function setMissing(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}

/** RFC 9110 §13.1.2: weak comparison. */
export function matches(ifNoneMatch: string | null, etag: string | null): boolean {
  if (!ifNoneMatch || !etag) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
}

export function withoutBody(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-type', 'content-length', 'content-encoding']) kept.delete(name);
  return kept;
}

/** Every operation that has no handler, for a portal that must be whole. */
export const listUnhandled = (handlers: readonly AnyOperationHandler[]): string[] => {
  const handled = new Set<OperationId>(handlers.map(({ operation }) => operation));
  return Object.keys(operations).filter((id) => !handled.has(parseId(id)));
};
const parseId = (id: string) => id as OperationId;
