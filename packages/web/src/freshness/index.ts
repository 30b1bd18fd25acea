import type { Route } from '../page.ts';
import { answerOverdue } from './overdue.tsx';

export { describeFreshness, FreshnessTag, formatCalendarDay, ListTag, Snoozed } from './badge.tsx';
export { Counts } from './counts.tsx';
export { tellModified } from './modified.ts';

export const freshnessRoutes: readonly Route[] = [{ method: 'GET', path: '/overdue', handle: answerOverdue }];
