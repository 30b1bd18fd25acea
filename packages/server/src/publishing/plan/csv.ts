import { type Commitment, findText, type Language, paths } from '@milpa/sdk';
import { formatCsvLine } from '../../http/index.ts';

const headings: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'Institución',
    'Nombre de la institución',
    'Dato',
    'Responsable',
    'Fecha comprometida',
    'Primera fecha',
    'Veces reprogramado',
    'Último motivo',
    'Frecuencia',
    'Objetivo',
    'Situación',
    'Motivo de la cancelación',
    'Publicado',
    'Conjunto de datos',
  ],
  en: [
    'Institution',
    'Name of the institution',
    'Holding',
    'Responsible post',
    'Due',
    'First date',
    'Times rescheduled',
    'Last reason',
    'Frequency',
    'Goal',
    'State',
    'Why it was cancelled',
    'Published',
    'Dataset',
  ],
  fr: [
    'Institution',
    'Nom de l’institution',
    'Donnée',
    'Poste responsable',
    'Échéance',
    'Première date',
    'Reports',
    'Dernier motif',
    'Fréquence',
    'Objectif',
    'Situation',
    'Motif de l’annulation',
    'Publié',
    'Jeu de données',
  ],
};
const states: Readonly<Record<Language, Readonly<Record<Commitment['state'], string>>>> = {
  es: { kept: 'cumplido', late: 'cumplido tarde', due: 'por cumplir', overdue: 'vencido', cancelled: 'cancelado' },
  en: { kept: 'kept', late: 'kept late', due: 'to come', overdue: 'overdue', cancelled: 'cancelled' },
  fr: { kept: 'tenu', late: 'tenu en retard', due: 'à venir', overdue: 'en retard', cancelled: 'annulé' },
};

/** Commitments, a row each, with what became of them and of their days. */
export function formatCommitments(items: readonly Commitment[], language: Language, publicUrl: string): string {
  const lines = items.map((item) =>
    formatCsvLine([
      item.institution.slug,
      findText(item.institution.name, language)?.text ?? '',
      findText(item.name, language)?.text ?? '',
      item.post,
      item.due,
      item.first,
      String(item.rescheduled.length),
      item.rescheduled.at(-1)?.reason ?? '',
      item.frequency,
      item.goal,
      states[language][item.state],
      item.cancelled?.reason ?? '',
      item.published ?? '',
      item.dataset ? publicUrl + paths.dataset(language, item.dataset.slug) : '',
    ]),
  );
  return `\uFEFF${formatCsvLine(headings[language])}${lines.join('')}`;
}
