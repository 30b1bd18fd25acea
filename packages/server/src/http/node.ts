import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

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
    (request, { incoming }) => answer(request, { address: incoming.socket?.remoteAddress ?? '' }),
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
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
