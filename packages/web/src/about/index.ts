import type { Route } from '../page.ts';

export const aboutRoutes: readonly Route[] = [];
