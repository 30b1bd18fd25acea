import { readFile } from 'node:fs/promises';
import type { ImportPlace, Language, LanguageMap } from '@milpa/sdk';
import { languages } from '@milpa/sdk';
import { type ImportFile, UnreadableFile } from '../model.ts';
import { describeProblem } from '../problems.ts';

/** An object of a JSON document: whatever it is, its members can be asked for. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The whole document; UTF-8 with or without a mark. Throws `UnreadableFile`. */
export async function readJsonFile(file: ImportFile): Promise<unknown> {
  const bytes = await readFile(file.path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new UnreadableFile(describeProblem('file-broken', reason, { severity: 'error' }), { cause: error });
  }
}

/** The beginning of a file as text, for guessing what it is. */
export const headText = (head: Buffer): string =>
  head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();

/** Text, number or boolean as text; '' for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

export const objectsOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];

/** A list of texts, or one text parted by commas or semicolons. */
export const wordsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[,;]/)).map((word) => word.trim()).filter(Boolean);

/** The first of some members that says something. */
export const firstOf = (of: JsonObject, ...names: readonly string[]): string => {
  for (const name of names) {
    const text = textOf(of[name]);
    if (text) return text;
  }
  return '';
};

/** A text, or an object of texts by language (with or without region). */
export function mapOf(value: unknown, language: Language): LanguageMap {
  if (!isObject(value)) {
    const text = textOf(value);
    return text ? { [language]: text } : {};
  }
  const map: LanguageMap = {};
  for (const [tag, said] of Object.entries(value)) {
    const primary = languages.find((each) => each === tag.toLowerCase().split(/[-_]/)[0]);
    const text = textOf(said);
    if (primary && text) map[primary] ??= text;
  }
  return map;
}

export const at = (...steps: readonly (string | number)[]): ImportPlace => ({
  pointer: steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
});
