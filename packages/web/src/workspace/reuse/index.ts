import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { places } from '../places.ts';
import { showReuses } from './list.tsx';
import { confirmImpact, decideReuse, showReuse } from './page.tsx';

export const reuseWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/reuses', handle: showReuses },
  ...formAt('/workspace/reuses/:reuse', showReuse, decideReuse),
  ...takeAt('/workspace/reuses/:reuse/impact', confirmImpact, leadTo(places.reuse, 'reuse')),
];
