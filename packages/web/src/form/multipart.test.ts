import { Problem } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { readFields } from './fields.ts';
import { findBoundary, readParts } from './multipart.ts';

const type = 'multipart/form-data; boundary=----b';
const text = new TextEncoder();

/** The same bytes cut into pieces of this size, as a network might. */
function ask(body: Uint8Array, piece: number, contentType = type): Request {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < body.length; at += piece) controller.enqueue(body.slice(at, at + piece));
      controller.close();
    },
  });
  const init = { method: 'POST', headers: { 'content-type': contentType }, body: stream, duplex: 'half' };
  return new Request('http://portal.example/', init);
}

async function collect(request: Request) {
  const found: { name: string; filename: string | undefined; bytes: Buffer }[] = [];
  for await (const { name, filename, body } of readParts(request)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk.slice());
    found.push({ name, filename, bytes: Buffer.concat(chunks) });
  }
  return found;
}

const form = async () => {
  const bytes = new Uint8Array(3000).map((_, at) => (at * 31) % 256);
  const tricky = text.encode('\r\n------\r\n------x\r\n-----');
  const data = new FormData();
  data.append('title', 'Año, «línea»\r\ndos');
  data.append('file', new Blob([bytes]), 'datos ñ "1".csv');
  data.append('file', new Blob([tricky]), 'b.csv');
  data.append('empty', '');
  const request = new Request('http://portal.example/', { method: 'POST', body: data });
  const contentType = request.headers.get('content-type') ?? '';
  return { body: new Uint8Array(await request.arrayBuffer()), contentType, bytes, tricky };
};

describe('a multipart form', () => {
  test.each([1, 2, 7, 64, 1000, 100_000])('is the same read in pieces of %i bytes', async (piece) => {
    const { body, contentType, bytes, tricky } = await form();
    const parts = await collect(ask(body, piece, contentType));
    expect(parts.map(({ name, filename }) => [name, filename])).toEqual([
      ['title', undefined],
      ['file', 'datos ñ "1".csv'],
      ['file', 'b.csv'],
      ['empty', undefined],
    ]);
    expect(parts[0]?.bytes.toString()).toBe('Año, «línea»\r\ndos');
    expect(parts[1]?.bytes.equals(Buffer.from(bytes))).toBe(true);
    expect(parts[2]?.bytes.equals(Buffer.from(tricky))).toBe(true);
    expect(parts[3]?.bytes.length).toBe(0);
  });

  test('goes on with the next part when a body is left early', async () => {
    const { body, contentType } = await form();
    const names: string[] = [];
    for await (const part of readParts(ask(body, 50, contentType))) {
      names.push(part.name);
      for await (const _ of part.body) break;
    }
    expect(names).toEqual(['title', 'file', 'file', 'empty']);
  });

  test('gives its typed fields, files read past', async () => {
    const { body, contentType } = await form();
    const fields = await readFields(ask(body, 100, contentType));
    expect(fields.entries.map(([name]) => name)).toEqual(['title', 'empty']);
    expect(fields.text('title')).toBe('Año, «línea»\ndos');
  });

  test('that breaks off is refused', async () => {
    const { body, contentType } = await form();
    for (const length of [0, 10, 200, 2000, body.length - 60])
      await expect(collect(ask(body.slice(0, length), 100, contentType)), String(length)).rejects.toBeInstanceOf(
        Problem,
      );
  });

  test('without a boundary is refused', async () => {
    await expect(collect(ask(text.encode('x'), 10, 'multipart/form-data'))).rejects.toMatchObject({
      code: 'malformed-request',
    });
    expect(findBoundary('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
  });

  test('with a head without end is refused, not kept', async () => {
    const endless = text.encode(`------b\r\nContent-Disposition: ${'x'.repeat(100_000)}`);
    await expect(collect(ask(endless, 1000))).rejects.toMatchObject({ code: 'malformed-request' });
  });
});

describe('a plain form', () => {
  test('gives its fields with repeated names', async () => {
    const body = new URLSearchParams([
      ['themes', 'ENVI'],
      ['themes', 'HEAL'],
      ['title', '  Aire  '],
      ['password', ' a b '],
    ]);
    const fields = await readFields(new Request('http://portal.example/', { method: 'POST', body }));
    expect(fields.list('themes')).toEqual(['ENVI', 'HEAL']);
    expect(fields.text('title')).toBe('Aire');
    expect(fields.exact('password')).toBe(' a b ');
    expect(fields.has('licence')).toBe(false);
  });

  test('of more text than a person types is refused', async () => {
    const body = new URLSearchParams({ title: 'x'.repeat(5 * 2 ** 20) });
    await expect(readFields(new Request('http://portal.example/', { method: 'POST', body }))).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});
