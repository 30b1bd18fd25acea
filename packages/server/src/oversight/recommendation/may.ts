import type { InstitutionId } from '@milpa/sdk';
import { mayDefineObligations, mayVoteFor, requireThat } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import { mayAnswerFor } from '../sample/may.ts';
import type { RecommendationRow } from './model.ts';

/** Whoever answers for the institution that was charged answers a recommendation, and says how far it is. */
export const mayMove = (caller: Caller | undefined, { institution }: Pick<RecommendationRow, 'institution'>): boolean =>
  institution !== null && mayAnswerFor(caller, institution);

export const requireMover = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireThat(caller, (each) => mayAnswerFor(each, institution));

/** The policy unit writes down commitments and whom they bind; members of a council what it recommends to their institution. */
export const requireWriter = (
  caller: Caller | undefined,
  source: 'commitment' | 'council',
  institution: InstitutionId,
): Caller =>
  requireThat(caller, (each) => mayDefineObligations(each) || (source === 'council' && mayVoteFor(each, institution)));
