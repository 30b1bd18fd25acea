import type { Route } from '../page.ts';
import { answerList, answerOne } from './page.tsx';

export const institutionRoutes: readonly Route[] = [
  { method: 'GET', path: '/institutions', handle: answerList },
  { method: 'GET', path: '/institutions/:institution', handle: answerOne },
];
