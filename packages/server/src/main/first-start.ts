import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, Problem } from '@milpa/sdk';
import type { Portal } from './portal.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

const firstEmail = 'admin@localhost';
const fileOf = (portal: Portal) => join(portal.config.dataFolder, 'first-sign-in.txt');

/**
 * A new portal's first administrator; undefined when there is one already. The password is written down before it
 * works, so that a process killed in between leaves nobody locked out.
 */
export async function createFirstSignIn(portal: Portal): Promise<SignIn | undefined> {
  const { accounts } = portal.domains;
  if (await accounts.hasAdministrator()) return undefined;
  const password = formatPassword(portal);
  await writeFile(fileOf(portal), `E-mail: ${firstEmail}\nPassword: ${password}\n`, { mode: 0o600 });
  try {
    await accounts.createFirstAdministrator(firstEmail, password);
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') return undefined; // another process was first
    throw error;
  }
  return { email: firstEmail, password };
}

/** Twenty characters that nobody mistakes for one another, in groups. */
export function formatPassword(portal: Pick<Portal, 'domains'>): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = portal.domains.random.bytes(20);
  const text = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{5})(?=.)/g, '$1-');
}

/** What first-sign-in.txt says, while it is there: who keeps a portal removes it after signing in. */
export async function findFirstSignIn(portal: Portal): Promise<SignIn | undefined> {
  const text = await readFile(fileOf(portal), 'utf8').catch(() => '');
  const [email, password] = [/^E-mail: (\S+)$/m.exec(text)?.[1], /^Password: (\S+)$/m.exec(text)?.[1]];
  return email && password ? { email, password } : undefined;
}

const pendingOf = (portal: Portal) => join(portal.config.dataFolder, 'demo-pending');

/** Remembers, across restarts, that the demonstration is to be published. */
export const askForDemo = (portal: Portal): Promise<void> => writeFile(pendingOf(portal), '');
export const isDemoPending = (portal: Portal): Promise<boolean> =>
  readFile(pendingOf(portal)).then(
    () => true,
    () => false,
  );

/** Publishes the demonstration through the public door, as the first administrator. Broken off, it goes on at the next start. */
export async function publishDemo(portal: Portal, signal: AbortSignal): Promise<void> {
  const { log, config } = portal;
  const known = await findFirstSignIn(portal);
  if (!known) return log.warn('The demonstration is not finished, and first-sign-in.txt is gone: it is left as it is');
  const { seedDemo } = await import('../../demo/index.ts');
  const url = config.publicUrl;
  const send = (request: Request) => portal.fetch(request);
  const cookie = await openSession(portal, known);
  const session = createClient({ url, fetch: send, headers: { cookie } });
  const token = await session.call('createToken', {
    body: { name: 'Demonstration', scopes: ['read:draft', 'write:dataset', 'publish', 'admin'], days: 1 },
  });
  await seedDemo({ portal, url, token: token.secret, log: (message) => log.info(message), signal });
  if (signal.aborted) return;
  await session.call('revokeToken', { params: { token: token.id } });
  await session.call('signOut');
  await rm(pendingOf(portal), { force: true });
  log.info('The demonstration is published');
}

async function openSession(portal: Portal, body: SignIn): Promise<string> {
  const response = await portal.fetch(
    new Request(new URL('/api/v1/session', portal.config.publicUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw new Error(`The first administrator could not sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
