import type { WorkWords } from './index.ts';

export const work: WorkWords = {};
