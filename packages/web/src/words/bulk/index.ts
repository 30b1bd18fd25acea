import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { BulkWords } from './shape.ts';

export type { BulkWords } from './shape.ts';
export const bulkWords: Readonly<Record<Language, BulkWords>> = { es, en, fr };
