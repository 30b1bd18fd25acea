import type { Route } from '../page.ts';

export const institutionRoutes: readonly Route[] = [];
