import type { CommandContext } from './context.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import { findAccess, forgetToken } from './settings.ts';

/** Forgets the token kept for a portal. The token itself ends in the portal, under "my tokens", or by its date. */
export async function signOut(context: CommandContext, options: { readonly portal?: string }): Promise<ExitCode> {
  const { portal } = await findAccess(options, context.environment);
  await forgetToken(context.environment.configFolder, portal);
  context.terminal.out(context.words.signedOut(portal));
  return exitCodes.done;
}
