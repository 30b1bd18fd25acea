import { type Client, createClient, findText, type LanguageMap, Problem } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes, Interrupted, PortalUnreachable } from './failure.ts';
import type { Access } from './settings.ts';

/** A client of the chosen portal that asks for sentences in the person's language. */
export function createPortalClient(context: CommandContext, access: Access): Client {
  return createClient({
    url: access.portal,
    token: access.token,
    headers: { 'accept-language': context.environment.language },
    fetch: reachPortal(context, access.portal),
  });
}

/** Sends requests; a line that cannot be opened becomes a sentence that names the portal. */
export function reachPortal(context: CommandContext, portal: string): CommandContext['fetch'] {
  return async (request) => {
    try {
      return await context.fetch(request);
    } catch (error) {
      if (context.signal.aborted) throw new Interrupted(context.words.interrupted, { cause: error });
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      // An address with several names fails as many times at once; the first reason is enough.
      const first = cause instanceof AggregateError && cause.errors[0] instanceof Error ? cause.errors[0] : cause;
      const reason = first instanceof Error ? first.message || first.name : String(first);
      throw new PortalUnreachable(context.words.unreachable(portal, reason), reason, { cause: error });
    }
  };
}

export function requireToken(context: CommandContext, access: Access): Access {
  if (!access.token) throw new CommandFailure(context.words.noToken);
  return access;
}

export const formatText = (context: CommandContext, map: LanguageMap | undefined) =>
  findText(map, context.environment.language)?.text ?? '';

/** Faults the caller can mend by changing the command or the file; the rest is worth another try. */
const isRefusal = (problem: Problem) => problem.status < 500 && problem.status !== 429;

/** A sentence and an exit code for anything a command threw. Unknown errors pass on. */
export function explainFailure(context: CommandContext, error: unknown): { sentence: string; exitCode: ExitCode } {
  if (error instanceof CommandFailure) return { sentence: error.message, exitCode: error.exitCode };
  if (error instanceof Problem) {
    const fields = error.errors.map(({ pointer, detail }) => `  ${pointer}: ${detail}`);
    return {
      sentence: [formatText(context, error.details) || error.message, ...fields].join('\n'),
      exitCode: isRefusal(error) ? exitCodes.refused : exitCodes.failed,
    };
  }
  throw error;
}
