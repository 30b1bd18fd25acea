import { Readable } from 'node:stream';

interface Behind {
  readonly readable: Readable;
  readonly onTaken: () => void;
}

const behind = new WeakMap<ReadableStream<Uint8Array>, Behind>();

/**
 * A stream of Node as the body of a Response. Nothing is read from it before somebody reads the body. The HTTP server takes the stream
 * itself (`takeReadable`): by way of the web's streams half a gigabyte costs more of the processor than making a CSV of that size.
 * `onTaken` is called when it does: whoever takes it hands each chunk on and waits until it is gone.
 */
export function streamBody(readable: Readable, onTaken = () => {}): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  // Told to whoever reads; until then it must not bring the process down.
  readable.once('error', () => undefined);
  const open = () => {
    // What broke before anybody read it must not look like an empty answer.
    if (readable.destroyed) throw readable.errored ?? new Error('The stream was closed before it was read');
    return parseStream(Readable.toWeb(readable)).getReader();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= open();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        if (reader) await reader.cancel(reason);
        else readable.destroy();
      },
    },
    { highWaterMark: 0 },
  );
  behind.set(body, { readable, onTaken });
  return body;
}

/** The stream of Node behind a body that nobody reads yet; who takes it must not read the body too. */
export function takeReadable(body: ReadableStream<Uint8Array> | null): Readable | undefined {
  const found = body && !body.locked ? behind.get(body) : undefined;
  found?.onTaken();
  return found?.readable;
}

// Node's own type of a web stream and the browser's differ in name only.
const parseStream = (stream: unknown) => stream as ReadableStream<Uint8Array>;
