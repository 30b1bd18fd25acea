import type { Language } from '@milpa/sdk';
import { formatCsvLine } from '../../../http/index.ts';
import { sheetColumns } from './columns.data.ts';

/** Our own sheet as CSV: the headings, and one dataset with two links, the second in a row of its own. */
export function formatTemplate(language: Language): string {
  const columns = sheetColumns.filter(({ example }) => example[language] !== '');
  const second: Readonly<Record<string, string>> = {
    key: 'aire-2026',
    link: 'https://example.org/estaciones.csv',
    linkTitle: { es: 'Estaciones', en: 'Stations', fr: 'Stations' }[language],
    linkFormat: 'csv',
  };
  return [
    `\ufeff${formatCsvLine(columns.map(({ label }) => label[language]))}`,
    formatCsvLine(columns.map(({ example }) => example[language])),
    formatCsvLine(columns.map(({ field }) => second[field] ?? '')),
  ].join('');
}
