import type { Route } from '../page.ts';
import { answerSample, answerSamples } from './page.tsx';

export { ActionCard, Findings } from './actions.tsx';
export { Method, SampleCards, sayResult } from './page.tsx';
export { Figures, Records, VerdictTag } from './records.tsx';

export const sampleRoutes: readonly Route[] = [
  { method: 'GET', path: '/samples', handle: answerSamples },
  { method: 'GET', path: '/samples/:sample', handle: answerSample },
];
