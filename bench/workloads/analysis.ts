import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  type BenchOptions,
  compare,
  type Figure,
  quantile,
  round,
  type System,
  summarise,
  timed,
  type Workload,
} from '../harness.ts';
import { type BenchPortal, openPortal } from '../portal.ts';
import { openReference, type Reference } from '../postgres.ts';
import { processorTime } from '../processor.ts';
import { questions } from './analysis.data.ts';

/** W6: 43 questions of analysis on a log of visits, in SQL over HTTP; the others are asked directly, which favours them. */
export const analysis: Workload = {
  name: 'W6',
  what: '43 questions of analysis on 10 million rows, in SQL over HTTP',
  async run(options) {
    const total = Math.round(10_000_000 * options.scale);
    const files = await writeVisits(options.folder, total);
    const portal = await openPortal({});
    const reference = await openReference(options.folder);
    const raw = await openRaw(files.parquet);
    try {
      await portal.publish(files.parquet);
      const { items } = await portal.client.call('listSqlTables');
      const name = items[0]?.name ?? '';
      options.log(`  ${total} rows published as ${name}`);
      await loadPostgres(reference, files.csv);
      options.log('  PostgreSQL loaded');
      const sqlite = await loadSqlite(options.folder, files.csv);
      options.log('  SQLite loaded');
      const systems = [milpa(portal, name), duckdb(raw), postgres(reference), sqliteSystem(sqlite)];
      const figures = await askAll(systems, options, `${total} rows`);
      sqlite.close();
      return figures;
    } finally {
      raw.closeSync();
      await portal.stop();
      await reference.close();
    }
  },
};

/** One system that answers any of the questions. */
interface Answering {
  readonly name: string;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** Milliseconds of processor time spent so far, where that can be told apart from the others'. */
  spent?(): number;
}

async function askAll(systems: readonly Answering[], options: BenchOptions, note: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const ratios = new Map<string, number[]>();
  const spent = new Map<string, number>();
  let within = 0;
  for (const [at, sql] of questions.entries()) {
    const name = `Q${at + 1}`;
    const times = await compare(
      systems.map((system) => timedSystem(system, sql, spent)),
      options.rounds,
    );
    figures.push(...summarise('W6', name, times, { note }));
    const median = (system: string) => quantile(times.get(system) ?? [], 0.5);
    if (median('milpa') <= 1.1 * median('duckdb') + 5) within += 1;
    for (const system of ['duckdb', 'postgres', 'sqlite'])
      ratios.set(system, [...(ratios.get(system) ?? []), median(system) / median('milpa')]);
    options.log(`  ${name} ${systems.map((system) => `${system.name} ${median(system.name).toFixed(1)}`).join(', ')}`);
  }
  for (const [system, values] of ratios) {
    const mean = round(Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length));
    const [least, most] = [round(Math.min(...values)), round(Math.max(...values))];
    figures.push({
      workload: 'W6',
      case: 'geometric mean',
      system,
      median: mean,
      p99: most,
      unit: 'count',
      ratio: mean,
      note: `times ours, from ${least} to ${most}; ${note}`,
    });
  }
  const share = `${within} of ${questions.length} questions within 1.1 × raw DuckDB + 5 ms`;
  figures.push({
    workload: 'W6',
    case: 'within the goal',
    system: 'milpa',
    median: within,
    p99: within,
    unit: 'count',
    note: share,
  });
  figures.push(...summariseSpent(spent, note));
  options.log(`  ${share}`);
  return figures;
}

function timedSystem(system: Answering, sql: string, spent: Map<string, number>): System {
  return {
    name: system.name,
    async run() {
      const before = system.spent?.() ?? 0;
      const { result, milliseconds } = await timed(() => system.rows(sql));
      if (system.spent) spent.set(system.name, (spent.get(system.name) ?? 0) + system.spent() - before);
      return { answer: formatAnswer(result), milliseconds };
    },
  };
}

/** The whole work of the processor, which other work on the machine changes little. */
function summariseSpent(spent: ReadonlyMap<string, number>, note: string): Figure[] {
  const ours = spent.get('milpa') ?? Number.NaN;
  return [...spent].map(([system, value]) => ({
    ...{
      workload: 'W6',
      case: 'processor time of all',
      system,
      median: round(value),
      p99: round(value),
      unit: 'ms',
      note,
    },
    ...(system === 'milpa' ? {} : { ratio: round(value / ours) }),
  }));
}

/** Order-independent; numbers to nine digits, because systems add floating point numbers in different orders. */
function formatAnswer(rows: readonly (readonly unknown[])[]): string {
  return rows
    .map((row) => row.map(formatValue).join('|'))
    .toSorted()
    .join('\n');
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  const number = typeof value === 'boolean' ? Number.NaN : Number(value);
  if (value !== '' && Number.isFinite(number)) return String(Number(number.toPrecision(9)));
  return String(value);
}

async function writeVisits(folder: string, total: number): Promise<{ parquet: string; csv: string }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '3GB' });
  const connection = await instance.connect();
  const hash = (seed: number) => `hash(i * 31 + ${seed})`;
  const select = `select i + 1 as id, 'd' || lpad(((${hash(1)} % 31) + 1)::varchar, 2, '0') as day, (${hash(2)} % 1440)::int as minute,
    (${hash(3)} % ${Math.max(10, Math.floor(total / 3))})::bigint as user_id, (${hash(4)} % 200)::int as region,
    case when ${hash(5)} % 100 < 85 then 'none' else 'phrase ' || (${hash(6)} % 50000) end as phrase,
    'site' || (${hash(7)} % 500) || '.example/page/' || (${hash(8)} % 100000) as url,
    'Title ' || (${hash(9)} % 20000) as title, case when ${hash(10)} % 10 < 3 then 'none' else 'ref' || (${hash(11)} % 3000) || '.example' end as referer,
    (${hash(12)} % 30)::int as engine, (${hash(13)} % 2000 + 300)::int as width, (${hash(14)} % 80)::int as age,
    (${hash(15)} % 10000)::int as counter, (${hash(16)} % 2)::int as refresh, (${hash(17)} % 8000)::int as load_ms,
    (${hash(18)} % 100000) / 100.0::double as price, case when ${hash(19)} % 20 > 0 then 'none' else 'phone ' || (${hash(20)} % 90) end as phone
    from range(${total}) t(i)`;
  const [parquet, csv] = [join(folder, 'visits.parquet'), join(folder, 'visits.csv')];
  await connection.run(`copy (${select}) to '${parquet}' (format parquet, compression zstd)`);
  await connection.run(`copy (from '${parquet}') to '${csv}' (format csv, header)`);
  connection.closeSync();
  instance.closeSync();
  return { parquet, csv };
}

const columns = `id bigint primary key, day text, minute int, user_id bigint, region int, phrase text, url text, title text, referer text,
  engine int, width int, age int, counter int, refresh int, load_ms int, price double precision, phone text`;

async function loadPostgres(reference: Reference, csv: string) {
  await reference.query(`create table visits (${columns})`);
  await reference.query(`copy visits from '${csv}' (format csv, header)`);
  await reference.query('vacuum analyze visits');
}

async function loadSqlite(folder: string, csv: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(join(folder, 'visits.sqlite'));
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000');
  database.exec(`create table visits (${columns})`);
  const insert = database.prepare(`insert into visits values (${Array.from({ length: 17 }, () => '?').join(',')})`);
  database.exec('begin');
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    if (!isHeader) insert.run(...line.split(','));
    isHeader = false;
  }
  database.exec('commit; analyze');
  return database;
}

async function openRaw(parquet: string): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
  const connection = await instance.connect();
  await connection.run('set parquet_metadata_cache = true');
  await connection.run(`create view visits as from read_parquet('${parquet}')`);
  return connection;
}

function milpa(portal: Pick<BenchPortal, 'url' | 'child'>, table: string): Answering {
  const root = portal.child.pid ?? 0;
  return {
    name: 'milpa',
    spent: () => processorTime(root),
    async rows(sql) {
      const q = sql.replace(/\bvisits\b/g, table);
      const answer = await fetch(`${portal.url}/api/v1/sql?shape=arrays&q=${encodeURIComponent(q)}`);
      return parseRows(await answer.json());
    },
  };
}

function parseRows(body: unknown): readonly (readonly unknown[])[] {
  const { rows, detail } = body as { rows?: readonly (readonly unknown[])[]; detail?: string };
  if (!rows) throw new Error(detail);
  return rows;
}

const duckdb = (connection: DuckDBConnection): Answering => ({
  name: 'duckdb',
  spent: () => (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
});

const postgres = (reference: Reference): Answering => ({
  name: 'postgres',
  rows: async (sql) => (await reference.query(sql)).map((row) => Object.values(row)),
});

const sqliteSystem = (database: DatabaseSync): Answering => ({
  name: 'sqlite',
  rows: async (sql) =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)),
});
