import { z } from 'zod';
import { ImportId } from '../identifiers.ts';
import { Import, ImportOutcome, ImportRow, NewImport } from '../imports.ts';
import type { Spec } from './spec.ts';

const importKey = z.object({ import: ImportId });
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
};

export const importsOperations = {
  createImport: {
    method: 'POST',
    path: '/api/v1/imports',
    tag: 'imports',
    summary:
      'Take in descriptions of datasets from a file, or say what would happen (JSON naming an upload, or multipart/form-data with `options` and `file` parts)',
    body: NewImport,
    response: Import,
    status: 202,
    scope: 'write:dataset',
  },
  listImports: {
    method: 'GET',
    path: '/api/v1/imports',
    tag: 'imports',
    summary: 'The imports the caller asked for, newest first; administrators of the portal see all',
    query: z.object(page),
    response: z.object({ total: z.int(), items: z.array(Import) }),
    status: 200,
    scope: 'write:dataset',
  },
  getImport: {
    method: 'GET',
    path: '/api/v1/imports/{import}',
    tag: 'imports',
    summary: 'How far an import is, and its counts',
    params: importKey,
    response: Import,
    status: 200,
    scope: 'write:dataset',
  },
  listImportRows: {
    method: 'GET',
    path: '/api/v1/imports/{import}/rows',
    tag: 'imports',
    summary: 'The report of an import, record by record',
    params: importKey,
    query: z.object({ outcome: ImportOutcome.optional(), ...page }),
    response: z.object({ total: z.int(), items: z.array(ImportRow) }),
    status: 200,
    scope: 'write:dataset',
  },
} as const satisfies Record<string, Spec>;
