import type { Readable } from 'node:stream';
import { type ExportQuestion, engineVersion, recycleChunks } from '@milpa/engine';
import { type Column, type ExportFormat, Problem } from '@milpa/sdk';
import { formatDisposition } from '../../http/index.ts';
import { streamBody } from '../../stream-body.ts';
import type { DatasetContext } from '../model.ts';
import { mediaTypes } from '../rows-format.ts';
import type { AskedTable } from './answer-rows.ts';
import { problemOf } from './answer-rows.ts';

export interface StreamAsked {
  readonly columns: readonly Column[];
  readonly format: ExportFormat;
  readonly question: Partial<ExportQuestion>;
  /** Text that a spreadsheet would run gets an apostrophe before it. */
  readonly safe: boolean;
  /** Without extension. */
  readonly name: string;
  readonly request: Request;
}

/** Streams one address may have under way; the processes that write them are few. */
const mostOfOne = 3;

/**
 * Rows as a file that is sent while it is written: nothing is kept, nothing is made for a reader who left, and what breaks off breaks
 * the connection.
 */
export function createStreams(context: DatasetContext) {
  const running = new Map<string, number>();
  const leave = (address: string) => {
    const left = (running.get(address) ?? 1) - 1;
    if (left > 0) running.set(address, left);
    else running.delete(address);
  };
  return async (asked: AskedTable, given: StreamAsked): Promise<Response> => {
    const { request } = given;
    const headers = describe(asked, given);
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    if (request.method === 'HEAD') return new Response(null, { headers });
    const address = context.addressOf(request);
    const now = running.get(address) ?? 0;
    if (address !== '' && now >= mostOfOne) throw tooMany(mostOfOne);
    running.set(address, now + 1);
    try {
      const stream = await open(context, asked, given);
      stream.once('close', () => leave(address));
      return new Response(
        streamBody(stream, () => recycleChunks(stream)),
        { headers },
      );
    } catch (error) {
      leave(address);
      throw problemOf(error);
    }
  };
}
export type Streams = ReturnType<typeof createStreams>;

async function open(context: DatasetContext, { sha256 }: AskedTable, given: StreamAsked): Promise<Readable> {
  const { columns, format, question, safe, request } = given;
  const copy = await context.files.local(sha256);
  try {
    const table = { path: copy.path, sha256, columns: [...columns] };
    const stream = await context.engine.stream({ table, format, question, safe }, { signal: request.signal });
    stream.once('close', () => void copy.release());
    return stream;
  } catch (error) {
    await copy.release();
    throw error;
  }
}

function describe({ version, number }: AskedTable, { format, safe, name }: StreamAsked) {
  return {
    etag: `W/"${version}.${number}.${engineVersion}.${format}${safe ? '.safe' : ''}"`,
    'content-type': mediaTypes[format],
    'content-disposition': formatDisposition(`${name}.${format}`),
    'cache-control': 'public, no-cache, no-transform',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    vary: 'Accept',
  };
}

const tooMany = (most: number): Problem =>
  new Problem(
    'too-many-requests',
    {
      en: `${most} downloads of yours are under way already. Wait for one of them.`,
      es: `Ya hay ${most} descargas suyas en curso. Espere a que termine alguna.`,
      fr: `${most} de vos téléchargements sont déjà en cours. Attendez la fin de l'un d'eux.`,
    },
    { retryAfter: 10 },
  );
