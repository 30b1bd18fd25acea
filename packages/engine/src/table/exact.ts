import type { Ask } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';

/** Digits a double always keeps, and those it may keep. */
const sure = 15;
const most = 17;
/** Texts of a sample that are long and doubles all the same, from which a column is the output of a program that writes doubles. */
const enough = 50;
/** Digits of a DECIMAL(38) that leave room for sums. */
const widest = 30;

/** Whether a text of digits with a point is what a double would print: as many digits as it has, and no others. */
export function isDouble(digits: string): boolean {
  const bare = significant(digits);
  if (bare.length <= sure || /[eE]/.test(digits)) return true;
  return bare.length <= most && significant(Number(digits).toPrecision(bare.length)) === bare;
}

function significant(digits: string): string {
  const [mantissa = ''] = digits.split(/[eE]/);
  return mantissa.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

/** Whether all rows must be asked: some text is long, and the sample does not show that a program wrote doubles. */
export function needsExactness(longest: number, sample: readonly string[]): boolean {
  if (longest <= sure + 1) return false;
  const long = sample.filter((text) => significant(text).length > sure);
  return long.length < enough || !long.every((text) => isDouble(text.replace(',', '.')));
}

export type Exactness =
  | { readonly kind: 'double' }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'text' };

/** How numbers are stored without losing a digit. `digits` is SQL of the plain digits over a column of `source`. */
export async function findExactness(ask: Ask, source: string, digits: string): Promise<Exactness> {
  const bare = `rtrim(ltrim(replace(replace(p, '-', ''), '.', ''), '+0'), '0')`;
  const printed = (count: number) =>
    `rtrim(replace(split_part(format('{:.${count - 1}e}', abs(p::DOUBLE)), 'e', 1), '.', ''), '0')`;
  const lost = `length(b) > ${most} OR (length(b) = ${most} AND ${printed(most)} <> b) OR (length(b) = ${sure + 1} AND ${printed(sure + 1)} <> b)`;
  const [row] = await ask(
    `SELECT count_if(length(b) > ${sure} AND (${lost})), max(length(split_part(p, '.', 2))), max(length(ltrim(split_part(p, '.', 1), '-+0'))), count_if(contains(lower(p), 'e')) FROM (SELECT p, ${bare} AS b FROM (SELECT ${digits} AS p FROM ${source}) WHERE p IS NOT NULL)`,
  );
  const [inexact, scale, whole, exponents] = (row ?? []).map(toNumber);
  if (!inexact || exponents) return { kind: 'double' };
  return (scale ?? 0) + (whole ?? 0) <= widest ? { kind: 'decimal', scale: scale ?? 0 } : { kind: 'text' };
}
