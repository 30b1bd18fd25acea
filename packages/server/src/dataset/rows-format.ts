import { type ExportFormat, exportFormats, Problem } from '@milpa/sdk';
import { negotiate } from '../http/index.ts';

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** JSON first: what takes anything gets a page of rows. The last one is what JSON lines are called elsewhere. */
const forms: readonly (readonly [ExportFormat, string])[] = [
  ['json', 'application/json'],
  ['csv', 'text/csv'],
  ['jsonl', mediaTypes.jsonl],
  ['parquet', mediaTypes.parquet],
  ['xlsx', mediaTypes.xlsx],
  ['geojson', mediaTypes.geojson],
  ['arrow', mediaTypes.arrow],
  ['jsonl', 'application/x-ndjson'],
];

/** The format an Accept header asks for. Throws `not-acceptable` when rows are given in none of its forms. */
export function requireFormat(accept: string | null): ExportFormat {
  const format = negotiate(accept, forms);
  if (!format) throw notAcceptable(accept ?? '');
  return format;
}

/** The format of an extension. Throws `format-unavailable`. */
export function requireExtension(extension: string, formats: readonly ExportFormat[] = exportFormats): ExportFormat {
  const format = formats.find((each) => each === extension);
  if (!format) throw formatUnavailable(extension, formats);
  return format;
}

export const formatUnavailable = (format: string, formats: readonly string[]): Problem =>
  new Problem('format-unavailable', {
    en: `This table is not given as ${format}. It is given as ${formats.join(', ')}.`,
    es: `Esta tabla no se ofrece como ${format}. Se ofrece como ${formats.join(', ')}.`,
    fr: `Cette table n'est pas fournie en ${format}. Elle l'est en ${formats.join(', ')}.`,
  });

const list = forms.map(([, mediaType]) => mediaType).join(', ');
const notAcceptable = (accept: string): Problem =>
  new Problem('not-acceptable', {
    en: `Accept asks for "${accept}"; rows are given as ${list}.`,
    es: `Accept pide «${accept}»; las filas se dan como ${list}.`,
    fr: `Accept demande « ${accept} » ; les lignes sont fournies en ${list}.`,
  });
