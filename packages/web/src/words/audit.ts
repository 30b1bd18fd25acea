import type { Language, OperationId } from '@milpa/sdk';

type AuditOperation = Extract<OperationId, 'listAuditRoots' | 'getAuditRoot' | 'getAuditProof' | 'listSigningKeys'>;

/** What the reference of the API says of the operations of proof. */
export const auditSummaries: Readonly<Record<Language, Readonly<Record<AuditOperation, string>>>> = {
  es: {
    listAuditRoots: 'Las raíces diarias del registro de auditoría',
    getAuditRoot: 'La raíz de un día',
    getAuditProof: 'Prueba de que una anotación está en la raíz publicada de su día',
    listSigningKeys: 'Las llaves públicas con las que firma el portal',
  },
  en: {
    listAuditRoots: 'The daily roots of the audit record',
    getAuditRoot: 'The root of one day',
    getAuditProof: 'Proof that an entry stands in the published root of its day',
    listSigningKeys: 'The public keys with which the portal signs',
  },
  fr: {
    listAuditRoots: 'Les racines quotidiennes du registre d’audit',
    getAuditRoot: 'La racine d’un jour',
    getAuditProof: 'Preuve qu’une entrée figure dans la racine publiée de son jour',
    listSigningKeys: 'Les clés publiques avec lesquelles le portail signe',
  },
};
