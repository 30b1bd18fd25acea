import type { Route } from '../page.ts';
import { answerDatasetQuality } from './dataset.tsx';
import { answerQualityMetrics } from './metrics.tsx';
import { answerInstitutionQuality, answerQuality } from './overview.tsx';

export { QualityLine } from './line.tsx';

export const qualityRoutes: readonly Route[] = [
  { method: 'GET', path: '/quality', handle: answerQuality },
  { method: 'GET', path: '/quality/metrics', handle: answerQualityMetrics },
  { method: 'GET', path: '/institutions/:institution/quality', handle: answerInstitutionQuality },
  { method: 'GET', path: '/datasets/:dataset/quality', handle: answerDatasetQuality },
];
