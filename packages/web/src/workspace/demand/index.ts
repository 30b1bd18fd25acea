import { formAt, type Route } from '../../page.ts';
import { changeRequest, showRequest } from './item.tsx';
import { showRequests } from './list.tsx';

export const demandWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/requests', handle: showRequests },
  ...formAt('/workspace/requests/:request', showRequest, changeRequest),
];
