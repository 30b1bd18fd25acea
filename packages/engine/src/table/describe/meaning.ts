import type { Column } from '@milpa/sdk';
import { clabe, curp, rfcCompany, rfcPerson } from '../check-digits.ts';

/** Regular expressions of texts that follow a rule, for validators that do not know the rule. */
const patterns: Readonly<Record<string, string>> = {
  curp: curp.shape,
  rfc: `(?:${rfcPerson.shape}|${rfcCompany.shape})`,
  clabe: clabe.shape,
  cct: '\\d{2}[A-Z]{3}\\d{4}[A-Z]',
  clues: '[A-Z]{5}\\d{6}',
  uuid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  'hh:mm:ss': '\\d{1,4}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?',
};

/** The rule of a column as a regular expression; none where some cell does not follow it. */
export function findPattern({ type, format, misfits }: Column): string | undefined {
  if (misfits || format === undefined || (type !== 'string' && type !== 'duration')) return undefined;
  return patterns[format];
}

/** What a column is where it is written, which is what its file holds: lengths of time beyond a day are no ISO 8601. */
export type WrittenType = Column['type'] | 'yearmonth';

export function findWrittenType({ type, format, misfits }: Column): WrittenType {
  if (type === 'duration') return format === undefined ? 'duration' : 'string';
  // Both standards put the longitude first, or have no such type.
  if (type === 'geopoint') return 'string';
  if (type === 'string' && format === 'yyyy-mm' && !misfits) return 'yearmonth';
  return type;
}

/** Whether every row has a value, and every value differs. */
export const isRequired = ({ profile }: Column, rows: number) => rows > 0 && profile.nulls === 0;
