import type { Client, OperationInput } from './client.ts';
import type { RowsPage } from './contract/rows.ts';

export type RowsQuestion = Omit<OperationInput<'queryRows'>['body'], 'offset' | 'cursor'>;

/**
 * Every row of a table that fits a question, page after page, in one version of the table from the first to the last; memory holds
 * one page. `limit` is the size of a page; 1,000 when absent. Throws Problem.
 */
export async function* listRows(
  client: Client,
  table: string,
  { limit = 1000, ...question }: RowsQuestion = {},
  version?: number,
): AsyncGenerator<RowsPage['rows'][number]> {
  let cursor: string | null | undefined;
  let release = version;
  do {
    const page: RowsPage = await client.call('queryRows', {
      params: { table },
      query: { shape: 'arrays', ...(release === undefined ? {} : { version: release }) },
      body: { ...question, limit, ...(cursor ? { cursor } : {}) },
    });
    yield* page.rows;
    cursor = page.cursor;
    release = page.version ?? release;
  } while (cursor !== null);
}
