import { createServer, type Server, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { takeReadable } from '../stream-body.ts';

export interface Listening {
  /** What it listens on, with the port that was really taken. */
  readonly url: string;
  /** Takes no more connections, lets what runs finish, and cuts what is not done after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  /** All interfaces when empty. */
  readonly host?: string;
  readonly onError: (error: unknown) => void;
}

type Answer = (request: Request, peer: { readonly address: string }) => Promise<Response>;

/** Serves over HTTP/1.1. Bodies stream both ways. Throws a sentence when the port is taken. */
export async function listen(answer: Answer, options: ListenOptions): Promise<Listening> {
  const handle = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const answered = await answer(request, { address: incoming.socket?.remoteAddress ?? '' });
      const readable = outgoing instanceof ServerResponse ? takeReadable(answered.body) : undefined;
      if (!readable || !(outgoing instanceof ServerResponse)) return answered;
      await send(answered, readable, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        options.onError(error);
        return new Response(null, { status: 500 });
      },
    },
  );
  const server = createServer(limits, (incoming, outgoing) => void handle(incoming, outgoing));
  // An upload may take hours, but not a minute without a byte.
  server.setTimeout(120_000);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, options.port)));
    server.listen(options.port, options.host || undefined, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : options.port);
    });
  });
  server.on('error', options.onError);
  return { url: `http://localhost:${port}`, close: (graceMs = 6000) => close(server, graceMs) };
}

/** Straight from the stream into the connection, which breaks when the stream does. */
async function send({ status, headers }: Response, readable: Readable, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.writeHead(status);
  // Whichever end breaks, pipeline destroys the other: the reader sees a broken connection, or is not there any more.
  await pipeline(readable, outgoing).catch(() => undefined);
}

const limits = {
  headersTimeout: 20_000,
  requestTimeout: 0,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 32 * 1024,
  noDelay: true,
};

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=8081.`);
  if (error.code === 'EACCES')
    return new Error(`This user may not listen on port ${port}. Choose one above 1023: PORT=8080.`);
  return error;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // Node closes only what is idle now. What was still being answered is kept open for a next question, which will not be answered.
    const tidy = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(tidy);
      resolve();
    });
    server.closeIdleConnections();
  });
}
