import { findFrequency, findHvdCategory, findLicence, findSdg, findTheme, type Language } from '@milpa/sdk';
import type { Fault, Values } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { describedWords } from '../../words/described.ts';
import { findWrong } from './values.ts';

/** What a field of the form is called, with its language when it has one. */
export function formatField(field: string, reader: Reader): string {
  const words = reader.allWords.work.metadata;
  const more = reader.words.described.form.fields;
  const names = new Map<string, string>([...Object.entries(words.fields), ...Object.entries(more)]);
  const whole = names.get(field);
  if (whole !== undefined) return whole;
  const [name = '', language = ''] = field.split('.');
  const called = new Map<string, string>(Object.entries(words.languageNames)).get(language);
  const text = names.get(name) ?? field;
  return called === undefined || language === reader.language ? text : words.inLanguage(text, called);
}

/** What a field holds, with the words of its vocabulary instead of identifiers. */
export function formatValue(field: string, value: string, language: Language): string {
  if (field === 'licence') return findLicence(value)?.label[language] ?? value;
  if (field === 'frequency') return findFrequency(value)?.label[language] ?? value;
  if (field === 'accessLevel') return new Map(Object.entries(describedWords[language].levels)).get(value) ?? value;
  const find = { themes: findTheme, highValue: findHvdCategory, sdgs: findSdg }[field];
  if (!find) return value;
  return value
    .split(', ')
    .map((id) => find(id)?.label[language] ?? id)
    .join('; ');
}

/** What the contract would refuse of a filled form, as sentences for its author. */
export function explainWrong(values: Values, reader: Reader): readonly Fault[] {
  const faults = { ...reader.allWords.work.metadata.faults, ...reader.words.described.form.faults };
  return findWrong(values, reader.language).map(({ field, code }) => ({ field, text: faults[code] }));
}
