import { type Route, redirect } from '../../page.ts';
import { places } from '../places.ts';
import { showBulk, stopBulk } from './progress.tsx';
import { showResources } from './resources.tsx';
import { startBulk } from './start.ts';

export const bulkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/resources/:institution', handle: showResources },
  { method: 'POST', path: '/workspace/resources/:institution', handle: startBulk },
  { method: 'GET', path: '/workspace/bulk/:bulk', handle: showBulk },
  { method: 'POST', path: '/workspace/bulk/:bulk/stop', handle: stopBulk },
  {
    method: 'GET',
    path: '/workspace/bulk/:bulk/stop',
    handle: async ({ reader, params }) => redirect(places.bulk(reader.language, params['bulk'] ?? '')),
  },
];
