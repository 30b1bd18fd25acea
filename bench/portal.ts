import { type ChildProcess, spawn } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@milpa/sdk';
import { runtimeFlags } from '../run.mjs';

export interface RowsAnswer {
  readonly total: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** A real portal in a process of its own, as an operator runs it. */
export interface BenchPortal {
  readonly url: string;
  readonly child: ChildProcess;
  readonly client: Client;
  json(path: string): Promise<RowsAnswer>;
  /** Publishes one file as a dataset and answers with the id of its first table. */
  publish(path: string): Promise<string>;
  close(signal?: NodeJS.Signals): Promise<void>;
}

const main = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Starts a portal on the folder and waits until its first page answers. */
export async function openPortal(folder: string, flags: readonly string[] = ['--empty']): Promise<BenchPortal> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = join(folder, 'portal');
  const child = spawn(process.execPath, [...runtimeFlags, main, 'start', ...flags], {
    env: { ...process.env, PORT: String(port), MILPA_DATA: data, MILPA_PUBLIC_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitFor(url, child);
  const client = await signedIn(url, data);
  return {
    url,
    child,
    client,
    json: async (path) => parseRows(await (await fetch(new URL(path, url))).json()),
    publish: (path) => publish(client, path),
    close: (signal = 'SIGTERM') => ended(child, signal),
  };
}

const parseRows = (body: unknown) => body as RowsAnswer;

async function waitFor(url: string, child: ChildProcess) {
  const started = Date.now();
  while (Date.now() - started < 120_000) {
    if (child.exitCode !== null) throw new Error(`the portal ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/en`).catch(() => undefined); // not listening yet
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the portal did not answer within two minutes');
}

async function signedIn(url: string, data: string): Promise<Client> {
  const note = await readFile(join(data, 'first-sign-in.txt'), 'utf8');
  const email = /\S+@\S+/.exec(note)?.[0] ?? '';
  const password = /password:?\s*(\S+)/i.exec(note)?.[1] ?? '';
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in failed: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const asPerson = createClient({ url, headers: { cookie, 'sec-fetch-site': 'same-origin', origin: url } });
  const token = await asPerson.call('createToken', {
    body: { name: 'bench', scopes: ['read:draft', 'write:dataset', 'publish', 'admin'], days: 1 },
  });
  return createClient({ url, token: token.secret });
}

async function publish(client: Client, path: string): Promise<string> {
  const known = await client.call('listInstitutions');
  if (!known.some((institution) => institution.slug === 'bench')) {
    await client.call('createInstitution', { body: { slug: 'bench', name: { en: 'Bench' } } });
  }
  const name = basename(path);
  const draft = await client.call('createDataset', {
    body: { publisher: 'bench', metadata: { title: { en: name }, description: { en: name }, licence: 'CC0-1.0' } },
  });
  const form = new FormData();
  form.append('file', await openAsBlob(path), name);
  const sent = await client.request(`/api/v1/datasets/${draft.id}/files`, { method: 'POST', body: form });
  if (!sent.ok) throw new Error(await sent.text());
  let seen = await client.call('getDraft', { params: { dataset: draft.id } });
  while (seen.distributions.some(({ file }) => file.state === 'received' || file.state === 'reading')) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen = await client.call('getDraft', { params: { dataset: draft.id } });
  }
  await client.call('releaseDataset', { params: { dataset: draft.id }, revision: seen.revision, body: {} });
  const table = seen.distributions[0]?.file.tables[0];
  if (!table) throw new Error(`${name} has no table: ${JSON.stringify(seen.distributions[0]?.file)}`);
  return table.id;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
