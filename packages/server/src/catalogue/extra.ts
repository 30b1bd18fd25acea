import { type ExtraField, type Language, type LanguageMap, languages } from '@milpa/sdk';

/**
 * What the fields that a portal added say of a dataset, in a language, each value under the name people read: "Sector: Agua".
 * `sector:potable` is asked as the words "sector potable" in a row, so a later word of a value stands once more under the name.
 */
export function describeExtra(
  extra: Readonly<Record<string, unknown>>,
  fields: readonly ExtraField[],
  language: Language,
): string[] {
  return fields.flatMap((field) => {
    const name = findLabel(field.label, language) ?? field.name;
    return [extra[field.name] ?? []].flat().flatMap((value) => {
      const text = formatValue(value, field, language);
      const later = listWords(text).slice(1, mostWords);
      return text ? [`${name}: ${text}`, ...later.map((word) => `${name}: ${word}`)] : [];
    });
  });
}

/** Words of one value that are found under its name. */
const mostWords = 50;
const listWords = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const findLabel = (map: LanguageMap, language: Language): string | undefined =>
  map[language] ?? languages.map((each) => map[each]).find((text) => text);

const truth: Readonly<Record<Language, readonly [no: string, yes: string]>> = {
  es: ['no', 'sí'],
  en: ['no', 'yes'],
  fr: ['non', 'oui'],
};

function formatValue(value: unknown, field: ExtraField, language: Language): string {
  if (typeof value === 'boolean') return truth[language][value ? 1 : 0];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const choice = field.choices?.find((one) => one.value === value);
  return (choice && findLabel(choice.label, language)) ?? value;
}

const pattern = /(?<![^\s(])(-?)([\p{L}\p{N}_-]+):(?:"([^"]*)"?|([\p{L}\p{N}][^\s"]*))/gu;

/**
 * A question with the fields of this portal in the words that every index knows: `sector:agua` asks for "sector agua" in a
 * row, by each of its names, since nobody knows in which language a dataset speaks.
 */
export function translateExtra(words: string, fields: readonly ExtraField[]): string {
  if (fields.length === 0) return words;
  const known = new Map(fields.flatMap((field) => listNames(field).map((name) => [fold(name), field])));
  return words.replace(pattern, (whole, sign: string, name: string, phrase?: string, word = '') => {
    const field = known.get(fold(name));
    const asked = (phrase ?? word).replace(/\*+$/, '');
    if (!field || !/[\p{L}\p{N}]/u.test(asked)) return whole;
    const labels = [...new Set(listLabels(field).map((label) => label.replace(/"/g, ' ')))];
    return labels.map((label) => `${sign}details:"${label} ${asked}"`).join(sign ? ' ' : ' OR ');
  });
}

const listLabels = (field: ExtraField): string[] => {
  const labels = languages.flatMap((language) => findLabel(field.label, language) ?? []);
  return labels.length > 0 ? labels : [field.name];
};
/** What may be written before the colon: the name in the schema, or a label, its blanks as hyphens. */
const listNames = (field: ExtraField): string[] => [
  field.name,
  ...listLabels(field).map((label) => label.trim().replace(/\s+/g, '-')),
];
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
