import { hostname } from 'node:os';
import { createClient, type OperationInput, parseProblem } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import { reachPortal } from './portal-client.ts';
import { findAccess, findFirstSignIn, keepToken } from './settings.ts';

/** Exchanges e-mail and password for a token and keeps it, so that no later command asks again. */
export async function signIn(
  context: CommandContext,
  options: { readonly portal?: string; readonly email?: string },
): Promise<ExitCode> {
  const { terminal, words, environment } = context;
  const { portal } = await findAccess(options, environment);
  const credentials = await askCredentials(context, portal, options.email);
  const { cookie, name } = await openSession(context, portal, credentials);
  const client = createClient({
    url: portal,
    fetch: reachPortal(context, portal),
    headers: { cookie, origin: portal, 'accept-language': environment.language },
  });
  const token = await client.call('createToken', { body: describeToken(words.tokenName(hostname())) });
  const path = await keepToken(environment.configFolder, portal, token.secret);
  await client.call('signOut');
  terminal.out(words.signedIn(name, portal, path));
  return exitCodes.done;
}

const describeToken = (name: string): OperationInput<'createToken'>['body'] => ({
  name: name.slice(0, 100),
  scopes: ['read:draft', 'write:dataset', 'publish'],
  days: 365,
});

interface Credentials {
  readonly email: string;
  readonly password: string;
}

async function askCredentials(context: CommandContext, portal: string, email?: string): Promise<Credentials> {
  const { terminal, words, environment } = context;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(portal).hostname);
  const first = email === undefined && isHere ? await findFirstSignIn(environment) : undefined;
  if (first && /^$|^[yso]/i.test((await terminal.ask(words.offerFirst(first.email))).trim())) return first;
  const given = email ?? (await terminal.ask(words.askEmail));
  return { email: given.trim(), password: await terminal.ask(words.askPassword, true) };
}

async function openSession(context: CommandContext, portal: string, credentials: Credentials) {
  const response = await reachPortal(
    context,
    portal,
  )(
    new Request(new URL('/api/v1/session', portal), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': context.environment.language,
        origin: portal,
      },
      body: JSON.stringify(credentials),
    }),
  );
  if (!response.ok) throw await parseProblem(response);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const session: unknown = await response.json();
  if (!needsCode(session)) return { cookie, name: parseName(session) || credentials.email };
  return confirmCode(context, portal, { cookie, email: credentials.email });
}

const needsCode = (session: unknown): boolean => typeof session === 'object' && session !== null && 'needs' in session;

/** The code of the authenticator app, after the password. */
async function confirmCode(context: CommandContext, portal: string, half: { cookie: string; email: string }) {
  const { environment, terminal, words } = context;
  const client = createClient({
    url: portal,
    fetch: reachPortal(context, portal),
    headers: { cookie: half.cookie, origin: portal, 'accept-language': environment.language },
  });
  const code = (await terminal.ask(words.askCode)).trim();
  const response = await client.request('/api/v1/session/code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) throw await parseProblem(response);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, name: parseName(await response.json()) || half.email };
}

function parseName(session: unknown): string {
  const { account } = session as { account?: { name?: string } };
  return account?.name ?? '';
}
