import type { InstitutionId } from '@milpa/sdk';
import { mayModerateFor, mayPublishFor, requireCaller, requireThat } from '../account/index.ts';
import type { Caller } from '../http/index.ts';

/** Moderators decide what strangers' words stand on its pages, and so does whoever publishes the data they are about. */
export const mayDecideFor = (caller: Caller, institution: InstitutionId): boolean =>
  mayModerateFor(caller, institution) || mayPublishFor(caller, institution);

/** One of the institutions is enough: it is about the data of each. */
export const mayDecide = (caller: Caller | undefined, institutions: readonly InstitutionId[]): boolean =>
  caller !== undefined && institutions.some((institution) => mayDecideFor(caller, institution));

export const requireDecider = (caller: Caller | undefined, institutions: readonly InstitutionId[]): Caller =>
  requireThat(caller, (each) => institutions.some((institution) => mayDecideFor(each, institution)));

/** Whether nobody else has to look: the caller decides for every institution whose data were used. */
export const isAppointed = (caller: Caller | undefined, institutions: readonly InstitutionId[]): boolean =>
  caller !== undefined && institutions.every((institution) => mayDecideFor(caller, institution));

/** Those that publish the data say what it changed for them; a moderator does not. */
export const findConfirming = (
  caller: Caller | undefined,
  institutions: readonly InstitutionId[],
): InstitutionId | undefined => caller && institutions.find((institution) => mayPublishFor(caller, institution));

export const requireConfirming = (caller: Caller | undefined, institutions: readonly InstitutionId[]) => {
  const known = requireThat(caller, (each) => findConfirming(each, institutions) !== undefined);
  return { known, institution: findConfirming(known, institutions) };
};

/** The institutions for which the caller decides: `'all'`, or these of those whose data were used. */
export function listDecided(
  caller: Caller | undefined,
  institutions: readonly InstitutionId[],
): readonly InstitutionId[] {
  const known = requireCaller(caller);
  return institutions.filter((institution) => mayDecideFor(known, institution));
}
