import { formAt, type Route } from '../../page.ts';
import { changeRecommendation, showRecommendation } from './item.tsx';
import { changeRecommendations, showRecommendations } from './list.tsx';

export const recommendationWorkRoutes: readonly Route[] = [
  ...formAt('/workspace/recommendations', showRecommendations, changeRecommendations),
  ...formAt('/workspace/recommendations/:recommendation', showRecommendation, changeRecommendation),
];
