import {
  type ActionPost,
  type DatasetId,
  findDayIn,
  type InstitutionId,
  type LanguageMap,
  type Milestone,
  type Recommendation,
  type RecommendationEvent,
  type RecommendationSource,
  type RecommendationState,
  type Role,
  recommendationEvents,
  recommendationLife,
  type Wording,
} from '@milpa/sdk';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';

export interface RecommendationNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly datasets: Pick<Datasets, 'findReleased' | 'listStanding'>;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
  readonly timeZone: string;
}

export const dayNow = ({ clock, timeZone }: Pick<RecommendationNeeds, 'clock' | 'timeZone'>): string =>
  findDayIn(timeZone, clock());

export interface RecommendationRow {
  readonly id: string;
  readonly source: RecommendationSource;
  readonly code: string | null;
  readonly title: LanguageMap;
  readonly wording: Wording;
  readonly citation: string;
  readonly url: string | null;
  readonly institution: InstitutionId | null;
  readonly post: ActionPost | null;
  readonly received: string;
  readonly answer_due: string | null;
  readonly state: RecommendationState;
  readonly answered: string | null;
  readonly revision: number;
}
export interface MilestoneRow {
  readonly id: string;
  readonly recommendation: string;
  readonly title: string;
  readonly due: string;
  readonly done: string | null;
}
export interface EvidenceRow {
  readonly id: string;
  readonly recommendation: string;
  readonly milestone: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly dataset: DatasetId | null;
  readonly at: Date;
}
export interface StepRow {
  readonly recommendation: string;
  readonly number: number;
  readonly event: Recommendation['steps'][number]['event'];
  readonly state: RecommendationState;
  readonly text: string;
  readonly role: Role | null;
  readonly at: Date;
  readonly day: string;
}

/** An answer is owed until there is one; what was answered late stays late. */
export const isOverdue = (
  { state, answer_due }: Pick<RecommendationRow, 'state' | 'answer_due'>,
  today: string,
): boolean => state === 'received' && answer_due !== null && answer_due < today;

export function judgeMilestone({ due, done }: Pick<MilestoneRow, 'due' | 'done'>, today: string): Milestone['state'] {
  if (done !== null) return done <= due ? 'done' : 'late';
  return due < today ? 'overdue' : 'open';
}

export const listMoves = (state: RecommendationState): RecommendationEvent[] =>
  recommendationEvents.filter((event) => recommendationLife[state][event] !== null);

const answering: readonly string[] = ['accept', 'accept-partly', 'refuse'];
export type Answer = NonNullable<Recommendation['answered']>['event'];
export const isAnswer = (event: string): event is Answer => answering.includes(event);
