import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail, MailOptions } from './index.ts';
import { formatMessage } from './message.ts';

/** Without a mail server each letter is a file (.eml, RFC 5322) that the operator can open and pass on. */
export function createOutbox({ outbox, from, now }: Omit<MailOptions, 'smtpUrl'>): Mail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(letter) {
      await mkdir(outbox, { recursive: true, mode: 0o700 });
      const { message } = await transport.sendMail({ ...formatMessage(letter, from), date: now() });
      const name = `${now().toISOString().replaceAll(':', '')}-${randomBytes(4).toString('hex')}`;
      const half = join(outbox, `.${name}.half`);
      await writeFile(half, await readAll(message), { mode: 0o600 });
      await rename(half, join(outbox, `${name}.eml`));
    },
    close: () => transport.close(),
  };
}

async function readAll(message: Buffer | NodeJS.ReadableStream): Promise<Buffer> {
  if (Buffer.isBuffer(message)) return message;
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
