import { Problem } from '@milpa/sdk';

/** One part of a multipart/form-data body (RFC 7578), read as it arrives. Its body is over when the next part is asked for. */
export interface Part {
  readonly name: string;
  /** Given for files only; empty when the person chose none. */
  readonly filename: string | undefined;
  /** The lines above the body, as they were sent. */
  readonly head: string;
  readonly body: AsyncIterable<Uint8Array>;
}

const mostHeadBytes = 16 * 1024;

/** The parts of a form in the order of their controls. Memory stays flat: nothing is kept but a chunk and a mark. */
export async function* readParts(request: Request): AsyncGenerator<Part, void, undefined> {
  const boundary = findBoundary(request.headers.get('content-type') ?? '');
  if (boundary === undefined || !request.body) throw brokenForm();
  const scanner = createScanner(request.body.getReader());
  const mark = Buffer.from(`\r\n--${boundary}`);
  // The first mark has no line before it.
  scanner.unread(Buffer.from('\r\n'));
  await drain(scanner.until(mark));
  while (true) {
    const rest = await scanner.line(mostHeadBytes);
    if (rest.startsWith('--')) return;
    const head = await scanner.head(mostHeadBytes);
    const body = scanner.until(mark);
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
    yield {
      name: findParameter(disposition, 'name') ?? '',
      filename: findParameter(disposition, 'filename'),
      head,
      // Without `return`: whoever stops reading early leaves the rest to be read past here.
      body: { [Symbol.asyncIterator]: () => ({ next: () => body.next() }) },
    };
    await drain(body);
  }
}

export function findBoundary(contentType: string): string | undefined {
  const found = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** Browsers write quotes and line ends in names as %22, %0D and %0A (HTML, multipart/form-data encoding). */
function findParameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return found?.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}

async function drain(body: AsyncGenerator<Uint8Array>): Promise<void> {
  while (!(await body.next()).done);
}

function createScanner(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let kept: Buffer = Buffer.alloc(0);
  const fill = async () => {
    const { done, value } = await reader.read();
    if (done) throw brokenForm();
    kept = kept.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.length) : Buffer.concat([kept, value]);
  };
  const upTo = async (mark: string, most: number) => {
    let at = kept.indexOf(mark);
    while (at < 0) {
      if (kept.length > most) throw brokenForm();
      await fill();
      at = kept.indexOf(mark);
    }
    const text = kept.subarray(0, at).toString('utf8');
    kept = kept.subarray(at + mark.length);
    return text;
  };
  return {
    unread(bytes: Buffer) {
      kept = Buffer.concat([bytes, kept]);
    },
    /** What is left of the line of a mark: nothing, or `--` after the last part, where the line may have no end. */
    async line(most: number) {
      while (kept.length < 2) await fill();
      if (kept[0] === 0x2d && kept[1] === 0x2d) return '--';
      return upTo('\r\n', most);
    },
    /** The head of a part; a part may have none. */
    async head(most: number) {
      while (kept.length < 2) await fill();
      if (kept[0] !== 0x0d || kept[1] !== 0x0a) return upTo('\r\n\r\n', most);
      kept = kept.subarray(2);
      return '';
    },
    /** The bytes before the next mark; the mark itself is taken. */
    async *until(mark: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
      while (true) {
        const at = kept.indexOf(mark);
        const whole = at >= 0 ? at : Math.max(0, kept.length - mark.length + 1);
        const chunk = kept.subarray(0, whole);
        kept = kept.subarray(at >= 0 ? at + mark.length : whole);
        if (chunk.length > 0) yield chunk;
        if (at >= 0) return;
        await fill();
      }
    },
  };
}

const brokenForm = (): Problem =>
  new Problem('malformed-request', {
    es: 'El formulario no llegó completo. Envíelo de nuevo.',
    en: 'The form did not arrive whole. Send it again.',
    fr: "Le formulaire n'est pas arrivé en entier. Envoyez-le de nouveau.",
  });
