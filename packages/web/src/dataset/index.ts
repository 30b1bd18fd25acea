import type { Route } from '../page.ts';

export const datasetRoutes: readonly Route[] = [];
