import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { SampleWords } from './shape.ts';

export type { SampleWords } from './shape.ts';
export const sampleWords: Readonly<Record<Language, SampleWords>> = { es, en, fr };
