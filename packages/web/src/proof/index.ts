import type { Route } from '../page.ts';
import { answerAboutAudit } from './about.tsx';
import { answerChanges, answerWithdrawn } from './lists.tsx';

export const proofRoutes: readonly Route[] = [
  { method: 'GET', path: '/about/audit', handle: answerAboutAudit },
  { method: 'GET', path: '/changes', handle: answerChanges },
  { method: 'GET', path: '/withdrawn', handle: answerWithdrawn },
];
