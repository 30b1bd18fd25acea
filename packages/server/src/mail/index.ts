import type { Language } from '@milpa/sdk';
import { createOutbox } from './outbox.ts';
import { createSmtp } from './smtp.ts';

/** A letter in plain text, in the language of whoever gets it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
}

export interface Mail {
  /** Hands the letter over; throws when it was not taken, so that the job that sends it is tried again. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

export interface MailOptions {
  /** smtp://user:password@host:587. Absent: letters become files. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Folder for letters when there is no mail server. */
  readonly outbox: string;
  readonly now: () => Date;
}

export const createMail = (options: MailOptions): Mail =>
  options.smtpUrl ? createSmtp(options.smtpUrl, options.from) : createOutbox(options);
