import type { Route } from '../page.ts';
import { answerComparison } from './compare.tsx';
import { answerCountry } from './country.tsx';
import { answerExplorer } from './explorer.tsx';
import { answerPicture } from './picture.tsx';
import { answerRobustness } from './robustness.tsx';

export const ourdataRoutes: readonly Route[] = [
  { method: 'GET', path: '/ourdata', handle: answerExplorer },
  { method: 'GET', path: '/ourdata/compare', handle: answerComparison },
  { method: 'GET', path: '/ourdata/robustness', handle: answerRobustness },
  { method: 'GET', path: '/ourdata/chart.svg', handle: answerPicture },
  { method: 'GET', path: '/ourdata/:country', handle: answerCountry },
];
