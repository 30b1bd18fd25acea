import { formAt, type Route } from '../page.ts';
import { answerReuses } from './gallery.tsx';
import { showConfirm, showOwn, takeConfirm, takeOwn } from './own.tsx';
import { answerReuse } from './page.tsx';
import { sendNewReuse, showNewReuse } from './send.tsx';

export { ReuseCards, UsedIn } from './card.tsx';
export { ReuseFacts } from './page.tsx';

export const reuseRoutes: readonly Route[] = [
  { method: 'GET', path: '/reuses', handle: answerReuses },
  ...formAt('/reuses/new', showNewReuse, sendNewReuse),
  ...formAt('/reuses/confirm', showConfirm, takeConfirm),
  ...formAt('/reuses/own', showOwn, takeOwn),
  { method: 'GET', path: '/reuses/:reuse', handle: answerReuse },
];
