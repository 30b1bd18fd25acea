import type { Language } from '@milpa/sdk';
import { createFileMail, createOutbox } from './outbox.ts';
import { createSmtp } from './smtp.ts';

export { parseMessage } from './parse-message.ts';
export { PerhapsTaken } from './perhaps-taken.ts';

/** A letter in plain text, in the language of whoever gets it. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
}

export interface Mail {
  /** Hands the letter over; throws when it was not taken, so that it is tried again, and `PerhapsTaken` when that is not known. */
  send(letter: Letter): Promise<void>;
  close(): void;
  readonly outbox: Outbox;
}

/** A letter that stayed here. */
export interface KeptLetter extends Pick<Letter, 'to' | 'subject' | 'text'> {
  readonly name: string;
  readonly written: Date;
}

/** Letters that stayed here because there is no mail server, or was none when they were written. */
export interface Outbox {
  /** Whether letters stay here now. */
  readonly keeps: boolean;
  /** Days they are kept. */
  readonly days: number;
  /** The newest first. */
  list(page: { limit: number; offset: number }): Promise<{ total: number; letters: readonly KeptLetter[] }>;
  read(name: string): Promise<KeptLetter | undefined>;
  /** Removes what was kept long enough; gives how many. */
  forget(): Promise<number>;
}

export interface MailOptions {
  /** smtp://user:password@host:587. Absent: letters become files. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** Folder for letters when there is no mail server. */
  readonly outbox: string;
  /** Days they stay there. */
  readonly outboxDays: number;
  readonly now: () => Date;
}

export function createMail(options: MailOptions): Mail {
  const outbox = createOutbox(options, !options.smtpUrl);
  const mail = options.smtpUrl ? createSmtp(options.smtpUrl, options.from) : createFileMail(options);
  return { ...mail, outbox };
}
