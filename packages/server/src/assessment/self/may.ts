import type { InstitutionId } from '@milpa/sdk';
import { mayAssess, mayReadAssessment, requireThat } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { AnswerRow, AssessmentRow } from './model.ts';

/** Who answers, reads and freezes; a country's is for those who hold their role for the whole portal. */
export const requireAssessor = (caller: Caller | undefined, institution: InstitutionId | null): Caller =>
  requireThat(caller, (each) => mayAssess(each, institution));

export const requireReader = (caller: Caller | undefined, institution: InstitutionId | null): Caller =>
  requireThat(caller, (each) => mayReadAssessment(each, institution));

export const worksOn = (caller: Caller, { institution }: Pick<AssessmentRow, 'institution'>): boolean =>
  mayReadAssessment(caller, institution);

/** Four eyes are those of two people: nobody confirms what they answered themselves. */
export const isSecondReader = (caller: Caller, answer: Pick<AnswerRow, 'account'>): boolean =>
  caller.account !== answer.account;
