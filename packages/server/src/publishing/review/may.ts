import type { InstitutionId } from '@milpa/sdk';
import { mayReviewFor, mayWriteFor, requireMay } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { ReviewRow } from './model.ts';

/** Whoever writes a draft hands it in, and takes it back. */
export const requireSubmitter = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireMay(caller, mayWriteFor, institution);

/** Those who publish, the liaison and stewards approve what others hand in. */
export const requireApprover = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireMay(caller, mayReviewFor, institution);

/** Four eyes are those of two people: nobody approves what they handed in themselves. */
export const isSecondPerson = (caller: Caller, review: Pick<ReviewRow, 'submitter'>): boolean =>
  caller.account !== review.submitter;

/** Whether the caller may approve or return it as things stand. */
export const mayDecide = (caller: Caller, review: Pick<ReviewRow, 'submitter' | 'institution'>, fourEyes: boolean) =>
  mayReviewFor(caller, review.institution) && (!fourEyes || isSecondPerson(caller, review));
