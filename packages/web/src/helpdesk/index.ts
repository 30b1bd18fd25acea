import type { Route } from '../page.ts';
import { sendReport, showReport } from './report.tsx';

export { CaseFigures } from './counts.tsx';

export const helpdeskRoutes: readonly Route[] = [
  { method: 'GET', path: '/datasets/:dataset/report', handle: showReport },
  { method: 'POST', path: '/datasets/:dataset/report', handle: sendReport },
];
