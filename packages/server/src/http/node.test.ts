import { expect, test } from 'vitest';
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

test('an answer that breaks off breaks the connection: nobody takes a part for the whole', async () => {
  const errors: unknown[] = [];
  const server = await listen(async () => new Response(breaking()), {
    port: 0,
    onError: (error) => errors.push(error),
  });
  try {
    const answer = await fetch(server.url);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow();
    // The next one is served.
    expect((await fetch(server.url)).status).toBe(200);
  } finally {
    await server.close(0);
  }
});

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
    for (let tries = 0; !cancelled && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(cancelled).toBe(true);
  } finally {
    await server.close(0);
  }
});
