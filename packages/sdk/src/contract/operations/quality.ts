import { z } from 'zod';
import {
  BodyQuality,
  DatasetQuality,
  Quality,
  QualityListQuery,
  QualityQuery,
  QualityRow,
  QualityVocabulary,
} from '../quality.ts';
import { datasetKey, type Spec } from './spec.ts';

export const qualityOperations = {
  getQuality: {
    method: 'GET',
    path: '/api/v1/quality',
    tag: 'indices',
    summary: 'Metadata quality of everything released, or of one institution: points, shares and what to mend',
    query: QualityQuery,
    response: Quality,
    status: 200,
    scope: null,
  },
  getDatasetQuality: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/quality',
    tag: 'indices',
    summary: 'Metadata quality and openness of a dataset, and what to mend for how many points',
    params: datasetKey,
    response: DatasetQuality,
    status: 200,
    scope: null,
  },
  listQuality: {
    method: 'GET',
    path: '/api/v1/quality/datasets',
    tag: 'indices',
    summary: 'Datasets by metadata quality, the worst first',
    query: QualityListQuery,
    response: z.object({ total: z.int(), items: z.array(QualityRow) }),
    status: 200,
    scope: null,
  },
  listQualityByInstitution: {
    method: 'GET',
    path: '/api/v1/quality/institutions',
    tag: 'indices',
    summary: 'The mean metadata quality of each institution that publishes, the worst first',
    response: z.array(BodyQuality),
    status: 200,
    scope: null,
  },
  getQualityVocabulary: {
    method: 'GET',
    path: '/api/v1/quality/metrics',
    tag: 'indices',
    summary: 'What each metric of quality means, how it is measured and in which unit',
    response: QualityVocabulary,
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
