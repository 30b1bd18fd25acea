import { z } from 'zod';
import { Dataset, Release } from '../dataset.ts';
import { datasetKey, type Spec, versionQuery } from './spec.ts';

export const datasetsOperations = {
  getDataset: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}',
    tag: 'datasets',
    summary: 'One released dataset',
    params: datasetKey,
    query: versionQuery,
    response: Dataset,
    status: 200,
    scope: null,
  },
  listReleases: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/releases',
    tag: 'datasets',
    summary: 'Every version of a dataset, newest first',
    params: datasetKey,
    response: z.array(Release),
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
