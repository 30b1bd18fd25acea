import {
  type CommitmentId,
  type DataRequestEvent,
  type DataRequestState,
  findDayIn,
  type HoldingId,
  type InstitutionId,
  type Language,
  type RequestId,
  type Role,
  requestEvents,
  requestLife,
} from '@milpa/sdk';
import type { Holders } from '../account/index.ts';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Datasets } from '../dataset/index.ts';
import type { Limiter } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';
import type { Jobs } from '../jobs/index.ts';
import type { Mail } from '../mail/index.ts';
import type { Publishing } from '../publishing/index.ts';
import type { Random } from '../random.ts';
import type { Database } from '../storage/database/index.ts';
import { requestNotNow } from './problems.ts';
import type { Veil } from './veil.ts';

export interface DemandNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add' | 'addAll'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly holders: Holders;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
  readonly datasets: Pick<Datasets, 'listStanding' | 'findReleased'>;
  readonly publishing: Pick<Publishing, 'listPublicCommitments' | 'listCommitmentsOf' | 'findNamed'>;
  readonly veil: Veil;
  readonly publicUrl: string;
  readonly timeZone: string;
  /** Days from opening to the answer. */
  readonly answerDays: number;
  /** Where something comes from: only counted in memory, never written down. */
  readonly addressOf: (request: Request) => string;
  /** Letters one network address may cause, and one reader may get. */
  readonly limiters: { readonly address: Limiter; readonly reader: Limiter };
}

/** How long the link in a letter works. */
export const confirmMs = 3 * 86_400_000;

export const dayNow = ({ clock, timeZone }: Pick<DemandNeeds, 'clock' | 'timeZone'>): string =>
  findDayIn(timeZone, clock());

export interface RequestRow {
  readonly id: RequestId;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly purpose: string;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly institution: InstitutionId | null;
  readonly state: DataRequestState;
  readonly opened: Date | null;
  readonly answer_due: string | null;
  readonly answered: Date | null;
  readonly promised: string | null;
  readonly commitment: CommitmentId | null;
  readonly holding: HoldingId | null;
  readonly reason: string | null;
  readonly instrument: string | null;
  readonly article: string | null;
  readonly duplicate_of: RequestId | null;
  readonly fulfilled: Date | null;
  readonly changed: Date;
  readonly revision: number;
}

export interface StepRow {
  readonly request: RequestId;
  readonly number: number;
  readonly event: DataRequestEvent;
  readonly state: DataRequestState;
  readonly at: Date;
  readonly role: Role | null;
  readonly text: string;
  readonly institution: InstitutionId | null;
}

export interface VoiceRow {
  readonly id: string;
  readonly request: RequestId;
  readonly kind: 'asker' | 'supporter';
  readonly who: string;
  readonly reply_to: string | null;
  readonly name: string | null;
  readonly language: Language;
  readonly code_ends: Date;
  readonly confirmed: Date | null;
}

/** States in which people may still say that they need it too: it is not there yet. */
const wanted: ReadonlySet<DataRequestState> = new Set(['open', 'accepted', 'declined']);
export const isWanted = ({ state }: Pick<RequestRow, 'state'>): boolean => wanted.has(state);

/** The next state; throws `conflict` when this cannot happen to the request. */
export function requireNext({ state }: Pick<RequestRow, 'state'>, event: DataRequestEvent): DataRequestState {
  const next = requestLife[state][event];
  if (next === null) throw requestNotNow(state);
  return next;
}

export const listEvents = ({ state }: Pick<RequestRow, 'state'>): DataRequestEvent[] =>
  requestEvents.filter((event) => requestLife[state][event] !== null);

/** Late is late for ever: an answer after its day counts no better than the day it came. */
export function isLate(
  { state, answer_due, answered }: Pick<RequestRow, 'state' | 'answer_due' | 'answered'>,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): boolean {
  if (answer_due === null) return false;
  return answered ? findDayIn(timeZone, answered) > answer_due : state === 'open' && answer_due < today;
}

/** Without accents and capitals, as it is searched. */
export const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const mostWords = 12;
/** The words of a question as SQL patterns; short ones are left out, unless there are no others. */
export function listPatterns(question: string, leastLetters: number): string[] {
  const all = foldText(question).match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = all.filter((word) => word.length >= leastLetters);
  return [...new Set(long.length > 0 ? long : all)].slice(0, mostWords).map((word) => `%${word}%`);
}
