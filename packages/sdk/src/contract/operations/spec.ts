import { z } from 'zod';
import { DatasetId, TableId } from '../identifiers.ts';
import type { Scope } from '../institution.ts';

/** One thing a program may ask of a portal. The server mounts it, the client calls it, OpenAPI lists it: nothing is written twice. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under the portal's address; `{name}` stands for a path parameter. */
  readonly path: `/api/v1/${string}`;
  readonly summary: string;
  readonly tag:
    | 'datasets'
    | 'drafts'
    | 'imports'
    | 'tables'
    | 'institutions'
    | 'people'
    | 'catalogue'
    | 'indices'
    | 'audit'
    | 'reviews'
    | 'inventory'
    | 'plans'
    | 'obligations'
    | 'cases'
    | 'requests'
    | 'reuses'
    | 'bulk';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  /** Scopes a token needs; `null` reads without any account. A person signed in needs the role instead (may.ts). */
  readonly scope: Scope | null | 'account';
  /** The request must carry If-Match with the revision it changes. */
  readonly ifMatch?: true;
  /** It only reads, though its method is POST because the question may be long: a page of any site may send it. */
  readonly reads?: true;
}

type ScopeName = z.infer<typeof Scope>;
export type Spec = Omit<Operation, 'scope'> & { readonly scope: ScopeName | null | 'account' };
export const nothing = z.null();
export const datasetKey = z.object({ dataset: z.string().describe('Dataset id or slug') });
export const draftKey = z.object({ dataset: DatasetId });
export const institutionKey = z.object({ institution: z.string().describe('Institution id or slug') });
export const tableKey = z.object({ table: TableId });
export const versionQuery = z.object({
  version: z.coerce.number().int().min(1).optional().describe('Release number; the newest when absent'),
});
