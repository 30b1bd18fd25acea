import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { streamBody } from '../stream-body.ts';
import { listen } from './node.ts';

/** An answer that breaks after a few bytes, as a file does whose making fails halfway. */
const breaking = () => {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      sent += 1;
      if (sent > 5) controller.error(new Error('the disk is gone'));
      else controller.enqueue(new Uint8Array(1000));
    },
  });
};

const breakingReadable = () =>
  Readable.from(
    (async function* () {
      yield Buffer.alloc(1000);
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('the disk is gone');
    })(),
    { objectMode: false },
  );

test.each([
  ['of the web', breaking],
  ['of Node', () => streamBody(breakingReadable())],
])(
  'an answer that breaks off breaks the connection: nobody takes a part for the whole (a stream %s)',
  async (_, makeBody) => {
    const errors: unknown[] = [];
    const server = await listen(async () => new Response(makeBody()), {
      port: 0,
      onError: (error) => errors.push(error),
    });
    try {
      const answer = await fetch(server.url);
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow();
      // The next one is served.
      const next = await fetch(server.url);
      expect(next.status).toBe(200);
      await next.body?.cancel();
    } finally {
      await server.close(0);
    }
  },
);

test('a reader who leaves stops what is made for him', async () => {
  let cancelled = false;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10_000)),
      cancel() {
        cancelled = true;
      },
    });
  const server = await listen(async () => new Response(endless()), { port: 0, onError: () => undefined });
  try {
    const answer = await fetch(server.url);
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => cancelled).toBe(true);
  } finally {
    await server.close(0);
  }
});

test('a stream of Node goes out whole, with its headers and cookies', async () => {
  const chunk = Buffer.alloc(100_000, 'x');
  const headers = new Headers({ 'content-type': 'text/csv', 'x-more': 'si' });
  headers.append('set-cookie', 'a=1');
  headers.append('set-cookie', 'b=2');
  const answer = async () => {
    const body = streamBody(
      Readable.from(
        Array.from({ length: 50 }, () => chunk),
        { objectMode: false },
      ),
    );
    return new Response(body, { status: 201, headers });
  };
  const server = await listen(answer, { port: 0, onError: () => undefined });
  try {
    const got = await fetch(server.url);
    expect(got.status).toBe(201);
    expect([got.headers.get('content-type'), got.headers.get('x-more')]).toEqual(['text/csv', 'si']);
    expect(got.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect((await got.arrayBuffer()).byteLength).toBe(5_000_000);
  } finally {
    await server.close(0);
  }
});

test('a reader who leaves ends a stream of Node', async () => {
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(10_000));
    },
  });
  const server = await listen(async () => new Response(streamBody(endless)), { port: 0, onError: () => undefined });
  try {
    const reader = (await fetch(server.url)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => endless.destroyed).toBe(true);
  } finally {
    await server.close(0);
  }
});
