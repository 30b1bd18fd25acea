import type { InstitutionId } from '@milpa/sdk';
import {
  mayApproveFor,
  mayExamine,
  mayExamineAll,
  mayPublishFor,
  requireCaller,
  requireThat,
} from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import { examinesOnly } from './problems.ts';

/** The branch a sample was drawn from: an institution, or the whole portal. */
export type Scope = InstitutionId | null;

/** Auditors and internal control examine where they are appointed; nobody who runs the place does. */
export const mayExamineScope = (caller: Caller | undefined, scope: Scope): boolean =>
  caller !== undefined && (scope === null ? mayExamineAll(caller) : mayExamine(caller, scope));

/** Those who publish for an institution or approve for it answer for it. */
export const mayAnswerFor = (caller: Caller | undefined, institution: InstitutionId): boolean =>
  caller !== undefined && (mayPublishFor(caller, institution) || mayApproveFor(caller, institution));

/** The auditor with the appointment that reaches every one of these; null: the whole portal. */
export function requireExaminer(caller: Caller | undefined, bodies: readonly InstitutionId[] | null): Caller {
  const known = requireCaller(caller);
  const reaches = (each: Caller) =>
    bodies === null ? mayExamineAll(each) : bodies.every((body) => mayExamine(each, body));
  if (!known.appointments.some((held) => reaches({ ...known, appointments: [held] }))) throw examinesOnly();
  return requireThat(known, reaches);
}

export const requireExaminerOf = (caller: Caller | undefined, scope: Scope): Caller =>
  requireExaminer(caller, scope === null ? null : [scope]);

/** The institutions among those a caller is appointed in for which a sentence holds. */
export function listWhere(
  caller: Caller,
  may: (caller: Caller, institution: InstitutionId) => boolean,
): readonly InstitutionId[] {
  const held = new Set(caller.appointments.flatMap(({ institution }) => institution ?? []));
  return [...held].filter((id) => may(caller, id));
}
