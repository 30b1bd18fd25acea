import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { streamBody, takeReadable } from './stream-body.ts';

const text = (body: ReadableStream<Uint8Array>) => new Response(body).text();
const parts = () => Readable.from([Buffer.from('uno '), Buffer.from('dos')], { objectMode: false });

test('the body gives what the stream gives', async () => {
  expect(await text(streamBody(parts()))).toBe('uno dos');
});

test('the stream is found behind the body, also of an answer made of another, until somebody reads it', () => {
  const readable = parts();
  let taken = 0;
  const answer = new Response(new Response(streamBody(readable, () => taken++)).body, { headers: { a: '1' } });
  expect(takeReadable(answer.body)).toBe(readable);
  expect(readable.readableFlowing).toBe(null);
  expect(taken).toBe(1);
  answer.body?.getReader();
  expect(takeReadable(answer.body)).toBeUndefined();
  expect(takeReadable(new Response('x').body)).toBeUndefined();
  expect(takeReadable(null)).toBeUndefined();
});

test('what broke, before or while it is read, is no shorter answer', async () => {
  const broken = parts();
  const body = streamBody(broken);
  broken.destroy(new Error('the disk is gone'));
  await expect(text(body)).rejects.toThrow('the disk is gone');
  const closed = parts();
  const second = streamBody(closed);
  closed.destroy();
  await expect(text(second)).rejects.toThrow();
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from('uno');
      throw new Error('halfway');
    })(),
    { objectMode: false },
  );
  await expect(text(streamBody(breaking))).rejects.toThrow('halfway');
});

test('a body that is given up ends the stream, read or unread', async () => {
  const [unread, half] = [parts(), parts()];
  await streamBody(unread).cancel();
  expect(unread.destroyed).toBe(true);
  const reader = streamBody(half).getReader();
  await reader.read();
  await reader.cancel();
  expect(half.destroyed).toBe(true);
});
