import { dirname, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../contract.ts';
import { type OpenedDuckdb, openDuckdb } from '../../duckdb.ts';
import { quoteName, quoteText } from '../sql.ts';
import { trimStatement } from './body.ts';
import type { SqlFault, SqlName, SqlOrder, SqlOutcome, SqlPage, SqlView } from './contract.ts';
import { explainError, explainSyntax } from './explain.ts';
import { exportAnswer } from './export-answer.ts';
import { inspectTree } from './inspect.ts';
import { columnTypeOf, formatResult } from './value.ts';
import { tryMemory, tryWalls } from './walls.ts';

export interface AskerOptions {
  readonly tempDirectory: string;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly threads: number;
}

/** Answers one order after another inside the process that nothing depends on. */
export interface Asker {
  answer(order: SqlOrder, signal: AbortSignal): Promise<SqlOutcome<unknown>>;
}

/** So many sets of tables stay open: the next statement over the same ones starts at once. */
const keptOpen = 3;

/**
 * Runs statements of strangers. What keeps files apart is neither the list of functions nor the syntax tree: each set of tables
 * is opened in a database of its own that DuckDB has locked to exactly their files, in a process with no network and no secret.
 * The tree is looked at first so that people get clear sentences, and as one wall more.
 */
export function createAsker(options: AskerOptions): Asker {
  let parser: Promise<OpenedDuckdb> | undefined;
  const openParser = () => {
    parser ??= open(options, [], []);
    return parser;
  };
  const shelf = createShelf(options);
  return {
    async answer(order, signal) {
      if (order.order === 'parse') return parse((await openParser()).connection, order.text, order.tables);
      if (order.order === 'try-walls') {
        const holes = await tryWalls(
          order,
          (files) => open(options, files, []),
          (text) => parseAlone(openParser, text),
        );
        return { done: [...holes, ...(await tryMemory(() => open(options, [], [])))] };
      }
      if (order.order === 'page') return runPage(await shelf(order.views), order, signal);
      const { connection, close } = await open(options, order.views, [dirname(order.to)]);
      try {
        return await runExport(connection, order, signal);
      } finally {
        close();
      }
    },
  };
}

const parseAlone = async (openParser: () => Promise<OpenedDuckdb>, text: string) =>
  parse((await openParser()).connection, text, 50);

/** An empty database that reaches exactly these files, and in which they are views under the names of the statement. */
async function open(
  options: AskerOptions,
  views: readonly SqlView[],
  folders: readonly string[],
): Promise<OpenedDuckdb> {
  // Relative to the scratch folder of the process: no message can tell where on the machine the files are.
  const files = views.map((view) => ({ ...view, path: relative(process.cwd(), view.path) }));
  return openDuckdb({
    ...options,
    memoryBytes: Math.floor(options.memoryBytes * 0.75),
    tempDirectory: 'spill',
    allowedPaths: files.map(({ path }) => path),
    allowedFolders: folders.map((folder) => relative(process.cwd(), folder)),
    prepare: async (connection) => {
      await connection.run(
        "set errors_as_json = true; set secret_directory = 'none'; set allow_community_extensions = false",
      );
      await connection.run(`set max_temp_directory_size = '${Math.floor(options.diskBytes / 2 ** 20)}MiB'`);
      for (const { schema, name, path } of files) {
        if (schema) await connection.run(`create schema if not exists ${quoteName(schema)}`);
        const full = schema ? `${quoteName(schema)}.${quoteName(name)}` : `main.${quoteName(name)}`;
        await connection.run(`create or replace view ${full} as from read_parquet(${quoteText(path)})`);
      }
    },
  });
}

/**
 * Databases by the set of views they hold; the one not used for longest gives way. They share the memory of the process without
 * knowing of one another, and what one keeps of its files no other can take: when memory runs short, the others are closed.
 */
function createShelf(options: AskerOptions) {
  const held = new Map<string, OpenedDuckdb>();
  const drop = (key: string) => {
    held.get(key)?.close();
    held.delete(key);
  };
  return async (views: readonly SqlView[]): Promise<DuckDBConnection> => {
    const key = JSON.stringify(views.map(({ schema, name, path }) => [schema, name, path]));
    const isShort = process.memoryUsage.rss() > options.memoryBytes / 3;
    const others = [...held.keys()].filter((each) => each !== key);
    for (const other of isShort ? others : others.slice(0, Math.max(0, others.length - keptOpen + 1))) drop(other);
    const known = held.get(key) ?? (await open(options, views, []));
    held.delete(key);
    held.set(key, known);
    return known.connection;
  };
}

export interface Parsed {
  /** The statement without what follows it. */
  readonly body: string;
  readonly names: readonly SqlName[];
}

async function parse(connection: DuckDBConnection, text: string, tables: number): Promise<SqlOutcome<Parsed>> {
  if (text.includes('\0'))
    return { fault: { code: 'syntax', word: '\\0', at: Buffer.byteLength(text.split('\0')[0] ?? '') } };
  const serialized = await serialize(connection, text);
  const tree = maybeParseTree(serialized);
  if (!tree) return { fault: { code: 'value', text: 'a number is too large' } };
  if (tree.error) return { fault: explainParser(tree, text) };
  const [statement, second] = tree.statements ?? [];
  if (!statement) return { fault: { code: 'empty' } };
  if (second) return { fault: { code: 'several' } };
  const body = trimStatement(text);
  // What runs is put in parentheses, so it must be the same statement to the last token.
  if (body !== text && (await serialize(connection, body)) !== serialized) return { fault: { code: 'several' } };
  const inspected = inspectTree(statement);
  if ('fault' in inspected) return inspected;
  if (inspected.names.length > tables) return { fault: { code: 'tables', word: String(tables) } };
  return { done: { body, names: inspected.names } };
}

async function serialize(connection: DuckDBConnection, text: string): Promise<string> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar)::varchar', [text]);
  return String(reader.getRows()[0]?.[0]);
}

interface Tree {
  readonly error: boolean;
  readonly statements?: readonly unknown[];
  readonly error_message?: string;
  readonly error_type?: string;
  readonly position?: string;
}
const parseTree = (text: string) => JSON.parse(text) as Tree;

function maybeParseTree(text: string): Tree | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined; // DuckDB writes a number beyond its range as Infinity, which is no JSON
  }
}

function explainParser({ error_message = '', error_type, position }: Tree, text: string): SqlFault {
  if (error_type === 'not implemented' || /only select/i.test(error_message)) {
    const first = /[A-Za-z]+/.exec(text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' '))?.[0]?.toUpperCase() ?? '';
    if (/\bpivot/i.test(text) && /^(?:PIVOT|SELECT|WITH|FROM)/.test(first)) return { code: 'pivot' };
    return { code: 'not-select', word: /^(?:SELECT|WITH|FROM)$/.test(first) ? '' : first };
  }
  return { ...explainSyntax(error_message), ...(position === undefined ? {} : { at: Number(position) }) };
}

const opening = 'select * from (\n';

type Page = Extract<SqlOrder, { order: 'page' }>;

async function runPage(connection: DuckDBConnection, order: Page, signal: AbortSignal): Promise<SqlOutcome<SqlPage>> {
  const text = `${opening}${order.text}\n) limit ${order.limit + 1} offset ${order.offset}`;
  return attempt(connection, signal, async () => {
    const reader = await connection.runAndReadAll(text);
    const types = reader.columnTypes();
    const names = reader.columnNames();
    const columns = types.map((type, at) => ({
      name: names[at] ?? '',
      type: columnTypeOf(type),
      sqlType: (type.alias ?? type.toString()).slice(0, 200),
    }));
    const rows = takeRows(reader.getRows(), order);
    if (rows.length === 0 && reader.currentRowCount > 0 && order.limit > 0) return { fault: { code: 'too-much' } };
    return { done: { columns, rows, more: reader.currentRowCount > rows.length } };
  });
}

/** As many rows as were asked for, and as fit into the bytes of an answer. */
function takeRows(all: readonly (readonly unknown[])[], { limit, bytes }: Page): unknown[][] {
  const rows: unknown[][] = [];
  let left = bytes;
  for (const row of all.slice(0, limit)) {
    const cells = row.map((cell) => formatResult(cell));
    left -= JSON.stringify(cells).length;
    if (left < 0) break;
    rows.push(cells);
  }
  return rows;
}

type Export = Extract<SqlOrder, { order: 'export' }>;

const runExport = (connection: DuckDBConnection, order: Export, signal: AbortSignal) =>
  attempt(connection, signal, () => exportAnswer(connection, { ...order, text: `${opening}${order.text}\n)` }));

/** Runs until told to stop; an error of the statement is a fault, any other one breaks the process off. */
async function attempt<T>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  work: () => Promise<SqlOutcome<T>>,
): Promise<SqlOutcome<T>> {
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), 20);
  };
  signal.addEventListener('abort', interrupt);
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    if (signal.aborted) throw new EngineFailure('aborted', 'told to stop', { cause: error });
    const fault = explainError(error, Buffer.byteLength(opening));
    if (!fault || /INTERNAL|Fatal/.test(error instanceof Error ? error.message : '')) throw error;
    return { fault };
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(again);
  }
}
