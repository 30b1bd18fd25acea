import type { Route } from '../page.ts';
import { answerInstitutionObligations, answerInstrument, answerInstruments } from './pages.tsx';

export const obligationRoutes: readonly Route[] = [
  { method: 'GET', path: '/obligations', handle: answerInstruments },
  { method: 'GET', path: '/obligations/:instrument', handle: answerInstrument },
  { method: 'GET', path: '/institutions/:institution/obligations', handle: answerInstitutionObligations },
];
