import { findText, type Language, type LanguageMap } from '@milpa/sdk';

/** The text in one language, else in another. */
export const sayIn =
  (language: Language) =>
  (map: LanguageMap | undefined): string | undefined =>
    findText(map, language)?.text;

/** An object without the fields of which nothing is known: absent, not null. */
export const withoutGaps = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isGap(value)));

const isGap = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** JSON that may stand in a script element of a page: no text can end it. */
export const formatForPage = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** `{…,"dataset":[` and `]}` around items that come one by one. */
export function splitAround(
  value: Readonly<Record<string, unknown>>,
  field: string,
): readonly [head: string, tail: string] {
  const before = JSON.stringify(value).slice(0, -1);
  return [`${before}${before === '{' ? '' : ','}${JSON.stringify(field)}:[\n`, '\n]}\n'];
}
