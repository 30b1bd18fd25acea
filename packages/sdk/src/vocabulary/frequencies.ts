import type { Concept } from './index.ts';

export interface Frequency extends Concept {
  /** ISO 8601 duration between updates; null where none is promised. */
  readonly every: string | null;
}

const authority = 'http://publications.europa.eu/resource/authority/frequency/';
const row = (id: string, every: string | null, es: string, en: string, fr: string): Frequency => ({
  id,
  uri: authority + id,
  every,
  label: { es, en, fr },
});

/** EU frequency authority table, the ones a public body uses. */
export const frequencies: readonly Frequency[] = [
  row('CONT', 'PT0S', 'Continua', 'Continuous', 'Continue'),
  row('HOURLY', 'PT1H', 'Cada hora', 'Hourly', 'Toutes les heures'),
  row('DAILY', 'P1D', 'Diaria', 'Daily', 'Quotidienne'),
  row('WEEKLY', 'P7D', 'Semanal', 'Weekly', 'Hebdomadaire'),
  row('BIWEEKLY', 'P14D', 'Cada dos semanas', 'Every two weeks', 'Toutes les deux semaines'),
  row('MONTHLY', 'P1M', 'Mensual', 'Monthly', 'Mensuelle'),
  row('BIMONTHLY', 'P2M', 'Bimestral', 'Every two months', 'Bimestrielle'),
  row('QUARTERLY', 'P3M', 'Trimestral', 'Quarterly', 'Trimestrielle'),
  row('ANNUAL_2', 'P6M', 'Semestral', 'Twice a year', 'Semestrielle'),
  row('ANNUAL', 'P1Y', 'Anual', 'Yearly', 'Annuelle'),
  row('BIENNIAL', 'P2Y', 'Cada dos años', 'Every two years', 'Tous les deux ans'),
  row('QUINQUENNIAL', 'P5Y', 'Cada cinco años', 'Every five years', 'Tous les cinq ans'),
  row('DECENNIAL', 'P10Y', 'Cada diez años', 'Every ten years', 'Tous les dix ans'),
  row('IRREG', null, 'Irregular', 'Irregular', 'Irrégulière'),
  row('NEVER', null, 'No se actualiza', 'Never updated', 'Jamais mise à jour'),
  row('UNKNOWN', null, 'Desconocida', 'Unknown', 'Inconnue'),
];
