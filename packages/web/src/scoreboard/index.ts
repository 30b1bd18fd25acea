import type { Route } from '../page.ts';
import { answerScoreboard } from './board.tsx';
import { answerMethod } from './method.tsx';
import { answerInstitutionScore } from './one.tsx';

export { findScore, ScoreLine } from './one.tsx';

export const scoreboardRoutes: readonly Route[] = [
  { method: 'GET', path: '/scoreboard', handle: answerScoreboard },
  { method: 'GET', path: '/scoreboard/method', handle: answerMethod },
  { method: 'GET', path: '/institutions/:institution/score', handle: answerInstitutionScore },
];
