import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { HelpdeskWords } from './shape.ts';

export type { HelpdeskWords } from './shape.ts';
export const helpdeskWords: Readonly<Record<Language, HelpdeskWords>> = { es, en, fr };
