import type { ImportCounts, ImportOutcome, Language } from '@milpa/sdk';

export interface ImportWords {
  readonly taking: (name: string) => string;
  readonly trying: (name: string) => string;
  readonly dryRun: string;
  readonly counts: Readonly<Record<keyof ImportCounts, string>>;
  readonly outcomes: Readonly<Record<ImportOutcome, string>>;
  readonly more: (count: number) => string;
  readonly report: string;
  readonly failed: (detail: string) => string;
}

/** What `milpa import` says, in the person's language. */
export const importWords: Readonly<Record<Language, ImportWords>> = {
  en: {
    taking: (name) => `Taking in ${name}`,
    trying: (name) => `Trying ${name}`,
    dryRun: 'This was a dry run: nothing was written. Without --dry-run it is.',
    counts: {
      records: 'records',
      create: 'new',
      update: 'updated',
      unchanged: 'unchanged',
      duplicate: 'duplicates',
      refused: 'refused',
      released: 'released',
      links: 'links',
      institutions: 'institutions added',
      warnings: 'warnings',
    },
    outcomes: { create: 'new', update: 'updated', unchanged: 'unchanged', duplicate: 'duplicate', refused: 'refused' },
    more: (count) => `… and ${count} more, in the report.`,
    report: 'Report',
    failed: (detail) => `The file was not taken in: ${detail}`,
  },
  es: {
    taking: (name) => `Importando ${name}`,
    trying: (name) => `Probando ${name}`,
    dryRun: 'Fue un ensayo: no se escribió nada. Sin --dry-run sí se escribe.',
    counts: {
      records: 'registros',
      create: 'nuevos',
      update: 'actualizados',
      unchanged: 'sin cambios',
      duplicate: 'repetidos',
      refused: 'rechazados',
      released: 'publicados',
      links: 'enlaces',
      institutions: 'instituciones agregadas',
      warnings: 'avisos',
    },
    outcomes: {
      create: 'nuevo',
      update: 'actualizado',
      unchanged: 'sin cambios',
      duplicate: 'repetido',
      refused: 'rechazado',
    },
    more: (count) => `… y ${count} más, en el informe.`,
    report: 'Informe',
    failed: (detail) => `El archivo no se importó: ${detail}`,
  },
  fr: {
    taking: (name) => `Importation de ${name}`,
    trying: (name) => `Essai de ${name}`,
    dryRun: 'C’était un essai : rien n’a été écrit. Sans --dry-run, tout l’est.',
    counts: {
      records: 'enregistrements',
      create: 'nouveaux',
      update: 'mis à jour',
      unchanged: 'inchangés',
      duplicate: 'doublons',
      refused: 'refusés',
      released: 'publiés',
      links: 'liens',
      institutions: 'institutions ajoutées',
      warnings: 'remarques',
    },
    outcomes: {
      create: 'nouveau',
      update: 'mis à jour',
      unchanged: 'inchangé',
      duplicate: 'doublon',
      refused: 'refusé',
    },
    more: (count) => `… et ${count} de plus, dans le rapport.`,
    report: 'Rapport',
    failed: (detail) => `Le fichier n’a pas été importé : ${detail}`,
  },
};
