import { languages, type OperationId, type OperationInput, type OperationOutput } from '@milpa/sdk';
import type { Accounts } from '../src/account/index.ts';
import type { AnyOperationHandler } from '../src/http/index.ts';

interface LooseHandler {
  handle(input: unknown, context: unknown): Promise<unknown>;
}

interface CallOptions {
  /** Who tells who is asking; nobody is when absent. */
  readonly accounts?: Accounts;
  readonly headers?: Record<string, string> | undefined;
}

/** Asks an operation of the handlers that answer it, as a reader of Spanish; the answer without its headers. */
export async function callHandler<Id extends OperationId>(
  handlers: readonly AnyOperationHandler[],
  id: Id,
  input: OperationInput<Id>,
  { accounts, headers = {} }: CallOptions = {},
): Promise<OperationOutput<Id>> {
  const request = new Request('https://datos.example.org/', { headers });
  const caller = await accounts?.identify(request);
  const context = { request, caller, language: languages[0], signal: AbortSignal.timeout(300_000) };
  return parseAnswer(id, await parseHandler(id, handlers).handle(input, context));
}

function parseHandler(id: OperationId, handlers: readonly AnyOperationHandler[]): LooseHandler {
  const found = handlers.find((handler) => handler.operation === id);
  if (!found) throw new Error(`Nobody answers ${id}`);
  return found as LooseHandler;
}

const parseAnswer = <Id extends OperationId>(_id: Id, answer: unknown) => answer as OperationOutput<Id>;
