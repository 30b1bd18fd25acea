import { formAt, type Route } from '../page.ts';
import { sendReport, showReport } from './report.tsx';

export { CaseFigures } from './counts.tsx';

export const helpdeskRoutes: readonly Route[] = [...formAt('/datasets/:dataset/report', showReport, sendReport)];
