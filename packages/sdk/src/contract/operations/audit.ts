import { z } from 'zod';
import { AuditProof, AuditRoot, SigningKey } from '../audit.ts';
import { Day } from '../identifiers.ts';
import type { Spec } from './spec.ts';

export const auditOperations = {
  listAuditRoots: {
    method: 'GET',
    path: '/api/v1/audit/roots',
    tag: 'audit',
    summary: 'The daily roots of the audit record, oldest first; each names the one before',
    query: z.object({
      after: Day.optional().describe('Only days after this one'),
      limit: z.coerce.number().int().min(1).max(1000).default(366),
    }),
    response: z.object({ total: z.int(), items: z.array(AuditRoot) }),
    status: 200,
    scope: null,
  },
  getAuditRoot: {
    method: 'GET',
    path: '/api/v1/audit/roots/{day}',
    tag: 'audit',
    summary: 'The root of one day of the audit record; `latest` names the newest',
    params: z.object({ day: z.union([Day, z.literal('latest')]) }),
    response: AuditRoot,
    status: 200,
    scope: null,
  },
  getAuditProof: {
    method: 'GET',
    path: '/api/v1/audit/entries/{number}/proof',
    tag: 'audit',
    summary: 'Proof that an entry of the audit record stands in the published root of its day',
    params: z.object({ number: z.coerce.number().int().min(1) }),
    response: AuditProof,
    status: 200,
    scope: null,
  },
  listSigningKeys: {
    method: 'GET',
    path: '/api/v1/audit/keys',
    tag: 'audit',
    summary: 'The public keys with which the portal signs roots and exports of the audit record',
    response: z.object({ items: z.array(SigningKey) }),
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
