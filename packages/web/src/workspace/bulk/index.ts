import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { places } from '../places.ts';
import { showBulk, stopBulk } from './progress.tsx';
import { showResources } from './resources.tsx';
import { startBulk } from './start.ts';

export const bulkRoutes: readonly Route[] = [
  ...formAt('/workspace/resources/:institution', showResources, startBulk),
  { method: 'GET', path: '/workspace/bulk/:bulk', handle: showBulk },
  ...takeAt('/workspace/bulk/:bulk/stop', stopBulk, leadTo(places.bulk, 'bulk')),
];
