import type { Language, OperationId } from '@milpa/sdk';

type AuditOperation = Extract<
  OperationId,
  | 'listAuditRoots'
  | 'getAuditRoot'
  | 'getAuditProof'
  | 'listSigningKeys'
  | 'purgeDataset'
  | 'listPurgeableFiles'
  | 'listPurges'
  | 'getPurge'
  | 'decidePurge'
  | 'getPurgeRule'
  | 'setPurgeRule'
  | 'listAuditEntries'
  | 'listPublicChanges'
  | 'listWithdrawnDatasets'
>;

/** What the reference of the API says of the operations of proof. */
export const auditSummaries: Readonly<Record<Language, Readonly<Record<AuditOperation, string>>>> = {
  es: {
    listAuditRoots: 'Las raíces diarias del registro de auditoría',
    getAuditRoot: 'La raíz de un día',
    getAuditProof: 'Prueba de que una anotación está en la raíz publicada de su día',
    listSigningKeys: 'Las llaves públicas con las que firma el portal',
    purgeDataset:
      'Eliminar para siempre un conjunto de datos, un archivo suyo o una versión de un archivo, por la privacidad de una persona',
    listPurgeableFiles:
      'Los archivos de un conjunto sobre los que se puede ordenar una eliminación, también los que ya no están en su copia de trabajo',
    listPurges: 'Las órdenes de eliminación de las instituciones que administra quien pregunta',
    getPurge: 'Cómo va una orden de eliminación',
    decidePurge: 'Confirmar o rechazar una orden de eliminación, como segunda persona',
    getPurgeRule: 'Si una institución pide una segunda persona antes de eliminar datos',
    setPurgeRule: 'Pedir una segunda persona antes de eliminar datos de una institución, o dejar de pedirla',
    listAuditEntries: 'El registro de auditoría, con filtros, para quienes auditan',
    listPublicChanges: 'Qué se hizo con lo que es público',
    listWithdrawnDatasets: 'Conjuntos de datos retirados, con motivo y autoridad',
  },
  en: {
    listAuditRoots: 'The daily roots of the audit record',
    getAuditRoot: 'The root of one day',
    getAuditProof: 'Proof that an entry stands in the published root of its day',
    listSigningKeys: 'The public keys with which the portal signs',
    purgeDataset: 'Remove a dataset, a file of it or one version of a file for ever for the sake of somebody’s privacy',
    listPurgeableFiles:
      'Files of a dataset that an order to purge can be about, those its working copy has no longer included',
    listPurges: 'Orders to purge in the institutions the caller administers',
    getPurge: 'How far an order to purge is',
    decidePurge: 'Confirm or refuse an order to purge, as a second person',
    getPurgeRule: 'Whether an institution asks for a second person before data are purged',
    setPurgeRule: 'Ask for a second person before data of an institution are purged, or no longer',
    listAuditEntries: 'The audit record, filtered, for those who audit',
    listPublicChanges: 'What was done to what is public',
    listWithdrawnDatasets: 'Datasets that were withdrawn, with reason and authority',
  },
  fr: {
    listAuditRoots: 'Les racines quotidiennes du registre d’audit',
    getAuditRoot: 'La racine d’un jour',
    getAuditProof: 'Preuve qu’une entrée figure dans la racine publiée de son jour',
    listSigningKeys: 'Les clés publiques avec lesquelles le portail signe',
    purgeDataset:
      'Supprimer pour toujours un jeu de données, un de ses fichiers ou une version d’un fichier, pour la vie privée d’une personne',
    listPurgeableFiles:
      'Les fichiers d’un jeu dont on peut ordonner la suppression, y compris ceux que sa copie de travail n’a plus',
    listPurges: 'Les ordres de suppression des institutions que l’appelant administre',
    getPurge: 'Où en est un ordre de suppression',
    decidePurge: 'Confirmer ou refuser un ordre de suppression, comme deuxième personne',
    getPurgeRule: 'Si une institution demande une deuxième personne avant de supprimer des données',
    setPurgeRule:
      'Demander une deuxième personne avant de supprimer des données d’une institution, ou ne plus la demander',
    listAuditEntries: 'Le registre d’audit, filtré, pour ceux qui auditent',
    listPublicChanges: 'Ce qui a été fait à ce qui est public',
    listWithdrawnDatasets: 'Jeux de données retirés, avec motif et autorité',
  },
};
