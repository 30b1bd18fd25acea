import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiveForm } from './receive.ts';

const ask = (form: FormData) => new Request('http://portal.example/es/workspace/new', { method: 'POST', body: form });

/** The API's end: reads what was handed on as any server would. */
async function readForm(body: ReadableStream<Uint8Array>, contentType: string) {
  const init = { method: 'POST', headers: { 'content-type': contentType }, body, duplex: 'half' };
  return new Request('http://portal.example/api/v1/datasets', init).formData();
}

describe('a form with files', () => {
  test('is handed on with its files whole and its fields as the API wants them, last', async () => {
    const bytes = new Uint8Array(300_000).map((_, at) => (at * 7) % 251);
    const sent = new FormData();
    sent.append('file', new Blob([bytes]), 'datos "ñ".csv');
    sent.append('title.es', 'Aire');
    sent.append('file', new Blob(['a\r\nb']), 'b.csv');
    sent.append('file', new Blob([]), '');
    sent.append('publisher', 'salud');
    let got: FormData | undefined;
    const received = await receiveForm(
      ask(sent),
      async (body, type) => {
        got = await readForm(body, type);
        return new Response(null, { status: 201 });
      },
      (fields, names) => [
        ['publisher', fields.text('publisher')],
        ['metadata', JSON.stringify({ title: fields.text('title.es'), names })],
      ],
    );
    expect(received.answer?.status).toBe(201);
    expect(received.names).toEqual(['datos "ñ".csv', 'b.csv']);
    const [first, second, none] = got?.getAll('file') ?? [];
    expect(none).toBeUndefined();
    if (!(first instanceof File) || !(second instanceof File)) throw new Error('files did not arrive');
    expect(first.name).toBe('datos "ñ".csv');
    const hash = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    expect(hash(new Uint8Array(await first.arrayBuffer()))).toBe(hash(bytes));
    expect(await second.text()).toBe('a\r\nb');
    expect(got?.get('publisher')).toBe('salud');
    expect(got?.get('metadata')).toBe('{"title":"Aire","names":["datos \\"ñ\\".csv","b.csv"]}');
    expect(got?.has('title.es')).toBe(false);
  });

  test('gives what was typed after the files when the API refuses at once', async () => {
    const sent = new FormData();
    sent.append('file', new Blob([new Uint8Array(500_000)]), 'a.csv');
    sent.append('title.es', 'Aire');
    const received = await receiveForm(
      ask(sent),
      async () => new Response(null, { status: 413 }),
      () => [],
    );
    expect(received.answer?.status).toBe(413);
    expect(received.fields.text('title.es')).toBe('Aire');
  });

  test('in which no file was chosen asks the API nothing', async () => {
    const sent = new FormData();
    sent.append('title.es', 'Aire');
    sent.append('file', new Blob([]), '');
    const received = await receiveForm(
      ask(sent),
      () => Promise.reject(new Error('asked')),
      () => [],
    );
    expect(received.answer).toBeUndefined();
    expect(received.fields.text('title.es')).toBe('Aire');
  });

  test('reads no further ahead than the API takes', async () => {
    let given = 0;
    const piece = new Uint8Array(65_536);
    const head = new TextEncoder().encode(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n',
    );
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          controller.enqueue(given === 0 ? head : piece);
          given += 1;
          if (given > 4000) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const init = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half',
    };
    const broken = receiveForm(
      new Request('http://portal.example/', init),
      async (forwarded) => {
        const reader = forwarded.getReader();
        for (let at = 0; at < 10; at++) await reader.read();
        expect(given).toBeLessThan(20);
        return new Response(null, { status: 413 });
      },
      () => [],
    );
    await expect(broken).rejects.toMatchObject({ code: 'malformed-request' });
  });
});
