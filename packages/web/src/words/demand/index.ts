import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { DemandWords } from './shape.ts';

export type { DemandWords } from './shape.ts';
export const demandWords: Readonly<Record<Language, DemandWords>> = { es, en, fr };
