import { type Draft, type DraftTable, listTables, type OperationOutput, type Review } from '@milpa/sdk';
import type { PersonContext } from '../../form/index.ts';
import { type Checked, loadValidation } from './validation.tsx';

/** A table of the working copy with its first rows. */
export interface ShownTable {
  readonly table: DraftTable;
  readonly rows: OperationOutput<'getDraftRows'> | undefined;
}

export interface LoadedDraft {
  readonly draft: Draft;
  readonly shown: ReadonlyMap<string, ShownTable>;
  readonly history: OperationOutput<'listHistory'>;
  readonly checked: Checked | undefined;
  /** Handed in or approved as it is now. */
  readonly review: Review | undefined;
  /** A second person must approve. */
  readonly fourEyes: boolean;
}

/** Tables shown in full; the rest of a book of a hundred sheets is a list of links. */
const mostTables = 8;
export const previewRows = 5;
const shownHistory = 20;

export async function loadDraft(context: PersonContext): Promise<LoadedDraft> {
  const { client, params } = context;
  const dataset = params['dataset'] ?? '';
  const draft = await client.call('getDraft', { params: { dataset } });
  const tables = listTables(draft).slice(0, mostTables);
  const [checked, ...loaded] = await Promise.all([
    loadValidation(context, draft),
    ...tables.map(({ id }) => loadTable(client, draft, id)),
  ]);
  const [history, { items: reviews }, { fourEyes }] = await Promise.all([
    client.call('listHistory', { params: { dataset: draft.id }, query: { limit: shownHistory } }),
    client.call('listReviews', { query: { dataset: draft.id, limit: 1 } }),
    client.call('getReleaseRule', { params: { institution: draft.publisher.id } }),
  ]);
  const review = reviews.find(({ state }) => state === 'in-review' || state === 'approved');
  return { draft, review, fourEyes, history, shown: new Map(loaded.map((each) => [each.table.id, each])), checked };
}

async function loadTable(client: PersonContext['client'], draft: Draft, table: string): Promise<ShownTable> {
  const params = { dataset: draft.id, table };
  const [found, rows] = await Promise.all([
    client.call('getDraftTable', { params }),
    client.call('getDraftRows', { params, query: { limit: previewRows, shape: 'arrays' } }),
  ]);
  return { table: found, rows };
}
