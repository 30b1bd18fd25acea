import type { Route } from '../page.ts';
import { answerHome } from './home.tsx';
import { answerSearch } from './search.tsx';

export { DatasetItem } from './item.tsx';

export const catalogueRoutes: readonly Route[] = [
  { method: 'GET', path: '', handle: answerHome },
  { method: 'GET', path: '/datasets', handle: answerSearch },
];
