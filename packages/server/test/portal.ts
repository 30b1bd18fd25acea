import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type Role } from '@milpa/sdk';
import { pino } from 'pino';
import { type Environment, normalizeConfig } from '../src/config.ts';
import { listen } from '../src/http/index.ts';
import { createPortal, type Portal } from '../src/main/portal.ts';
import type { Database } from '../src/storage/database/index.ts';
import { makeDatabase } from './cluster.ts';

export interface TestPortalOptions {
  /** Settings other than the database and the data folder. */
  readonly env?: Environment;
  /** Also listen on a free port of this machine: then `url` is real. */
  readonly listen?: boolean;
  /** Also listen on this port, which is then the portal's own address: what a browser needs, whose forms name where they come from. */
  readonly port?: number;
  /** Now, for tests that move it. */
  readonly now?: () => Date;
  /** Where log lines go; nowhere when absent. */
  readonly onLog?: (line: string) => void;
}

/** A whole portal with a database and a data folder of its own. */
export interface TestPortal {
  readonly url: string;
  readonly fetch: Portal['fetch'];
  readonly rawRoutes: Portal['rawRoutes'];
  readonly database: Database;
  readonly domains: Portal['domains'];
  readonly dataFolder: string;
  /** A client of the API: nobody, the first administrator, or a person with this role in the institution (its slug; `office` when absent, made when missing). */
  clientAs(who: 'anyone' | 'portal-administrator' | Role, institution?: string): Promise<Client>;
  /** The `cookie` header of the same person, for requests that are not the client's. */
  cookieOf(who: 'portal-administrator' | Role, institution?: string): Promise<string>;
  /** A client of somebody who has an account already, with a new session: sessions end after twelve idle hours. */
  signInAgain(email: string): Promise<Client>;
  /** Runs every background job that is due, and those they add. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/** What takes ten seconds on a busy machine is answered all the same. */
const patience = {
  MILPA_STATEMENT_TIMEOUT_MS: '300000',
  MILPA_SEARCH_TIMEOUT_MS: '60000',
  MILPA_SQL_TIMEOUT_MS: '50000',
};

export const testPassword = 'maize beans squash 47';
const root = 'root@example.org';

export async function startTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const { url: databaseUrl, drop } = await makeDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'milpa-portal-'));
  const config = normalizeConfig({
    ...patience,
    ...options.env,
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    MILPA_DATA: dataFolder,
    ...(options.port ? { PORT: String(options.port) } : {}),
  });
  const log = pino({ level: options.onLog ? 'trace' : 'silent' }, { write: (line) => options.onLog?.(line) });
  const portal = await createPortal(config, { log, ...(options.now ? { now: options.now } : {}) });
  const onError = (error: unknown) => log.error({ err: error });
  const listening =
    options.listen || options.port
      ? await listen(portal.fetch, { port: options.port ?? 0, host: '127.0.0.1', onError })
      : undefined;
  const url = config.publicUrl;
  const people = createPeople(portal, dataFolder);
  const send = (request: Request) => portal.fetch(request);
  return {
    url: options.port ? url : (listening?.url ?? url),
    fetch: portal.fetch,
    rawRoutes: portal.rawRoutes,
    database: portal.database,
    domains: portal.domains,
    dataFolder,
    cookieOf: people.cookieOf,
    clientAs: async (who, institution) =>
      createClient({
        url,
        fetch: send,
        ...(who === 'anyone' ? {} : { headers: { cookie: await people.cookieOf(who, institution) } }),
      }),
    signInAgain: async (email) => {
      const cookie = await openSession(portal, '/api/v1/session', { email, password: testPassword });
      return createClient({ url, fetch: send, headers: { cookie } });
    },
    work: () => portal.runJobsUntilIdle(),
    async close() {
      await listening?.close(500);
      await portal.close();
      await drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** People of a test portal, each made the first time somebody asks for them, as the public door makes them. */
function createPeople(portal: Portal, dataFolder: string) {
  const cookies = new Map<string, Promise<string>>();
  const once = (key: string, make: () => Promise<string>) => {
    const made = cookies.get(key) ?? make();
    cookies.set(key, made);
    return made;
  };
  const asRoot = async () => {
    const cookie = await once('root', async () => {
      await portal.domains.accounts.createFirstAdministrator(root, testPassword);
      return openSession(portal, '/api/v1/session', { email: root, password: testPassword });
    });
    return { cookie, client: createClient({ url: portal.config.publicUrl, fetch: portal.fetch, headers: { cookie } }) };
  };
  const requireInstitution = (slug: string) =>
    once(`institution ${slug}`, async () => {
      const { client } = await asRoot();
      if (await portal.domains.institutions.find(slug)) return slug;
      const name = { es: `Oficina ${slug}`, en: `Office ${slug}` };
      await client.call('createInstitution', { body: { slug: parseSlug(slug), name, level: 'federal' } });
      return slug;
    });
  return {
    async cookieOf(who: 'portal-administrator' | Role, slug = 'office'): Promise<string> {
      const { cookie, client } = await asRoot();
      if (who === 'portal-administrator') return cookie;
      const institution = await requireInstitution(slug);
      return once(`${who} ${slug}`, async () => {
        const email = `${who}@${slug}.example.org`;
        await client.call('appoint', { params: { institution }, body: { email, role: who, language: 'en' } });
        await portal.runJobsUntilIdle();
        const code = await findCode(join(dataFolder, 'outbox'), email);
        return openSession(portal, '/api/v1/invitations', { code, password: testPassword });
      });
    },
  };
}

const parseSlug = (text: string) => text as never;

async function openSession(portal: Portal, path: string, body: object): Promise<string> {
  const answer = await portal.fetch(
    new Request(new URL(path, portal.config.publicUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(`No session: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The code in the newest letter to this person. */
async function findCode(outbox: string, email: string): Promise<string> {
  for (const name of (await readdir(outbox)).sort().reverse()) {
    const letter = await readFile(join(outbox, name), 'utf8');
    if (!letter.includes(email)) continue;
    const text = letter.replace(/=\n/g, '').replace(/=3D/g, '=');
    const code = /code=([\w-]+)/.exec(text)?.[1];
    if (code) return code;
  }
  throw new Error(`No letter with a code for ${email} in ${outbox}`);
}
