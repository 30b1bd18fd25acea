import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccountId,
  type InstitutionId,
  languages,
  type OperationId,
  type OperationInput,
  type OperationOutput,
  operations,
  type Role,
} from '@milpa/sdk';
import { type AccountNeeds, type Accounts, createAccounts, createHolders, createPosts } from '../src/account/index.ts';
import { type Audit, createAudit } from '../src/audit/index.ts';
import type { Events } from '../src/events.ts';
import type { AnyOperationHandler } from '../src/http/index.ts';
import { createInstitutions, type Institutions } from '../src/institution/index.ts';
import type { Letter } from '../src/mail/index.ts';
import { systemRandom } from '../src/random.ts';
import type { Database } from '../src/storage/database/index.ts';
import { createDiskFiles } from '../src/storage/files/index.ts';
import { startTestDatabase } from './database.ts';

/** The folders of people on a database of their own, with time, mail and the queue in the test's hands. */
export interface People {
  readonly database: Database;
  readonly audit: Audit;
  readonly accounts: Accounts;
  readonly institutions: Institutions;
  readonly letters: Letter[];
  readonly queue: { name: string; payload: object }[];
  readonly emitted: Events['institution-changed'][];
  now(): Date;
  /** Time passes. */
  wait(ms: number): void;
  runJobs(): Promise<void>;
  /** As the portal would call it: who asks is decided by the headers. */
  call<Id extends OperationId>(
    id: Id,
    input: OperationInput<Id>,
    headers?: Record<string, string>,
  ): Promise<Called<Id>>;
  /** An account with a password, appointed; gives its cookie header. */
  enter(email: string, role: Role, institution: InstitutionId | null): Promise<Entered>;
  administrator(): Promise<Entered>;
  close(): Promise<void>;
}
export interface Called<Id extends OperationId> {
  readonly body: OperationOutput<Id>;
  readonly headers: Headers;
  readonly status: number;
}
export interface Entered {
  readonly headers: { readonly cookie: string };
  readonly account: AccountId;
  readonly password: string;
}

export const goodPassword = 'maize beans squash 47';

/** A database, time, mail and a queue in the test's hands. */
async function startWorld() {
  const database = await startTestDatabase();
  const time = { now: Date.parse('2026-03-01T12:00:00Z') };
  const clock = () => new Date(time.now);
  const letters: Letter[] = [];
  const queue: People['queue'] = [];
  const folder = await mkdtemp(join(tmpdir(), 'milpa-people-'));
  const audit = createAudit({ database, clock });
  const base = {
    database,
    clock,
    random: systemRandom,
    audit,
    jobs: {
      add: async (_: unknown, name: string, payload: object) => void queue.push({ name, payload }),
    },
    mail: { send: async (letter: Letter) => void letters.push(letter) },
    publicUrl: 'https://datos.example.org',
  };
  return { base, time, letters, queue, folder, files: await createDiskFiles({ folder, now: clock }) };
}

export async function startPeople(more: Partial<AccountNeeds> = {}): Promise<People> {
  const { base, time, letters, queue, folder, files } = await startWorld();
  const { database, audit, clock } = base;
  const emitted: Events['institution-changed'][] = [];
  const accounts = createAccounts({
    ...base,
    files,
    secret: 'a secret of tests, long enough to be one',
    addressOf: (request) => request.headers.get('x-test-address') ?? '192.0.2.1',
    listInstitutionNames: (ids) => institutions.listNames(ids),
    ...more,
  });
  const institutions: Institutions = createInstitutions({
    ...base,
    emit: async (_, name, event) => {
      if (name === 'institution-changed' && 'institution' in event) emitted.push(event);
    },
    appointments: accounts.appointments,
    posts: createPosts({ database, clock }),
    holders: createHolders({ database, clock }),
    responsibilities: () => [],
    countDatasets: async () => new Map(),
  });
  const handlers = [...accounts.handlers, ...institutions.handlers];
  const call: People['call'] = async (id, input, headers = {}) => {
    const request = new Request('https://datos.example.org/', { headers });
    const caller = await accounts.identify(request);
    const context = { request, caller, language: languages[1], signal: AbortSignal.timeout(300_000) };
    return parseCalled(id, await parseHandler(id, handlers).handle(input, context));
  };
  const runJobs = async () => {
    for (const job of queue.splice(0)) await accounts.jobs[job.name]?.(job.payload, AbortSignal.timeout(300_000));
  };
  const enter: People['enter'] = async (email, role, institution) => {
    await accounts.appointments.appoint(undefined, { email, role, institution, language: 'en' });
    await runJobs();
    const { headers, body } = await call('acceptInvitation', {
      body: { code: codeIn(letters.at(-1)), password: goodPassword },
    });
    return { headers: { cookie: cookieIn(headers) }, account: body.account.id, password: goodPassword };
  };
  return {
    database,
    audit,
    accounts,
    institutions,
    letters,
    queue,
    emitted,
    now: clock,
    wait: (ms) => {
      time.now += ms;
    },
    runJobs,
    call,
    enter,
    async administrator() {
      await accounts.createFirstAdministrator('root@example.org', goodPassword);
      const { headers, body } = await call('signIn', { body: { email: 'root@example.org', password: goodPassword } });
      if ('needs' in body) throw new Error('Nobody set up codes');
      return { headers: { cookie: cookieIn(headers) }, account: body.account.id, password: goodPassword };
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const cookieIn = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
export const codeIn = (letter: Letter | undefined): string => /code=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? 'none';

interface LooseHandler {
  handle(input: unknown, context: unknown): Promise<unknown>;
}
function parseHandler(id: OperationId, handlers: readonly AnyOperationHandler[]): LooseHandler {
  const found = handlers.find((handler) => handler.operation === id);
  if (!found) throw new Error(`Nobody answers ${id}`);
  return found as LooseHandler;
}

function parseCalled<Id extends OperationId>(id: Id, answer: unknown): Called<Id> {
  if (answer instanceof Response) return { body: null as never, headers: answer.headers, status: answer.status };
  const wrapped = answer as { body?: unknown; headers?: Record<string, string> } | null;
  const isAnswer = typeof wrapped === 'object' && wrapped !== null && 'body' in wrapped;
  const body = operations[id].response.parse(isAnswer ? wrapped.body : answer);
  const headers = new Headers(isAnswer ? wrapped.headers : {});
  return { body: body as OperationOutput<Id>, headers, status: operations[id].status };
}
