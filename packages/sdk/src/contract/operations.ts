import { z } from 'zod';
import {
  Dataset,
  Draft,
  DraftChange,
  DraftTable,
  NewDataset,
  NewFile,
  NewRelease,
  Release,
  TableChange,
  Tombstone,
  Withdrawal,
} from './dataset.ts';
import { AppointmentId, DatasetId, DistributionId, TableId, TokenId } from './identifiers.ts';
import {
  Appointment,
  AppointmentInput,
  Credentials,
  Institution,
  InstitutionInput,
  NewToken,
  type Scope,
  Session,
  Token,
  TokenInput,
} from './institution.ts';
import { RowsPage, RowsQuery } from './rows.ts';
import { PortalFacts, SearchQuery, SearchResult } from './search.ts';
import { SqlAnswer, SqlBody, SqlQuery, SqlTable } from './sql.ts';
import { Table, TableDiff } from './table.ts';

/** One thing a program may ask of a portal. The server mounts it, the client calls it, OpenAPI lists it: nothing is written twice. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under the portal's address; `{name}` stands for a path parameter. */
  readonly path: `/api/v1/${string}`;
  readonly summary: string;
  readonly tag: 'datasets' | 'drafts' | 'tables' | 'institutions' | 'people' | 'catalogue';
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
type Spec = Omit<Operation, 'scope'> & { readonly scope: ScopeName | null | 'account' };
const nothing = z.null();
const datasetKey = z.object({ dataset: z.string().describe('Dataset id or slug') });
const draftKey = z.object({ dataset: DatasetId });
const institutionKey = z.object({ institution: z.string().describe('Institution id or slug') });
const tableKey = z.object({ table: TableId });
const versionQuery = z.object({
  version: z.coerce.number().int().min(1).optional().describe('Release number; the newest when absent'),
});

const repeated = z.union([z.string(), z.array(z.string())]).optional();
const shape = z
  .enum(['objects', 'arrays'])
  .optional()
  .describe('objects (default): each row an object with _id; arrays: compact');
const safe = z
  .enum(['0', '1'])
  .optional()
  .describe('1: in CSV and XLSX, text that a spreadsheet would run as a formula gets an apostrophe before it');
const rowsQuery = versionQuery.extend({
  filter: repeated.describe(
    'column:operator:value, repeatable; all must hold. Operators: eq ne lt lte gt gte between in contains starts null notnull. `in` and `between` take values parted by |. A colon or backslash in a column name is written \\: or \\\\',
  ),
  where: z
    .string()
    .max(20_000)
    .optional()
    .describe(
      'A condition as JSON, for what filters cannot say: {"or": [{"column": "year", "op": "lt", "values": [2000]}, {"not": …}]}',
    ),
  bbox: z.string().max(200).optional().describe('west,south,east,north in degrees: rows whose place lies in the box'),
  near: z.string().max(200).optional().describe('longitude,latitude,metres: rows whose place is no farther'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Words that must all occur in the row, whatever case and accents; "words in quotes" together'),
  sort: z
    .string()
    .optional()
    .describe('Columns parted by commas, - before one for descending; a comma in a name is written \\,'),
  select: z.string().optional().describe('Columns parted by commas'),
  group: z.string().optional().describe('Columns parted by commas: one row for each combination of their values'),
  compute: z
    .string()
    .optional()
    .describe(
      'With or without group, parted by commas: count, count:column, distinct:column, sum: avg: min: max: median:',
    ),
  distinct: z.string().optional().describe('Columns parted by commas: their distinct values'),
  histogram: z.string().optional().describe('One column of numbers or dates: rows counted by equal intervals'),
  bins: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('Intervals of the histogram at most; 20 when absent'),
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .describe('100 when absent; in other formats than JSON, all'),
  offset: z.coerce.number().int().min(0).max(10_000_000_000).optional(),
  cursor: z.string().max(500).optional().describe('Goes on after a page: the `cursor` of its answer'),
  shape,
  safe,
});

export const operations = {
  searchDatasets: {
    method: 'GET',
    path: '/api/v1/datasets',
    tag: 'catalogue',
    summary: 'Find datasets by words and facets',
    query: SearchQuery,
    response: SearchResult,
    status: 200,
    scope: null,
  },
  portalFacts: {
    method: 'GET',
    path: '/api/v1/portal',
    tag: 'catalogue',
    summary: 'How much the portal holds',
    response: PortalFacts,
    status: 200,
    scope: null,
  },
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

  createDataset: {
    method: 'POST',
    path: '/api/v1/datasets',
    tag: 'drafts',
    summary:
      'Start a dataset, with its files (JSON naming uploads, or multipart/form-data with `metadata` and `file` parts)',
    body: NewDataset,
    response: Draft,
    status: 201,
    scope: 'write:dataset',
  },
  listDrafts: {
    method: 'GET',
    path: '/api/v1/drafts',
    tag: 'drafts',
    summary: 'The working copies the caller may see',
    query: z.object({
      publisher: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    response: z.object({ total: z.int(), items: z.array(Draft) }),
    status: 200,
    scope: 'read:draft',
  },
  getDraft: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/draft',
    tag: 'drafts',
    summary: 'The working copy',
    params: draftKey,
    response: Draft,
    status: 200,
    scope: 'read:draft',
  },
  changeDraft: {
    method: 'PATCH',
    path: '/api/v1/datasets/{dataset}/draft',
    tag: 'drafts',
    summary: 'Change metadata, address, titles or order',
    params: draftKey,
    body: DraftChange,
    response: Draft,
    status: 200,
    scope: 'write:dataset',
    ifMatch: true,
  },
  addFile: {
    method: 'POST',
    path: '/api/v1/datasets/{dataset}/files',
    tag: 'drafts',
    summary: 'Add a file, or a new version of one (JSON naming an upload, or multipart/form-data with a `file` part)',
    params: draftKey,
    body: NewFile,
    response: Draft,
    status: 201,
    scope: 'write:dataset',
  },
  removeDistribution: {
    method: 'DELETE',
    path: '/api/v1/datasets/{dataset}/distributions/{distribution}',
    tag: 'drafts',
    summary: 'Take a file out of the working copy; released versions keep it',
    params: draftKey.extend({ distribution: DistributionId }),
    response: Draft,
    status: 200,
    scope: 'write:dataset',
    ifMatch: true,
  },
  getDraftTable: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/draft/tables/{table}',
    tag: 'drafts',
    summary: 'A table of the working copy: types, findings, what would change',
    params: draftKey.extend({ table: TableId }),
    response: DraftTable,
    status: 200,
    scope: 'read:draft',
  },
  getDraftRows: {
    method: 'GET',
    path: '/api/v1/datasets/{dataset}/draft/tables/{table}/rows',
    tag: 'drafts',
    summary: 'Rows of a table of the working copy',
    params: draftKey.extend({ table: TableId }),
    query: rowsQuery,
    response: RowsPage,
    status: 200,
    scope: 'read:draft',
  },
  changeDraftTable: {
    method: 'PATCH',
    path: '/api/v1/datasets/{dataset}/draft/tables/{table}',
    tag: 'drafts',
    summary: 'Set labels, descriptions, units and types of columns',
    params: draftKey.extend({ table: TableId }),
    body: TableChange,
    response: Draft,
    status: 202,
    scope: 'write:dataset',
    ifMatch: true,
  },
  releaseDataset: {
    method: 'POST',
    path: '/api/v1/datasets/{dataset}/releases',
    tag: 'drafts',
    summary: 'Release the working copy as a new immutable version',
    params: draftKey,
    body: NewRelease,
    response: Release,
    status: 201,
    scope: 'publish',
    ifMatch: true,
  },
  withdrawDataset: {
    method: 'POST',
    path: '/api/v1/datasets/{dataset}/withdrawal',
    tag: 'drafts',
    summary: 'Withdraw with reason and authority; a tombstone stays',
    params: draftKey,
    body: Withdrawal,
    response: Tombstone,
    status: 200,
    scope: 'publish',
    ifMatch: true,
  },
  restoreDataset: {
    method: 'DELETE',
    path: '/api/v1/datasets/{dataset}/withdrawal',
    tag: 'drafts',
    summary: 'Put a withdrawn dataset back',
    params: draftKey,
    response: Draft,
    status: 200,
    scope: 'publish',
    ifMatch: true,
  },

  getTable: {
    method: 'GET',
    path: '/api/v1/tables/{table}',
    tag: 'tables',
    summary: 'Columns, types, profile, findings, chart and map of a table',
    params: tableKey,
    query: versionQuery,
    response: Table,
    status: 200,
    scope: null,
  },
  getRows: {
    method: 'GET',
    path: '/api/v1/tables/{table}/rows',
    tag: 'tables',
    summary:
      'Rows: filter, search, sort, select, group, page; the total is exact. By Accept also CSV, JSON lines, Parquet, XLSX, GeoJSON, Arrow',
    params: tableKey,
    query: rowsQuery,
    response: RowsPage,
    status: 200,
    scope: null,
  },
  queryRows: {
    method: 'POST',
    path: '/api/v1/tables/{table}/query',
    tag: 'tables',
    summary: 'The same questions as a JSON body, for those too long for an address',
    params: tableKey,
    query: versionQuery.extend({ shape, safe }),
    // Absent, the limit depends on the format.
    body: RowsQuery.extend({ limit: RowsQuery.shape.limit.unwrap().optional() }),
    response: RowsPage,
    status: 200,
    scope: null,
    reads: true,
  },
  getTableDiff: {
    method: 'GET',
    path: '/api/v1/tables/{table}/diff',
    tag: 'tables',
    summary: 'What changed between two versions of a table',
    params: tableKey,
    query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
    response: TableDiff,
    status: 200,
    scope: null,
  },
  askSql: {
    method: 'GET',
    path: '/api/v1/sql',
    tag: 'tables',
    summary: 'One SQL statement over the released tables; the answer names the versions it read',
    query: SqlQuery,
    response: SqlAnswer,
    status: 200,
    scope: null,
  },
  postSql: {
    method: 'POST',
    path: '/api/v1/sql',
    tag: 'tables',
    summary: 'The same, for statements too long for an address',
    body: SqlBody,
    response: SqlAnswer,
    status: 200,
    scope: null,
    reads: true,
  },
  listSqlTables: {
    method: 'GET',
    path: '/api/v1/sql/tables',
    tag: 'tables',
    summary: 'The tables that statements can read, with their names and columns',
    query: z.object({
      q: z.string().max(200).optional().describe('Words that occur in the name, the title or a column'),
      limit: z.coerce.number().int().min(1).max(500).optional().describe('Datasets at once; 100 when absent'),
      offset: z.coerce.number().int().min(0).optional(),
    }),
    response: z.object({ total: z.int().describe('Datasets'), items: z.array(SqlTable) }),
    status: 200,
    scope: null,
  },

  listInstitutions: {
    method: 'GET',
    path: '/api/v1/institutions',
    tag: 'institutions',
    summary: 'The public bodies',
    query: z.object({ q: z.string().max(200).optional() }),
    response: z.array(Institution),
    status: 200,
    scope: null,
  },
  getInstitution: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}',
    tag: 'institutions',
    summary: 'One public body',
    params: institutionKey,
    response: Institution,
    status: 200,
    scope: null,
  },
  createInstitution: {
    method: 'POST',
    path: '/api/v1/institutions',
    tag: 'institutions',
    summary: 'Add a public body',
    body: InstitutionInput,
    response: Institution,
    status: 201,
    scope: 'admin',
  },
  changeInstitution: {
    method: 'PATCH',
    path: '/api/v1/institutions/{institution}',
    tag: 'institutions',
    summary: 'Change a public body',
    params: institutionKey,
    body: InstitutionInput.partial(),
    response: Institution,
    status: 200,
    scope: 'admin',
    ifMatch: true,
  },
  listAppointments: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}/appointments',
    tag: 'people',
    summary: 'Who holds which role',
    params: institutionKey,
    response: z.array(Appointment),
    status: 200,
    scope: 'admin',
  },
  appoint: {
    method: 'POST',
    path: '/api/v1/institutions/{institution}/appointments',
    tag: 'people',
    summary: 'Give a person a role; a new person gets an invitation by e-mail',
    params: institutionKey,
    body: AppointmentInput,
    response: Appointment,
    status: 201,
    scope: 'admin',
  },
  endAppointment: {
    method: 'DELETE',
    path: '/api/v1/appointments/{appointment}',
    tag: 'people',
    summary: 'End a role now',
    params: z.object({ appointment: AppointmentId }),
    response: nothing,
    status: 204,
    scope: 'admin',
  },

  signIn: {
    method: 'POST',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Sign in; the session comes as a cookie',
    body: Credentials,
    response: Session,
    status: 201,
    scope: null,
  },
  whoAmI: {
    method: 'GET',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Who is signed in',
    response: Session,
    status: 200,
    scope: 'account',
  },
  signOut: {
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'people',
    summary: 'Sign out',
    response: nothing,
    status: 204,
    scope: 'account',
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/v1/invitations',
    tag: 'people',
    summary: 'Choose a password with the code of an invitation',
    body: z.object({
      code: z.string().max(200),
      password: z.string().min(12).max(1000),
      name: z.string().trim().min(1).max(200).optional(),
    }),
    response: Session,
    status: 201,
    scope: null,
  },
  forgotPassword: {
    method: 'POST',
    path: '/api/v1/password-letters',
    tag: 'people',
    summary:
      'Ask for a letter with which to choose a new password; the answer is the same whether there is an account or not',
    body: z.object({ email: z.string().trim().min(3).max(320) }),
    response: nothing,
    status: 204,
    scope: null,
  },
  listTokens: {
    method: 'GET',
    path: '/api/v1/tokens',
    tag: 'people',
    summary: 'My tokens',
    response: z.array(Token),
    status: 200,
    scope: 'account',
  },
  createToken: {
    method: 'POST',
    path: '/api/v1/tokens',
    tag: 'people',
    summary: 'Make a token; its secret is shown this once',
    body: TokenInput,
    response: NewToken,
    status: 201,
    scope: 'account',
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/v1/tokens/{token}',
    tag: 'people',
    summary: 'Revoke a token',
    params: z.object({ token: TokenId }),
    response: nothing,
    status: 204,
    scope: 'account',
  },
} as const satisfies Record<string, Spec>;

export type OperationId = keyof typeof operations;
export type OperationOf<Id extends OperationId> = (typeof operations)[Id];
