import { z } from 'zod';
import { AuditFilter, AuditLogEntry, PublicChange, WithdrawnDataset } from '../oversight.ts';
import type { Spec } from './spec.ts';

const page = (most: number) => ({
  limit: z.coerce.number().int().min(1).max(most).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
const pageOf = <T extends z.ZodType>(item: T) => z.object({ total: z.int(), items: z.array(item) });

export const oversightOperations = {
  listAuditEntries: {
    method: 'GET',
    path: '/api/v1/audit/entries',
    tag: 'audit',
    summary: 'The audit record, newest first, for auditors, internal control and administrators',
    query: z.object({ ...AuditFilter.shape, ...page(200) }),
    response: pageOf(AuditLogEntry).extend({
      last: z.int().describe('Number of the newest entry: what an export can be bound to'),
      actions: z.array(z.string()).describe('Every action there is so far'),
      kinds: z.array(z.string()).describe('Every kind of object there is so far'),
    }),
    status: 200,
    scope: 'admin',
  },
  listPublicChanges: {
    method: 'GET',
    path: '/api/v1/audit/changes',
    tag: 'audit',
    summary: 'What was done to public datasets and institutions, newest first, as the audit record has it',
    query: z.object(page(200)),
    response: pageOf(PublicChange),
    status: 200,
    scope: null,
  },
  listWithdrawnDatasets: {
    method: 'GET',
    path: '/api/v1/withdrawn',
    tag: 'catalogue',
    summary: 'Datasets that were withdrawn, with reason and authority, newest first',
    query: z.object({ publisher: z.string().max(200).optional(), ...page(1000) }),
    response: pageOf(WithdrawnDataset),
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
