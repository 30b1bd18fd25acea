import type { InstitutionId } from '@milpa/sdk';
import {
  mayAnswerCaseOf,
  mayDefineObligations,
  mayOpenCaseOf,
  mayReadCasesOf,
  requireMay,
  requireThat,
} from '../account/index.ts';
import type { Caller } from '../http/index.ts';

/** Nearly everyone with a role in an institution, and the centre, reads what was said in its cases. */
export const requireReader = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireMay(caller, mayReadCasesOf, institution);

/** Whoever works for the institution, or for the centre, opens a case of it and asks in it. */
export const requireOpener = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireMay(caller, mayOpenCaseOf, institution);

/** Those who care for the data answer, and so does the centre. */
export const requireAnswerer = (caller: Caller | undefined, institution: InstitutionId): Caller =>
  requireMay(caller, mayAnswerCaseOf, institution);

/** Terms bind every institution: the policy unit and the portal's administrators set them. */
export const requireSetter = (caller: Caller | undefined): Caller => requireThat(caller, mayDefineObligations);

export const listPowers = (caller: Caller, institution: InstitutionId) => ({
  ask: mayOpenCaseOf(caller, institution),
  answer: mayAnswerCaseOf(caller, institution),
});
