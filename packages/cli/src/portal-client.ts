import { type Client, createClient, findText, type LanguageMap, Problem } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import type { Access } from './settings.ts';

/** A client of the chosen portal that asks for sentences in the person's language. */
export function createPortalClient(context: CommandContext, access: Access): Client {
  return createClient({
    url: access.portal,
    token: access.token,
    headers: { 'accept-language': context.environment.language },
    fetch: context.fetch,
  });
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
  if (error instanceof TypeError && error.cause instanceof Error)
    return {
      sentence: context.words.unreachable(context.environment.portal ?? '', error.cause.message),
      exitCode: exitCodes.failed,
    };
  throw error;
}
