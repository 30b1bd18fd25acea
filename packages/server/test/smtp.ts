import { createServer, type Socket } from 'node:net';

export interface MailServer {
  readonly url: string;
  /** Letters that were taken, as they came over the wire. */
  readonly taken: string[];
  /** What it says to the next recipients; `drop` takes the letter and ends the connection before it says so. */
  answer: 'take' | 'refuse' | 'drop';
  close(): Promise<void>;
}

/** A mail server on a free port of this machine that speaks SMTP (RFC 5321) as far as a client needs it. */
export async function startMailServer(): Promise<MailServer> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const state: Pick<MailServer, 'answer'> = { answer: 'take' };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, taken, () => state.answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    taken,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
}

function serve(socket: Socket, taken: string[], answer: () => MailServer['answer']): void {
  let inData = false;
  let text = '';
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    text += String(chunk);
    if (inData && text.endsWith('\r\n.\r\n')) {
      taken.push(text);
      [inData, text] = [false, ''];
      if (answer() === 'drop') socket.destroy();
      else socket.write('250 taken\r\n');
    } else if (!inData && text.endsWith('\r\n')) {
      const command = text.trim().slice(0, 4).toUpperCase();
      text = '';
      inData = command === 'DATA';
      const refused = command === 'RCPT' && answer() === 'refuse';
      socket.write(refused ? '451 later\r\n' : inData ? '354 go on\r\n' : '250 fine\r\n');
      if (command === 'QUIT') socket.end();
    }
  });
}
