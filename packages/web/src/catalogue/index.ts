import type { Route } from '../page.ts';

export const catalogueRoutes: readonly Route[] = [];
