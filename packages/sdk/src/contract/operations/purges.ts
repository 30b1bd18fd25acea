import { z } from 'zod';
import { PurgeId } from '../identifiers.ts';
import { NewPurge, Purge, PurgeableFile, PurgeRule } from '../purges.ts';
import { draftKey, institutionKey, type Spec } from './spec.ts';

const purgeKey = z.object({ purge: PurgeId });

export const purgesOperations = {
  purgeDataset: {
    method: 'POST',
    path: '/api/v1/datasets/{dataset}/purges',
    tag: 'drafts',
    summary:
      'Order that a dataset, a file of it or one version of a file is removed for ever for the sake of somebody’s privacy',
    params: draftKey,
    body: NewPurge,
    response: Purge,
    status: 202,
    scope: 'admin',
  },
  listPurgeableFiles: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/purgeable-files',
    tag: 'drafts',
    summary: 'Files of a dataset that an order to purge can be about, those its working copy has no longer included',
    params: draftKey,
    response: z.array(PurgeableFile),
    status: 200,
    scope: 'admin',
  },
  listPurges: {
    method: 'GET',
    path: '/api/v1/purges',
    tag: 'drafts',
    summary: 'Orders to purge in the institutions the caller administers, newest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    response: z.object({ total: z.int(), items: z.array(Purge) }),
    status: 200,
    scope: 'admin',
  },
  getPurge: {
    method: 'GET',
    path: '/api/v1/purges/{purge}',
    tag: 'drafts',
    summary: 'How far an order to purge is',
    params: purgeKey,
    response: Purge,
    status: 200,
    scope: 'admin',
  },
  decidePurge: {
    method: 'POST',
    path: '/api/v1/purges/{purge}/decision',
    tag: 'drafts',
    summary: 'Confirm or refuse an order to purge, as a second person',
    params: purgeKey,
    body: z.strictObject({ confirm: z.boolean() }),
    response: Purge,
    status: 200,
    scope: 'admin',
  },
  getPurgeRule: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}/purge-rule',
    tag: 'institutions',
    summary: 'Whether an institution asks for a second person before data are purged',
    params: institutionKey,
    response: PurgeRule,
    status: 200,
    scope: 'admin',
  },
  setPurgeRule: {
    method: 'PUT',
    path: '/api/v1/institutions/{institution}/purge-rule',
    tag: 'institutions',
    summary: 'Ask for a second person before data of an institution are purged, or no longer',
    params: institutionKey,
    body: PurgeRule,
    response: PurgeRule,
    status: 200,
    scope: 'admin',
  },
} as const satisfies Record<string, Spec>;
