import { z } from 'zod';
import { Availability, CheckedLink, Dataset, LinkCounts, Release, SeriesMember } from '../dataset.ts';
import { ExtraField } from '../extra.ts';
import { HistoryEntry } from '../history.ts';
import { datasetKey, institutionKey, type Spec, versionQuery } from './spec.ts';

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
  listLinks: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}/links',
    tag: 'datasets',
    summary: 'The links of what an institution and those below it have released: how many answer, and which',
    params: institutionKey,
    query: z.object({
      state: Availability.shape.state.optional().describe('Only these; the counts are of all'),
      limit: z.coerce.number().int().min(0).max(1000).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    response: z.object({ counts: LinkCounts, items: z.array(CheckedLink) }),
    status: 200,
    scope: null,
  },
  listExtraFields: {
    method: 'GET',
    path: '/api/v1/extra-fields',
    tag: 'datasets',
    summary: 'The fields this portal added to descriptions by its JSON Schema; their values stand in `metadata.extra`',
    response: z.array(ExtraField),
    status: 200,
    scope: null,
  },
  listSeriesMembers: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/members',
    tag: 'datasets',
    summary: 'The datasets of a series, the latest period first',
    params: datasetKey,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    response: z.object({ total: z.int(), items: z.array(SeriesMember) }),
    status: 200,
    scope: null,
  },
  listHistory: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/history',
    tag: 'datasets',
    summary:
      'Who changed what, when, newest first: what was released, with values; what never was, only to people of the institution',
    params: datasetKey,
    query: z.object({
      before: z.coerce.number().int().min(1).optional().describe('Only entries with a smaller number'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    response: z.array(HistoryEntry),
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
