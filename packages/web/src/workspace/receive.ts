import { type Client, parseProblem } from '@milpa/sdk';
import { createFields, type Fields, findBoundary, type Part, readFields, readParts, readText } from '../form/index.ts';

export interface Received {
  readonly fields: Fields;
  /** The API's answer to the files; undefined when there were none. */
  readonly answer: Response | undefined;
  /** Names of the files that were handed on. */
  readonly names: readonly string[];
}

type Extra = readonly (readonly [name: string, value: string])[];

/**
 * Reads a form that may hold files and hands the files on to the API while they arrive: no file is ever held here. `compose`
 * turns what was typed, which may come after the files, into the fields the API wants; they go last.
 */
export async function receiveForm(
  request: Request,
  forward: (body: ReadableStream<Uint8Array>, contentType: string) => Promise<Response>,
  compose: (fields: Fields, names: readonly string[]) => Extra,
): Promise<Received> {
  const boundary = findBoundary(request.headers.get('content-type') ?? '');
  if (boundary === undefined) return { fields: await readFields(request), answer: undefined, names: [] };
  const parts = readParts(request);
  const entries: [string, string][] = [];
  const names: string[] = [];
  const first = await takeFields(parts, entries);
  if (!first) return { fields: createFields(entries), answer: undefined, names };
  async function* write(from: Part): AsyncGenerator<Uint8Array> {
    for (let part: Part | undefined = from; part; part = await takeFields(parts, entries)) {
      names.push(part.filename ?? '');
      yield Buffer.from(`--${boundary}\r\n${part.head}\r\n\r\n`);
      yield* part.body;
      yield Buffer.from('\r\n');
    }
    for (const [name, value] of compose(createFields(entries), names)) {
      yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    }
    yield Buffer.from(`--${boundary}--\r\n`);
  }
  const answer = await forward(toStream(write(first)), `multipart/form-data; boundary=${boundary}`);
  // A refusal may come before the end: what was typed after the files is still wanted, the files are read past.
  while (await takeFields(parts, entries));
  return { fields: createFields(entries), answer, names };
}

/** Request bodies that stream need `duplex`, which the browser's types do not know yet. */
export const parseStreamed = (body: ReadableStream<Uint8Array>, contentType: string) =>
  ({ method: 'POST', headers: { 'content-type': contentType }, body, duplex: 'half' }) as RequestInit;

/** Reads typed fields up to the next file that a person really chose. */
async function takeFields(
  parts: AsyncGenerator<Part, void, undefined>,
  entries: [string, string][],
): Promise<Part | undefined> {
  while (true) {
    const { value: part, done } = await parts.next();
    if (done || !part) return undefined;
    if (part.filename === undefined) entries.push([part.name, await readText(part.body)]);
    else if (part.filename !== '') return part;
  }
}

/** Reads a form, and hands each file that a person chose on while it arrives. */
export async function receiveFields(
  request: Request,
  take: (file: Part, filename: string) => Promise<void>,
): Promise<Fields> {
  if (findBoundary(request.headers.get('content-type') ?? '') === undefined) return readFields(request);
  const parts = readParts(request);
  const entries: [string, string][] = [];
  for (let file = await takeFields(parts, entries); file; file = await takeFields(parts, entries))
    await take(file, (file.filename ?? '').slice(-200));
  return createFields(entries);
}

/** Sends a file on to the API as it arrives; what it says of it. */
export async function sendPaper(client: Pick<Client, 'request'>, path: string, { body }: Part): Promise<unknown> {
  const answer = await client.request(path, parseStreamed(toStream(body), 'application/octet-stream'));
  if (!answer.ok) throw await parseProblem(answer);
  return answer.json();
}

/** What is read from an iterator as it is wanted. */
export function toStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done || !value) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}
