import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { KeptLetter, Mail, MailOptions, Outbox } from './index.ts';
import { formatMessage } from './message.ts';
import { parseMessage } from './parse-message.ts';

type OutboxOptions = Omit<MailOptions, 'smtpUrl'>;

/** Without a mail server each letter is a file (.eml, RFC 5322) that the operator can open and pass on. */
export function createFileMail({ outbox, from, now }: OutboxOptions): Omit<Mail, 'outbox'> {
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

/** Names of letters: when they were written, in order, and something that no two share. */
const letterName = /^(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2}\.\d{3}Z)-[0-9a-f]{8}$/;

/** What lies in the folder, for those who have to pass it on. */
export function createOutbox({ outbox, outboxDays, now }: OutboxOptions, keeps: boolean): Outbox {
  const list = async () => {
    const names = await readdir(outbox).catch((error: unknown) => {
      if (isMissing(error)) return []; // no letter was written yet
      throw error;
    });
    return names.flatMap((file) => {
      const name = file.replace(/\.eml$/, '');
      const written = file === name ? undefined : findWritten(name);
      return written ? [{ name, written }] : [];
    });
  };
  const read = async (name: string): Promise<KeptLetter | undefined> => {
    const written = findWritten(name);
    if (!written) return undefined;
    const text = await readFile(join(outbox, `${name}.eml`), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    return text === undefined ? undefined : { name, written, ...parseMessage(text) };
  };
  return {
    keeps,
    days: outboxDays,
    async list({ limit, offset }) {
      const names = (await list()).toSorted((a, b) => (a.name < b.name ? 1 : -1));
      const letters = await Promise.all(names.slice(offset, offset + limit).map(({ name }) => read(name)));
      return { total: names.length, letters: letters.filter((letter) => letter !== undefined) };
    },
    read,
    async forget() {
      const before = now().getTime() - outboxDays * 86_400_000;
      const old = (await list()).filter(({ written }) => written.getTime() < before);
      for (const { name } of old) await rm(join(outbox, `${name}.eml`), { force: true });
      return old.length;
    },
  };
}

function findWritten(name: string): Date | undefined {
  const [, day, hours, minutes, rest] = letterName.exec(name) ?? [];
  return day ? new Date(`${day}${hours}:${minutes}:${rest}`) : undefined;
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readAll(message: Buffer | NodeJS.ReadableStream): Promise<Buffer> {
  if (Buffer.isBuffer(message)) return message;
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
