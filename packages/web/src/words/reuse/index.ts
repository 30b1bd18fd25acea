import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ReuseWords } from './shape.ts';

export type { ReuseWords } from './shape.ts';
export const reuseWords: Readonly<Record<Language, ReuseWords>> = { es, en, fr };
