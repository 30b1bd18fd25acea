import type { Route } from '../page.ts';
import { answerComparison } from './compare.tsx';
import { answerCountry } from './country.tsx';
import { answerExplorer } from './explorer.tsx';

export const ourdataRoutes: readonly Route[] = [
  { method: 'GET', path: '/ourdata', handle: answerExplorer },
  { method: 'GET', path: '/ourdata/compare', handle: answerComparison },
  { method: 'GET', path: '/ourdata/:country', handle: answerCountry },
];
