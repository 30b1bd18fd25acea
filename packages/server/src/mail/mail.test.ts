import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMail, type Letter } from './index.ts';

const letter: Letter = {
  to: 'ana@example.org',
  subject: 'Invitación para publicar',
  text: 'Hola, Ana:\n\nhttps://datos.example.org/es/invitation?code=abc_DEF-123\n',
  language: 'es',
};
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-mail-'));
});
afterAll(() => rm(folder, { recursive: true }));
const options = () => ({ from: 'Datos <datos@example.org>', outbox: join(folder, 'outbox'), now: () => new Date(0) });

test('without a mail server a letter is a file that only the operator reads', async () => {
  const mail = createMail({ ...options(), smtpUrl: undefined });
  await mail.send(letter);
  const [name = ''] = await readdir(options().outbox);
  expect(name).toMatch(/^1970-01-01T000000\.000Z-[0-9a-f]{8}\.eml$/);
  const text = await readFile(join(options().outbox, name), 'utf8');
  for (const header of ['From: Datos <datos@example.org>', 'To: ana@example.org', 'Auto-Submitted: auto-generated'])
    expect(text).toContain(header);
  expect(text).toContain('Content-Language: es');
  expect((await stat(join(options().outbox, name))).mode & 0o777).toBe(0o600);
});

/** A mail server that takes letters, or answers the recipient with a refusal. */
function startSmtp(taken: string[], recipient: string): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    let inData = false;
    let text = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += String(chunk);
      if (inData && text.endsWith('\r\n.\r\n')) {
        taken.push(text);
        inData = false;
        socket.write('250 taken\r\n');
      } else if (!inData && text.endsWith('\r\n')) {
        const command = text.trim().slice(0, 4).toUpperCase();
        inData = command === 'DATA';
        socket.write(command === 'RCPT' ? `${recipient}\r\n` : inData ? '354 go on\r\n' : '250 fine\r\n');
        if (command === 'QUIT') socket.end();
      }
      if (text.endsWith('\r\n')) text = '';
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
    });
  });
}

describe('with a mail server', () => {
  test('a letter is handed over', async () => {
    const taken: string[] = [];
    const { server, url } = await startSmtp(taken, '250 fine');
    const mail = createMail({ ...options(), smtpUrl: url });
    await mail.send(letter);
    mail.close();
    server.close();
    expect(taken.join('')).toContain('Subject: =?UTF-8?');
    expect(taken.join('')).toContain('To: ana@example.org');
  });
  test('a letter that is refused is an error, so that it is tried again', async () => {
    const { server, url } = await startSmtp([], '451 later');
    const mail = createMail({ ...options(), smtpUrl: url });
    await expect(mail.send(letter)).rejects.toThrow('451');
    mail.close();
    server.close();
  });
});
