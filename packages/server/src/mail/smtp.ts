import { createTransport } from 'nodemailer';
import type { Mail } from './index.ts';
import { formatMessage } from './message.ts';
import { PerhapsTaken } from './perhaps-taken.ts';

/** Sends through a mail server, over TLS whenever it offers TLS. */
export function createSmtp(url: string, from: string): Omit<Mail, 'outbox'> {
  const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(letter) {
      try {
        await transport.sendMail(formatMessage(letter, from));
      } catch (error) {
        throw isSurelyRefused(error) ? error : new PerhapsTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Failures of nodemailer that come before the letter itself: no such host, no way in, nobody to write to. */
const beforeLetter = new Set(['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE', 'EMESSAGE', 'ECONFIG']);

/** Whether the letter surely was not taken: the server said no, or it was never reached. */
function isSurelyRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, code = '', syscall } = parseFailure(error);
  if (responseCode || beforeLetter.has(code) || syscall === 'connect') return true;
  return /^(?:Connection timeout|Greeting never received)/.test(error.message);
}
// What nodemailer and Node add to their errors: the answer's code, the kind of failure, the system call that failed.
const parseFailure = (error: Error) =>
  error as Error & { readonly responseCode?: number; readonly code?: string; readonly syscall?: string };
