import type { Route } from '../page.ts';
import { answerAbout } from './page.tsx';
import { answerReference } from './reference.tsx';

export const aboutRoutes: readonly Route[] = [
  { method: 'GET', path: '/about', handle: answerAbout },
  { method: 'GET', path: '/api', handle: answerReference },
];
