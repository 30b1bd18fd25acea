import type { InstitutionId } from '@milpa/sdk';
import {
  mayAnswerCaseOf,
  mayClassifyFor,
  mayDefineObligations,
  mayModerateAll,
  mayModerateFor,
  requireThat,
} from '../account/index.ts';
import type { Caller } from '../http/index.ts';

type Place = InstitutionId | null;

/** Those who answer what people tell an institution; what nobody is charged with, the policy unit. */
const mayAnswer = (caller: Caller, place: Place): boolean =>
  place === null ? mayDefineObligations(caller) : mayAnswerCaseOf(caller, place);

/** A refusal stands on a law, as an access decision does: whoever takes those in an institution takes this one. */
const mayDecline = (caller: Caller, place: Place): boolean =>
  place === null ? mayDefineObligations(caller) : mayClassifyFor(caller, place);

/** Moderators decide what strangers' words stand on the pages. */
const mayModerate = (caller: Caller, place: Place): boolean =>
  place === null ? mayModerateAll(caller) : mayModerateFor(caller, place);

export const requireAnswerer = (caller: Caller | undefined, place: Place): Caller =>
  requireThat(caller, (each) => mayAnswer(each, place));
export const requireDecliner = (caller: Caller | undefined, place: Place): Caller =>
  requireThat(caller, (each) => mayDecline(each, place));
export const requireModerator = (caller: Caller | undefined, place: Place): Caller =>
  requireThat(caller, (each) => mayModerate(each, place));

export const listPowers = (caller: Caller | undefined, place: Place) => ({
  answer: caller !== undefined && mayAnswer(caller, place),
  decline: caller !== undefined && mayDecline(caller, place),
  moderate: caller !== undefined && mayModerate(caller, place),
});
