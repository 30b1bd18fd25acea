import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { Problem } from '@milpa/sdk';
import type { DatasetContext, IncomingFile } from './model.ts';
import { fieldWrong, malformedForm, tooManyFiles } from './problems.ts';

export interface ReadForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly IncomingFile[];
}

const fieldBytes = 2 ** 20;
const mostFields = 50;

export const isForm = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');

/** Reads a multipart/form-data request. Files go straight into the store, so memory stays flat at any size. */
export async function readForm(context: DatasetContext, request: Request): Promise<ReadForm> {
  const fields = new Map<string, string>();
  const stored: Promise<IncomingFile>[] = [];
  const streams: Readable[] = [];
  const busboy = createParser(request, context.limits.files);
  const stopped = new AbortController();
  busboy.on('field', (name, value, _nameCut, valueCut) => {
    if (valueCut) stopped.abort(fieldWrong(`/${name}`, `longer than ${fieldBytes} bytes`));
    fields.set(name, value);
  });
  busboy.on('filesLimit', () => stopped.abort(tooManyFiles(context.limits.files)));
  busboy.on('file', (_field, stream, name) => {
    streams.push(stream);
    // The parser only announces that a part broke off; unheard, that would end the process.
    stream.on('error', (error: Error) => stream.destroy(error));
    const file = keep(context, stream, name);
    // The form is not read on when the store refuses a file.
    file.catch((error: unknown) => stopped.abort(error));
    stored.push(file);
  });
  try {
    if (!request.body) throw new Error('The request has no body');
    await pipeline(Readable.fromWeb(parseStream(request.body)), busboy, { signal: stopped.signal });
    return { fields, files: (await Promise.all(stored)).filter(({ name, size }) => name !== '' || size > 0) };
  } catch (error) {
    // No file may still be on its way into the store when the answer is given.
    for (const stream of streams) stream.destroy(new Error('The form broke off', { cause: error }));
    await Promise.allSettled(stored);
    const reason: unknown = stopped.signal.aborted ? stopped.signal.reason : error;
    throw reason instanceof Problem ? reason : malformedForm(reason);
  }
}

async function keep(context: DatasetContext, stream: Readable, name: string | undefined): Promise<IncomingFile> {
  const { sha256, size } = await context.files.put(stream, { limitBytes: context.limits.fileBytes });
  return { name: name ?? '', sha256, size };
}

function createParser(request: Request, files: number) {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      preservePath: true,
      limits: { fieldSize: fieldBytes, fields: mostFields, files, fieldNameSize: 100 },
    });
  } catch (error) {
    throw malformedForm(error);
  }
}

// The stream of a Request is the stream of Node; only the two type libraries name it differently.
const parseStream = (body: ReadableStream<Uint8Array>): NodeStream<Uint8Array> =>
  body as unknown as NodeStream<Uint8Array>;
