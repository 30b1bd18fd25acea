import type { Language } from '@milpa/sdk';
import { formatNumber } from '../format.ts';

/** Forms of a counted noun by CLDR category; `many` is for round millions in Spanish and French («1,000,000 de filas»). */
export interface Forms {
  readonly one: string;
  readonly other: string;
  readonly many?: string;
}

/** The form that goes with a number, e.g. `fila` or `filas`. */
export function findForm(language: Language, count: number, forms: Forms): string {
  const category = new Intl.PluralRules(language).select(count);
  if (category === 'one') return forms.one;
  return category === 'many' ? (forms.many ?? forms.other) : forms.other;
}

/** Number and noun together, e.g. `1,204 filas`. */
export function formatCount(language: Language, count: number, forms: Forms): string {
  return `${formatNumber(language, count)} ${findForm(language, count, forms)}`;
}
