import type { Language } from '@milpa/sdk';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { PublishingWords } from './shape.ts';

export { publishingSummaries, publishingTags } from './operations.ts';
export type { PublishingWords } from './shape.ts';
export const publishingWords: Readonly<Record<Language, PublishingWords>> = { es, en, fr };
