import type { LookupAddress } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEgress, EgressRefused, isPublicAddress } from './index.ts';

const answers: Record<string, (asked: IncomingMessage, answer: ServerResponse) => void> = {
  '/datos.csv': (asked, answer) => {
    answer.setHeader('content-type', 'text/csv; charset=utf-8');
    answer.setHeader('content-disposition', `attachment; filename="x.csv"; filename*=UTF-8''a%C3%B1o.csv`);
    answer.end(`agent,${asked.headers['user-agent']}\n`);
  },
  '/moved': (_, answer) => answer.writeHead(302, { location: '/datos.csv' }).end(),
  '/round': (_, answer) => answer.writeHead(301, { location: '/round' }).end(),
  '/inside': (_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/file': (_, answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/endless': (_, answer) => {
    const more = () => {
      if (!answer.destroyed) answer.write(Buffer.alloc(65_536), () => setImmediate(more));
    };
    more();
  },
  '/lying': (_, answer) => answer.writeHead(200, { 'content-length': '999999999' }).write('x'),
  '/drip': async (_, answer) => {
    for (let n = 0; n < 100 && !answer.destroyed; n += 1) {
      answer.write('x');
      await wait(30);
    }
  },
  '/gone': (_, answer) => answer.writeHead(410).end(),
  '/echo': async (asked, answer) => {
    let said = `${asked.method} ${asked.headers['content-type'] ?? ''} `;
    for await (const part of asked) said += String(part);
    answer.writeHead(202, { 'x-seen': asked.headers['user-agent'] ?? '' }).end(said);
  },
};
let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((asked, answer) => answers[asked.url ?? '']?.(asked, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = createEgress({ userAgent: 'Milpa-test', privateNetworks: true });
const closed = createEgress({ userAgent: 'Milpa-test', privateNetworks: false });
const limits = { limitBytes: 1_000_000, timeoutMs: 60_000 };
const read = async (body: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fetched',
    (error: unknown) => (error instanceof EgressRefused ? error.reason : String(error)),
  );
const whole = async (path: string, more: object = {}) =>
  read((await open.fetch(origin + path, { ...limits, ...more })).body);

describe('fetching', () => {
  test('gives the file, its name and where it was', async () => {
    const found = await open.fetch(`${origin}/moved`, limits);
    expect(found).toMatchObject({ url: `${origin}/datos.csv`, mediaType: 'text/csv', filename: 'año.csv' });
    expect(await read(found.body)).toBe('agent,Milpa-test\n');
  });
  test('an exchange sends a body and gives whatever was answered, redirects included', async () => {
    const sent = await open.exchange(
      `${origin}/echo`,
      { method: 'POST', headers: { 'content-type': 'text/plain', 'user-agent': 'another' }, body: 'milpa' },
      limits,
    );
    expect([sent.status, Buffer.from(sent.body).toString()]).toEqual([202, 'POST text/plain milpa']);
    expect(sent.headers.get('x-seen')).toBe('Milpa-test');
    expect((await open.exchange(`${origin}/moved`, { method: 'HEAD' }, limits)).status).toBe(302);
    expect(await reasonOf(open.exchange(`${origin}/endless`, { method: 'GET' }, limits))).toBe('size');
    expect(await reasonOf(closed.exchange(`${origin}/echo`, { method: 'GET' }, limits))).toBe('private');
  });
  test('ends with what is no file', async () => {
    expect(await reasonOf(whole('/gone'))).toBe('status');
    expect(await reasonOf(whole('/round'))).toBe('redirects');
    expect(await reasonOf(whole('/file'))).toBe('address');
  });
  test('ends when it grows too large or takes too long', async () => {
    expect(await reasonOf(whole('/endless'))).toBe('size');
    expect(await reasonOf(whole('/lying'))).toBe('size');
    expect(await reasonOf(whole('/drip', { timeoutMs: 200 }))).toBe('timeout');
    expect(await reasonOf(whole('/drip', { signal: AbortSignal.timeout(100) }))).toContain('TimeoutError');
  });
});

describe('private networks', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    'ff02::1',
    'no address',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  test.each(['8.8.8.8', '200.23.8.8', '172.32.0.1', '2806:10ae::1'])('%s is public', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://localhost/',
  ])('%s is not entered, however it is written', async (url) => {
    expect(await reasonOf(closed.fetch(url, limits))).toBe('private');
  });
  test('nor by way of a redirect, or of a name that means another address the second time', async () => {
    const asked: string[] = [];
    const lookup = (addresses: LookupAddress[][]) =>
      createEgress({
        userAgent: 'x',
        privateNetworks: false,
        lookup: parseLookup((name: string, _: object, done: (error: null, found: LookupAddress[]) => void) => {
          asked.push(name);
          done(null, addresses.shift() ?? []);
        }),
      });
    const inside = [{ address: '10.0.0.1', family: 4 }];
    expect(await reasonOf(lookup([inside]).fetch('http://datos.example.org/', limits))).toBe('private');
    const mixed = [{ address: '8.8.8.8', family: 4 }, ...inside];
    expect(await reasonOf(lookup([mixed]).fetch('http://datos.example.org/', limits))).toBe('private');
    expect(asked).toHaveLength(2); // each name is looked up once, and connected to as it was found
  });
  test.each([
    'ftp://example.org/x',
    'file:///etc/passwd',
    'http://user:pw@example.org/',
    'http://example.org:22/',
    'nothing',
  ])('%s is no address to fetch from', async (url) =>
    expect(await reasonOf(closed.fetch(url, limits))).toBe('address'),
  );
});
const parseLookup = (lookup: unknown) => lookup as never;

test('two looks at one server take one connection, and one that was closed meanwhile is no failure', async () => {
  const sockets = new Set<Socket>();
  const server = createServer((asked, answer) => {
    answer.writeHead(200, { 'content-length': 4 }).end(asked.method === 'HEAD' ? undefined : 'a,b\n');
  });
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/a.csv`;
  const egress = createEgress({ userAgent: 'Milpa-test', privateNetworks: true });
  const limits = { firstBytes: 100, timeoutMs: 60_000 };
  await egress.probe(url, { ...limits, method: 'HEAD' });
  const looked = await egress.probe(url, { ...limits, method: 'GET' });
  expect([looked.status, Buffer.from(looked.start).toString(), connections]).toEqual([200, 'a,b\n', 1]);
  // The other side goes away without a word: only the next question can notice.
  for (const socket of sockets) socket.resetAndDestroy();
  expect((await egress.probe(url, { ...limits, method: 'GET' })).status).toBe(200);
  expect(connections).toBe(2);
  server.closeAllConnections();
  server.close();
});
