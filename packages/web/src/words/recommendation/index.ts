import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { RecommendationWords } from './shape.ts';

export type { RecommendationWords } from './shape.ts';
export const recommendationWords: Readonly<Record<Language, RecommendationWords>> = { es, en, fr };
