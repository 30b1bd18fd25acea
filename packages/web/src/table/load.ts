import { type Client, Problem, type RowsPage, type Table } from '@milpa/sdk';
import { toRowsQuery, type View } from './view.ts';

export interface Loaded {
  readonly table: Table;
  readonly rows: RowsPage;
  /** The view that was really applied. */
  readonly view: View;
  /** Why the asked view could not be applied; the table is then shown whole. */
  readonly refused: Problem | undefined;
}

/** A table of a release and the rows of a view. A question that does not fit the table is answered with the whole table. */
export async function loadTable(client: Client, id: string, version: number | undefined, view: View): Promise<Loaded> {
  const of = version === undefined ? {} : { version };
  const ask = (wanted: View) =>
    client.call('getRows', { params: { table: id }, query: { ...of, ...toRowsQuery(wanted), shape: 'arrays' } });
  const [table, answer] = await Promise.all([
    client.call('getTable', { params: { table: id }, query: of }),
    ask(view).catch((error: unknown) => {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 404) return error;
      throw error;
    }),
  ]);
  if (!(answer instanceof Problem)) return { table, rows: answer, view, refused: undefined };
  const whole: View = { ...view, filters: [], search: '', sort: [], select: [], page: 1 };
  return { table, rows: await ask(whole), view: whole, refused: answer };
}
