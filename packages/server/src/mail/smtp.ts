import { createTransport } from 'nodemailer';
import type { Mail } from './index.ts';
import { formatMessage } from './message.ts';

/** Sends through a mail server, over TLS whenever it offers TLS. */
export function createSmtp(url: string, from: string): Mail {
  const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(letter) {
      await transport.sendMail(formatMessage(letter, from));
    },
    close: () => transport.close(),
  };
}
