import type { CommandContext } from './context.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import { createPortalClient } from './portal-client.ts';
import { findAccess } from './settings.ts';

/** Which portal and token a command would use now, where they come from, and whose the token is. */
export async function whoami(
  context: CommandContext,
  options: { readonly portal?: string; readonly token?: string },
): Promise<ExitCode> {
  const { terminal, words } = context;
  const access = await findAccess(options, context.environment);
  terminal.out(words.settingsAre(access.portal, words.sources[access.portalSource]));
  terminal.out(words.tokenIs(words.sources[access.tokenSource]));
  if (!access.token) return exitCodes.done;
  const { account } = await createPortalClient(context, access).call('whoAmI');
  terminal.out(`${account.name} <${account.email}>`);
  for (const { slug } of account.abilities.publishFor) terminal.out(`  ${slug}`);
  return exitCodes.done;
}
