import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskFiles, type FileStore, type StoredFile } from '../storage/files/index.ts';
import { answerFile, createApp, formatDisposition, type Listening, listen, type RawRoute } from './index.ts';

const bytes = randomBytes(1_000_000);
const digest = createHash('sha256').update(bytes).digest('base64');
let folder = '';
let store: FileStore;
let stored: StoredFile;
let server: Listening;

async function* inParts() {
  yield bytes;
}

const routes: readonly RawRoute[] = [
  {
    method: 'GET',
    path: '/file',
    handle: async ({ request }) =>
      answerFile({
        store,
        ...stored,
        mediaType: 'text/csv',
        filename: 'Población año 2026.csv',
        request,
      }),
  },
  {
    method: 'POST',
    path: '/receive',
    handle: async ({ request }) => {
      const { sha256, size } = await store.put(request.body ?? new ReadableStream(), { limitBytes: 5e6 });
      return Response.json({ sha256, size });
    },
  },
  {
    method: 'GET',
    path: '/slow',
    handle: async () => {
      await wait(300);
      return new Response('slow but whole');
    },
  },
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-serve-'));
  store = await createDiskFiles({ folder });
  stored = await store.put(inParts(), { limitBytes: 1e7 });
  const log = pino({ level: 'silent' });
  const options = { handlers: [], rawRoutes: routes, identify: async () => undefined, publicUrl: 'http://localhost' };
  const app = createApp({ ...options, language: 'es', log });
  server = await listen(app.fetch, { port: 0, host: '127.0.0.1', onError: (error) => log.error({ err: error }) });
});
afterAll(async () => {
  await server.close(500);
  await rm(folder, { recursive: true });
});

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL('/file', server.url), { method, headers });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a stored file over HTTP', () => {
  test('comes whole, inert, with what proves it', async () => {
    const answer = await get({ 'accept-encoding': 'gzip' });
    expect(Buffer.compare(await bodyOf(answer), bytes)).toBe(0);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      etag: `"${stored.sha256}"`,
      'content-length': '1000000',
      'accept-ranges': 'bytes',
      'repr-digest': `sha-256=:${digest}:`,
      'content-digest': `sha-256=:${digest}:`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, no-cache, no-transform',
    });
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Poblaci_n a_o 2026.csv"; filename*=UTF-8''Poblaci%C3%B3n%20a%C3%B1o%202026.csv`,
    );
  });
  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=999990-', 999_990, 1_000_000],
    ['bytes=-5', 999_995, 1_000_000],
    ['bytes=999998-2000000', 999_998, 1_000_000],
  ])('%s is given as a part', async (range, from, to) => {
    const answer = await get({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/1000000`);
    expect(answer.headers.get('content-digest')).toBeNull();
    expect(Buffer.compare(await bodyOf(answer), bytes.subarray(from, to))).toBe(0);
  });
  test('a part beyond the end is refused with the size; nonsense is the whole file', async () => {
    const beyond = await get({ range: 'bytes=1000000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000000']);
    expect((await beyond.json()).code).toBe('range-not-satisfiable');
    for (const range of ['bytes=9-3', 'lines=1-2', 'bytes=-', 'bytes=0-1,5-6']) {
      const answer = await get({ range });
      expect([answer.status, (await bodyOf(answer)).length]).toEqual([200, 1_000_000]);
    }
  });
  test('a part is only continued when it is still the same file', async () => {
    expect((await get({ range: 'bytes=0-1', 'if-range': `"${stored.sha256}"` })).status).toBe(206);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
    expect((await get({ 'if-none-match': `W/"${stored.sha256}"` })).status).toBe(304);
  });
  test('HEAD tells its size without sending it', async () => {
    const answer = await get({}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '1000000']);
    expect((await bodyOf(answer)).length).toBe(0);
  });
});

test('names that no header or screen should carry are made harmless', () => {
  expect(formatDisposition('plain.csv')).toBe('attachment; filename="plain.csv"');
  expect(formatDisposition('../../etc/passwd')).toBe('attachment; filename=".._.._etc_passwd"');
  expect(formatDisposition('a"b\r\nSet-Cookie: x.csv')).toBe(
    `attachment; filename="a_bSet-Cookie: x.csv"; filename*=UTF-8''a%22bSet-Cookie%3A%20x.csv`,
  );
  expect(formatDisposition('report\u202Efdp.exe')).toBe('attachment; filename="reportfdp.exe"');
  expect(formatDisposition('\u0000')).toBe('attachment; filename="file"');
});

describe('the listener', () => {
  test('takes a body as a stream, and is there after one that breaks off', async () => {
    const sent = await fetch(new URL('/receive', server.url), { method: 'POST', body: bytes });
    expect(await sent.json()).toEqual(stored);
    const port = Number(new URL(server.url).port);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /receive HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf');
        setTimeout(() => {
          socket.destroy();
          resolve();
        }, 50);
      });
    });
    const large = await fetch(new URL('/receive', server.url), { method: 'POST', body: randomBytes(6_000_000) });
    expect((await large.json()).code).toBe('too-large');
    expect((await get()).status).toBe(200);
  });
  test('lets what runs finish when it closes, and says which port is taken', async () => {
    const [asked, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const answer = async () => {
      asked.resolve();
      await go.promise;
      return new Response('slow but whole');
    };
    const own = await listen(answer, { port: 0, host: '127.0.0.1', onError: () => undefined });
    const port = Number(new URL(own.url).port);
    await expect(listen(answer, { port, host: '127.0.0.1', onError: () => undefined })).rejects.toThrow(
      `Port ${port} is taken`,
    );
    const running = fetch(own.url.replace('localhost', '127.0.0.1'));
    await asked.promise;
    // Longer than a test may take: what is over must not be waited for.
    const closed = own.close(600_000);
    go.resolve();
    expect(await (await running).text()).toBe('slow but whole');
    await closed;
    await expect(fetch(own.url.replace('localhost', '127.0.0.1'))).rejects.toThrow();
  });
});
