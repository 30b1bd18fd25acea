import type { Route } from '../page.ts';
import { answerChecklist } from './checklist.tsx';
import { answerCharter } from './page.tsx';

export { nameArea } from './areas.tsx';

export const charterRoutes: readonly Route[] = [
  { method: 'GET', path: '/high-value', handle: answerCharter },
  { method: 'GET', path: '/checklists/:checklist', handle: answerChecklist },
];
