import { type InstitutionId, Problem } from '@milpa/sdk';
import { mayReadAudit, mayReadAuditOf, requireCaller } from '../account/index.ts';
import type { Caller } from '../http/index.ts';

/**
 * Whose entries a caller reads: everybody's, or those that concern the institutions in which they audit. Throws
 * `sign-in-needed`, `not-allowed`.
 */
export function requireAuditor(caller: Caller | undefined): {
  caller: Caller;
  institutions: readonly InstitutionId[] | 'all';
} {
  const known = requireCaller(caller);
  if (mayReadAudit(known)) return { caller: known, institutions: 'all' };
  const held = new Set(known.appointments.flatMap(({ institution }) => institution ?? []));
  const institutions = [...held].filter((id) => mayReadAuditOf(known, id));
  if (institutions.length > 0) return { caller: known, institutions };
  throw new Problem('not-allowed', {
    en: 'The audit record is read by auditors, internal control and administrators. Ask an administrator of the portal to appoint you.',
    es: 'El registro de auditoría lo leen las personas auditoras, de control interno y administradoras. Pida a quien administra el portal que le asigne la función.',
    fr: "Le registre d'audit est lu par les auditeurs, le contrôle interne et les administrateurs. Demandez à l'administrateur du portail de vous nommer.",
  });
}
