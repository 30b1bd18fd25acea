import { z } from 'zod';
import { Bulk, BulkOutcome, BulkRow, NewBulk, Resource, ResourceFilter } from '../bulk.ts';
import { BulkId } from '../identifiers.ts';
import { institutionKey, type Spec } from './spec.ts';

const bulkKey = z.object({ bulk: BulkId });
const page = (usual: number) => ({
  limit: z.coerce.number().int().min(1).max(500).default(usual),
  offset: z.coerce.number().int().min(0).default(0),
});

export const bulkOperations = {
  listResources: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}/resources',
    tag: 'bulk',
    summary:
      'The files and links of an institution, drafts included, by dataset, format, state, health, freshness and words',
    params: institutionKey,
    query: ResourceFilter.extend(page(100)),
    response: z.object({
      total: z.int(),
      datasets: z.int().describe('Of which they are'),
      formats: z.array(z.string()).describe('All there are in the institution'),
      items: z.array(Resource),
    }),
    status: 200,
    scope: 'read:draft',
  },
  startBulk: {
    method: 'POST',
    path: '/api/v1/institutions/{institution}/bulk',
    tag: 'bulk',
    summary: 'Do one thing to many resources in the background',
    params: institutionKey,
    body: NewBulk,
    response: Bulk,
    status: 202,
    scope: 'write:dataset',
  },
  getBulk: {
    method: 'GET',
    path: '/api/v1/bulk/{bulk}',
    tag: 'bulk',
    summary: 'How far it is',
    params: bulkKey,
    response: Bulk,
    status: 200,
    scope: 'read:draft',
  },
  listBulkRows: {
    method: 'GET',
    path: '/api/v1/bulk/{bulk}/rows',
    tag: 'bulk',
    summary: 'What became of each resource',
    params: bulkKey,
    query: z.object({ outcome: BulkOutcome.optional(), ...page(100) }),
    response: z.object({ total: z.int(), items: z.array(BulkRow) }),
    status: 200,
    scope: 'read:draft',
  },
  stopBulk: {
    method: 'DELETE',
    path: '/api/v1/bulk/{bulk}',
    tag: 'bulk',
    summary: 'Stop it: what is done stays done, the rest is left as it was',
    params: bulkKey,
    response: Bulk,
    status: 200,
    scope: 'write:dataset',
  },
} as const satisfies Record<string, Spec>;
