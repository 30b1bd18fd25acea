import { AccountId, AppointmentId, type Institution, type InstitutionId } from '@milpa/sdk';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Egress } from '../egress/index.ts';
import type { Caller } from '../http/index.ts';
import type { Jobs } from '../jobs/index.ts';
import type { Mail } from '../mail/index.ts';
import type { Random } from '../random.ts';
import type { Database } from '../storage/database/index.ts';
import type { FileStore } from '../storage/files/index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** OWASP Application Security Verification Standard 5.0, V7.3: an idle limit and an absolute one. */
export const sessionLimits = { idleMs: 12 * hour, absoluteMs: 30 * day } as const;
/** Between the password and the code. */
export const pendingMs = 10 * minute;
/** How much older `seen` may be than the truth, so that reading a page seldom writes. */
export const touchEveryMs = minute;
export const invitationMs = 7 * day;
/** OWASP Forgot Password Cheat Sheet: the code works once and for a short time. */
export const forgottenMs = hour;

/** At most `tries` failed sign-ins with the same key within `windowMs`. */
export interface TryLimit {
  readonly tries: number;
  readonly windowMs: number;
}
export interface SignInLimits {
  /** The same account from the same address: somebody guessing. */
  readonly pair: TryLimit;
  /** The same account from everywhere: wide enough that a stranger cannot easily lock a person out. */
  readonly account: TryLimit;
  /** The same address for all accounts. */
  readonly address: TryLimit;
}
export const defaultSignInLimits: SignInLimits = {
  pair: { tries: 10, windowMs: 15 * minute },
  account: { tries: 100, windowMs: 15 * minute },
  address: { tries: 50, windowMs: 15 * minute },
};

/** An OpenID Connect provider and what it calls this portal. */
export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
  readonly egress: Pick<Egress, 'exchange'>;
}

export type InstitutionName = Pick<Institution, 'id' | 'slug' | 'name'>;

export interface AccountNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly jobs: Pick<Jobs, 'add'>;
  /** Where the letters of appointments are kept. */
  readonly files: FileStore;
  /** Hands a letter to the mail server; throws when it was not taken. Called from a job only. */
  readonly mail: Pick<Mail, 'send'>;
  /** Address of the portal: cookies are `Secure` when it is https; letters link to it. */
  readonly publicUrl: string;
  /** The network address a request came from, as far as the operator's proxies can be believed. */
  readonly addressOf: (request: Request) => string;
  /** Names of institutions, which live in an upper folder; `'all'` for every one. */
  readonly listInstitutionNames: (ids: readonly InstitutionId[] | 'all') => Promise<readonly InstitutionName[]>;
  readonly signInLimits?: SignInLimits;
  /** The organisation's own sign-in; undefined: there is none. */
  readonly singleSignOn?: SingleSignOnSettings | undefined;
  /** From which the keys of stored secrets are made. Another one, and authenticator apps have to be set up anew. */
  readonly secret: string;
}

export const cookieName = 'milpa_session';
export const tokenPrefix = 'milpa_';
export const invitationJob = 'account-send-invitation';
export const forgottenJob = 'account-send-password-letter';

/** E-mail addresses are compared without case (as every mail provider does) and in one Unicode form. */
export const normalizeEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** What the code of a letter is for. */
export type Purpose = 'invitation' | 'forgotten';

export interface InvitationPayload {
  readonly account: AccountId;
}

/** Answers about a person are for that person alone. */
export const personal = { 'cache-control': 'no-store' } as const;

/** The portal as who does something by itself: an account that exists nowhere, so that nobody can sign in to it. */
export const thePortal: Caller = {
  account: AccountId.parse('00000000-0000-8000-8000-000000000000'),
  email: '',
  name: 'Milpa',
  language: 'es',
  appointments: [
    {
      id: AppointmentId.parse('00000000-0000-8000-8000-000000000000'),
      role: 'administrator',
      institution: null,
    },
  ],
};
