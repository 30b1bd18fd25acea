import { readFileSync, writeFileSync } from 'node:fs';
import type { OpenedDuckdb } from '../../duckdb.ts';
import { quoteText } from '../sql.ts';
import type { SqlOrder, SqlOutcome, SqlView } from './contract.ts';

type TryWalls = Extract<SqlOrder, { order: 'try-walls' }>;

/** Things no statement may do, with the file of a secret that lies beside the stored tables. */
export function listAttempts(file: string): readonly string[] {
  const path = quoteText(file);
  return [
    `select * from read_text(${path})`,
    `select * from read_blob(${path})`,
    `select * from read_csv(${path}, header = false)`,
    `select * from ${path}`,
    `select * from glob(${quoteText(`${file}*`)})`,
    `copy (select 1) to ${path}`,
    `copy (select 1) to ${quoteText(`${file}.new`)}`,
    `attach ${path} as other`,
    `export database ${quoteText(`${file}.folder`)}`,
    "select * from read_csv('http://127.0.0.1:9/x.csv')",
    'install httpfs',
    'load httpfs',
    "select getenv('PATH')",
    'set enable_external_access = true',
    'set lock_configuration = false',
    "set allowed_directories = ['/']",
    `set allowed_paths = [${path}]`,
    'reset enable_external_access',
    "set memory_limit = '100GB'",
    "set temp_directory = '/'",
    'set threads = 64',
    "pragma enable_logging('FileSystem')",
  ];
}

/**
 * Tries what must not be possible, against DuckDB's locks alone and against the look at the syntax tree alone, and gives the
 * attempts that got through. An answer without them is what every other statement relies on.
 */
export async function tryWalls(
  order: TryWalls,
  open: (views: readonly SqlView[]) => Promise<OpenedDuckdb>,
  parse: (text: string) => Promise<SqlOutcome<unknown>>,
): Promise<readonly string[]> {
  const holes: string[] = [];
  const database = await open([{ schema: '', name: 'known', path: order.table }]);
  const runs = (sql: string) => works(() => database.connection.run(sql));
  if (!(await runs('select count(*) from known'))) holes.push('the table itself cannot be read');
  for (const sql of listAttempts(order.secretFile)) {
    const shown = sql.replaceAll(order.secretFile, 'FILE');
    if (await runs(sql)) holes.push(`DuckDB ran: ${shown}`);
    const seen = await parse(sql);
    if ('done' in seen && !sql.startsWith("select * from '")) holes.push(`the tree let pass: ${shown}`);
  }
  database.close();
  return [...holes, ...(await tryProcess(order))];
}

/** Whether the system bounds the memory of this process: a list DuckDB itself would try to hold must not fit. Never run elsewhere. */
export async function tryMemory(open: () => Promise<OpenedDuckdb>): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const database = await open();
  const fits = await works(() =>
    database.connection.run('select len(list_transform(range(3000000000), lambda x: x + 1))'),
  );
  database.close();
  return fits ? ['memory is not bounded'] : [];
}

/** What the process itself could give away. Its environment is empty by how it is started (child.ts). */
async function tryProcess({ secretFile }: TryWalls): Promise<string[]> {
  const holes: string[] = [];
  if (!process.allowedNodeEnvironmentFlags.has('--permission')) return holes;
  if (await works(async () => readFileSync(secretFile))) holes.push('Node reads files');
  if (await works(async () => writeFileSync(`${secretFile}.new`, ''))) holes.push('Node writes files');
  return holes;
}

const works = (attempt: () => Promise<unknown>) =>
  attempt().then(
    () => true,
    () => false,
  );
