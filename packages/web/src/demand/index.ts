import { formAt, type Route } from '../page.ts';
import { sendRequest, showAsk } from './ask.tsx';
import { answerRequests } from './board.tsx';
import { confirm, leave, showConfirm, showLeave } from './letter.tsx';
import { answerRequest, supportRequest } from './page.tsx';

export { RequestCards } from './board.tsx';
export { DemandFigures } from './body.tsx';
export { RequestFacts, RequestHistory, RequestWords } from './page.tsx';

export const demandRoutes: readonly Route[] = [
  { method: 'GET', path: '/requests', handle: answerRequests },
  ...formAt('/requests/new', showAsk, sendRequest),
  ...formAt('/requests/confirm', showConfirm, confirm),
  ...formAt('/requests/leave', showLeave, leave),
  ...formAt('/requests/:request', answerRequest, supportRequest),
];
