import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@milpa/sdk';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uploadFile } from '../../packages/cli/src/upload.ts';
import { createUploadMemory } from '../../packages/cli/src/upload-memory.ts';
import { words } from '../../packages/cli/src/words/index.ts';

const size = 20 * 2 ** 20 + 12_345;
let folder: string;
let server: Server;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-upload-'));
  const tus = new TusServer({
    path: '/api/v1/uploads',
    datastore: new FileStore({ directory: join(folder, 'store') }),
  });
  server = createServer((request, response) => void tus.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${parseAddress(server.address()).port}`;
  await writeFile(join(folder, 'aire ñ.csv'), randomBytes(size));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const parseAddress = (address: unknown) => address as AddressInfo;
const hash = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

type Fault = (request: Request, count: number) => Promise<Response> | undefined;
function prepare(fault: Fault = () => undefined) {
  let patches = 0;
  const sent: string[] = [];
  const client = createClient({
    url,
    fetch: (request) => {
      if (request.method === 'PATCH') patches += 1;
      sent.push(`${request.method} ${request.headers.get('upload-offset') ?? ''}`.trim());
      return fault(request, patches) ?? fetch(request);
    },
  });
  const memory = createUploadMemory(join(folder, 'config'), url);
  return { needs: { client, memory, words: words.en, pause: () => Promise.resolve() }, sent };
}
const file = () => ({ path: join(folder, 'aire ñ.csv'), name: 'aire ñ.csv' });

describe('a resumable upload', () => {
  test('arrives whole, in pieces, with its progress', async () => {
    const { needs, sent } = prepare();
    const seen: number[] = [];
    const id = await uploadFile(needs, file(), (done, total) => void seen.push(done / total));
    expect(await hash(join(folder, 'store', id))).toBe(await hash(file().path));
    expect(sent).toEqual(['POST', 'PATCH 0', 'PATCH 8388608', 'PATCH 16777216']);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
  });

  test('goes on after a broken line and a busy portal, asking how far it got', async () => {
    const { needs, sent } = prepare((request, count) => {
      if (request.method !== 'PATCH') return undefined;
      if (count === 2) return Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') }));
      return count === 4 ? Promise.resolve(new Response('busy', { status: 503 })) : undefined;
    });
    const id = await uploadFile(needs, file(), () => {});
    expect(await hash(join(folder, 'store', id))).toBe(await hash(file().path));
    expect(sent.filter((line) => line === 'HEAD')).toHaveLength(2);
    expect(sent.filter((line) => line === 'POST')).toHaveLength(1);
  });

  test('gives up after eight tries without a byte, each told apart from the portal being asked', async () => {
    const { needs, sent } = prepare((request) =>
      request.method === 'PATCH' ? Promise.reject(new TypeError('fetch failed')) : undefined,
    );
    await expect(uploadFile(needs, file(), () => {})).rejects.toThrow('broke off: fetch failed');
    expect(sent.filter((line) => line.startsWith('PATCH'))).toHaveLength(8);
  });

  test('a later run goes on where an interrupted one stopped', async () => {
    const broken = prepare((_, count) => (count >= 2 ? Promise.reject(new TypeError('fetch failed')) : undefined));
    await expect(uploadFile(broken.needs, file(), () => {})).rejects.toThrow(
      'Run the same command again; it goes on where it stopped.',
    );
    const later = prepare();
    const id = await uploadFile(later.needs, file(), () => {});
    expect(later.sent).toEqual(['HEAD', 'PATCH 8388608', 'PATCH 16777216']);
    expect(await hash(join(folder, 'store', id))).toBe(await hash(file().path));
  });

  test('a changed file starts again, and so does one the portal forgot', async () => {
    const broken = prepare((_, count) => (count >= 2 ? Promise.reject(new TypeError('fetch failed')) : undefined));
    await expect(uploadFile(broken.needs, file(), () => {})).rejects.toThrow();
    await rm(join(folder, 'store'), { recursive: true });
    await mkdir(join(folder, 'store'));
    const later = prepare();
    await uploadFile(later.needs, file(), () => {});
    expect(later.sent.slice(0, 3)).toEqual(['HEAD', 'POST', 'PATCH 0']);
    await writeFile(file().path, 'short');
    const changed = prepare();
    const id = await uploadFile(changed.needs, file(), () => {});
    expect(changed.sent).toEqual(['POST', 'PATCH 0']);
    expect(await readFile(join(folder, 'store', id), 'utf8')).toBe('short');
  });

  test('what the portal refuses is said once and not tried again', async () => {
    const problem = { type: 'x', title: 'x', status: 413, code: 'too-large', detail: 'At most 1 GB.' };
    const { needs, sent } = prepare(() => Promise.resolve(Response.json(problem, { status: 413 })));
    await expect(uploadFile(needs, file(), () => {})).rejects.toMatchObject({
      code: 'too-large',
      message: 'At most 1 GB.',
    });
    expect(sent).toEqual(['POST']);
  });
});
