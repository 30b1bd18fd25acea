import type { Route } from '../../page.ts';
import { changeRecommendation, showRecommendation } from './item.tsx';
import { changeRecommendations, showRecommendations } from './list.tsx';

export const recommendationWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/recommendations', handle: showRecommendations },
  { method: 'POST', path: '/workspace/recommendations', handle: changeRecommendations },
  { method: 'GET', path: '/workspace/recommendations/:recommendation', handle: showRecommendation },
  { method: 'POST', path: '/workspace/recommendations/:recommendation', handle: changeRecommendation },
];
