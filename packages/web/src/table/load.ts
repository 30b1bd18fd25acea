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

/** Columns shown when the reader chose none: a table of thousands would be a page of megabytes. */
export const mostColumns = 60;

interface Wanted {
  readonly id: string;
  /** How many columns the table has. */
  readonly columns: number;
}

/** A table of a release and the rows of a view. A question that does not fit the table is answered with the whole table. */
export async function loadTable(
  client: Client,
  wanted: Wanted,
  version: number | undefined,
  view: View,
): Promise<Loaded> {
  const { id } = wanted;
  const of = version === undefined ? {} : { version };
  const tableComes = client.call('getTable', { params: { table: id }, query: of });
  const ask = async (asked: View) => {
    const wide = wanted.columns > mostColumns && asked.select.length === 0;
    const select = wide
      ? (await tableComes).profile.columns.slice(0, mostColumns).map(({ name }) => name)
      : asked.select;
    return client.call('getRows', {
      params: { table: id },
      query: { ...of, ...toRowsQuery({ ...asked, select }), shape: 'arrays' },
    });
  };
  const [table, answer] = await Promise.all([
    tableComes,
    ask(view).catch((error: unknown) => {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 404) return error;
      throw error;
    }),
  ]);
  if (!(answer instanceof Problem)) return { table, rows: answer, view, refused: undefined };
  const whole: View = { ...view, filters: [], search: '', sort: [], select: [], page: 1 };
  return { table, rows: await ask(whole), view: whole, refused: answer };
}
