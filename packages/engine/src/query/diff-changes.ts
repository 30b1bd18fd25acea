import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, TableDiff } from '@milpa/sdk';
import type { DiffRequest, StoredTable } from '../contract.ts';
import { comparable, type Match } from './diff-match.ts';
import type { Pair } from './diff-schema.ts';
import { formatCell } from './rows.ts';
import { from, presented } from './sql.ts';

/** Columns that are compared in one statement, so that no join carries a wide table. */
const chunkColumns = 8;

type ChangedRow = NonNullable<TableDiff['sample']['changed']>[number];

/** How often each column changed among the rows that changed, most often first. Needs changed_rows. */
export async function countChanges(
  connection: DuckDBConnection,
  request: DiffRequest,
  pairs: readonly Pair[],
): Promise<{ column: string; count: number }[]> {
  const counts: { column: string; count: number }[] = [];
  for (let at = 0; at < pairs.length; at += chunkColumns) {
    const some = pairs.slice(at, at + chunkColumns);
    const list = (side: 'before' | 'after') =>
      some.map((pair, index) => `${comparable(pair, side)} as ${side}${index}`).join(', ');
    const tests = some.map((_, index) => `count_if(before${index} is distinct from after${index})`).join(', ');
    const reader = await connection.runAndReadAll(
      `select ${tests} from changed_rows c
       join (select file_row_number as n, ${list('before')} from ${from(request.before)}) b on b.n = c.before
       join (select file_row_number as n, ${list('after')} from ${from(request.after)}) a on a.n = c.after`,
    );
    const [row = []] = reader.getRowsJS();
    for (const [index, pair] of some.entries()) counts.push({ column: pair.after.name, count: Number(row[index]) });
  }
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/** Writes changed_rows: numbers of the rows, in the two versions, that have the same key and another content. */
export async function keepChanged(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    'create temp table changed_rows as select b.n as before, a.n as after from after_rows a join before_rows b on a.k = b.k where a.h <> b.h',
  );
}

/** The first rows that changed: their key, and the values of the columns that changed. Needs changed_rows. */
export async function sampleChanges(
  connection: DuckDBConnection,
  request: DiffRequest,
  { pairs, key, size }: { pairs: readonly Pair[]; key: NonNullable<Match['key']>; size: number },
): Promise<ChangedRow[]> {
  const numbers = await connection.runAndReadAll(`select before, after from changed_rows order by after limit ${size}`);
  const rows = numbers.getRowsJS().map(([before, after]) => ({ before: Number(before), after: Number(after) }));
  const olds = await readRows(
    connection,
    request.before,
    pairs,
    'before',
    rows.map(({ before }) => before),
  );
  const news = await readRows(
    connection,
    request.after,
    pairs,
    'after',
    rows.map(({ after }) => after),
  );
  return rows.map(({ before, after }) => {
    const [old = [], now = []] = [olds.get(before), news.get(after)];
    const changed = pairs.flatMap((_, index) => (isSame(old[index], now[index]) ? [] : [index]));
    return {
      key: key.map((pair) => now[pairs.indexOf(pair)] ?? null),
      columns: changed.map((index) => pairs[index]?.after.name ?? ''),
      before: changed.map((index) => old[index] ?? null),
      after: changed.map((index) => now[index] ?? null),
    };
  });
}

const isSame = (before: Cell | undefined, after: Cell | undefined) => String(before) === String(after);

async function readRows(
  connection: DuckDBConnection,
  table: StoredTable,
  pairs: readonly Pair[],
  side: 'before' | 'after',
  numbers: readonly number[],
): Promise<Map<number, Cell[]>> {
  if (numbers.length === 0) return new Map();
  const columns = pairs.map((pair) => presented(pair[side])).join(', ');
  const found = await connection.runAndReadAll(
    `select file_row_number, ${columns} from ${from(table)} where file_row_number in (${numbers.join(', ')})`,
  );
  return new Map(found.getRows().map(([n, ...row]) => [Number(n), row.map(formatCell)]));
}
