import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ReadingWords } from './reading.ts';
import type { WorkWords } from './work/index.ts';

export type * from './reading.ts';
export type { WorkWords } from './work/index.ts';

/** Every word of the interface in one language. A missing key is a type error. */
export interface Words {
  readonly reading: ReadingWords;
  readonly work: WorkWords;
}

export const words: Readonly<Record<Language, Words>> = { es, en, fr };

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { es: 'Español', en: 'English', fr: 'Français' };
