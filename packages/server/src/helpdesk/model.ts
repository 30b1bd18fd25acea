import {
  type AccountId,
  type CaseEvent,
  type CaseId,
  type CaseKind,
  type CaseObject,
  type CaseOrigin,
  type CasePost,
  type CaseSettings,
  type CaseState,
  caseLife,
  type DatasetId,
  type InstitutionId,
  type Language,
  type LanguageMap,
  type Role,
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
import { caseIsOver } from './problems.ts';
import { addWorkingDays, addWorkingHours } from './working-time.ts';

export interface HelpdeskNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly holders: Holders;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'listNames'>;
  readonly datasets: Pick<
    Datasets,
    'listStanding' | 'findOwner' | 'findReleased' | 'findReleasedTable' | 'explainAbsence'
  >;
  readonly publishing: Pick<Publishing, 'findNamed'>;
  readonly publicUrl: string;
  readonly timeZone: string;
  /** Where a request comes from: only counted in memory, never written down. */
  readonly addressOf: (request: Request) => string;
  /** Reports one address may send, and one dataset may get. */
  readonly limiters: { readonly address: Limiter; readonly dataset: Limiter };
}

export interface CaseRow {
  readonly id: CaseId;
  readonly number: number;
  readonly kind: CaseKind;
  readonly object_kind: CaseObject['kind'];
  readonly object: string;
  readonly institution: InstitutionId;
  readonly dataset: DatasetId | null;
  readonly state: CaseState;
  readonly origin: CaseOrigin;
  readonly opener: AccountId | null;
  readonly post_role: Role;
  readonly post_at: CasePost['at'];
  readonly opened: Date;
  readonly answer_due: Date;
  readonly solve_due: Date;
  readonly answered: Date | null;
  readonly solved: Date | null;
  readonly closed: Date | null;
  readonly heard: Date;
}

export interface MessageRow {
  readonly number: number;
  readonly at: Date;
  readonly origin: CaseOrigin;
  readonly account: AccountId | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly event: CaseEvent;
  readonly text: string | LanguageMap;
  readonly reply_to: string | null;
  readonly language: Language | null;
  readonly forgotten: Date | null;
}

/** Who says something: a person of the institution or of the centre, a reader, or the portal. */
export type Speaker = Pick<MessageRow, 'origin' | 'account' | 'name' | 'role'>;
export const thePortalItself: Speaker = { origin: 'system', account: null, name: null, role: null };
export const aReader: Speaker = { origin: 'reader', account: null, name: null, role: null };

/** The next state; throws `conflict` when this cannot happen to the case. */
export function requireNext(state: CaseState, event: CaseEvent): CaseState {
  const next = caseLife[state][event];
  if (next === null) throw caseIsOver(state, event);
  return next;
}

export const isFinished = ({ state }: Pick<CaseRow, 'state'>): boolean => state === 'solved' || state === 'closed';

/** By when it is answered and solved, counted from now. */
export function countTerms(kind: CaseKind, now: Date, { calendar, terms }: CaseSettings, timeZone: string) {
  const { answerHours, solveDays } = terms[kind];
  return {
    answer_due: addWorkingHours(now, answerHours, calendar, timeZone),
    solve_due: addWorkingDays(now, solveDays, calendar, timeZone),
  };
}

/** What an event does to the times of a case. Opened again, it has its days to the solution anew. */
export function applyEvent(
  row: CaseRow,
  event: CaseEvent,
  { now, settings, timeZone }: { readonly now: Date; readonly settings: CaseSettings; readonly timeZone: string },
): CaseRow {
  const state = requireNext(row.state, event);
  const answers = event === 'answer' || event === 'solve' || event === 'close';
  return {
    ...row,
    state,
    heard: now,
    answered: row.answered ?? (answers ? now : null),
    ...(state === 'solved' ? { solved: now } : {}),
    ...(state === 'closed' ? { closed: now } : {}),
    ...(state === 'reopened' && row.state !== 'reopened'
      ? { solved: null, solve_due: countTerms(row.kind, now, settings, timeZone).solve_due }
      : {}),
  };
}
