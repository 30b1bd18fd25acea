import type { Route } from '../page.ts';
import { answerRecommendations } from './board.tsx';
import { answerRecommendation } from './page.tsx';

export { RecommendationCards } from './board.tsx';
export { Facts, Progress } from './page.tsx';

export const recommendationRoutes: readonly Route[] = [
  { method: 'GET', path: '/recommendations', handle: answerRecommendations },
  { method: 'GET', path: '/recommendations/:recommendation', handle: answerRecommendation },
];
