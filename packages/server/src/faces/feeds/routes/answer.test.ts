import { expect, test } from 'vitest';
import { stopWhen } from './answer.ts';

const piece = new Uint8Array(3 * 2 ** 20);
/** So many pieces, each made when it is asked for. */
function give(pieces: number): ReadableStream<Uint8Array> {
  let given = 0;
  return new ReadableStream({
    pull(controller) {
      given += 1;
      if (given > pieces) controller.close();
      else controller.enqueue(piece);
    },
  });
}
const count = async (stream: ReadableStream<Uint8Array>) => {
  let bytes = 0;
  for await (const each of stream) bytes += each.byteLength;
  return bytes;
};

test('what stands is given whole', async () => {
  expect(await count(stopWhen(async () => false, give(9)))).toBe(9 * piece.byteLength);
});

test('F20: a document that is being read when an order to purge comes is broken off, for slow readers too', async () => {
  let looked = 0;
  const isOver = async () => {
    looked += 1;
    return looked > 2;
  };
  // Without an end, so that only the order can end it.
  await expect(count(stopWhen(isOver, give(Number.POSITIVE_INFINITY)))).rejects.toThrow('A purge began');
  expect(looked).toBe(3);
});
