import type { Route } from '../page.ts';
import { showSparql } from './page.tsx';

export const sparqlRoutes: readonly Route[] = [{ method: 'GET', path: '/sparql', handle: showSparql }];
