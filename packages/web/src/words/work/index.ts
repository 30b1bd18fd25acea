export type { WorkWords } from './es.ts';
