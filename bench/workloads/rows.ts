import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { compare, type Figure, round, type System, summarise, timed, type Workload } from '../harness.ts';
import { type BenchPortal, openPortal } from '../portal.ts';
import { openReference, type Reference } from '../postgres.ts';

const states = ['Jalisco', 'Nuevo León', 'Ciudad de México', 'Yucatán', 'Oaxaca', 'Puebla', 'Sonora', 'Chiapas'];

/** One question about a page of rows, in each system's words. `at` rotates what is asked for. */
interface Question {
  readonly name: string;
  readonly api: (at: number) => string;
  readonly where: (at: number) => string;
  readonly order: string;
  readonly offset: (at: number) => number;
  /** Whether the very same question may have been asked before: its answer is kept then. */
  readonly again?: true;
}

const questions: readonly Question[] = [
  { name: 'first page', api: () => 'limit=100', where: () => 'true', order: 'id', offset: () => 0 },
  { name: 'first page again', api: () => 'limit=100', where: () => 'true', order: 'id', offset: () => 0, again: true },
  {
    name: 'filter',
    api: (at) =>
      `limit=100&filter=${encodeURIComponent(`estado:eq:${states[at % states.length]}`)}&filter=anio:eq:${2000 + (at % 25)}`,
    where: (at) => `estado = '${states[at % states.length]}' and anio = ${2000 + (at % 25)}`,
    order: 'id',
    offset: () => 0,
  },
  {
    name: 'range',
    api: (at) => `limit=100&filter=monto:gte:${at * 100}&filter=monto:lt:${at * 100 + 500}`,
    where: (at) => `monto >= ${at * 100} and monto < ${at * 100 + 500}`,
    order: 'id',
    offset: () => 0,
  },
  { name: 'sort', api: () => 'limit=100&sort=-monto', where: () => 'true', order: 'monto desc, id', offset: () => 0 },
  {
    name: 'deep page',
    api: (at) => `limit=100&offset=${5_000_000 + at * 1000}`,
    where: () => 'true',
    order: 'id',
    offset: (at) => 5_000_000 + at * 1000,
  },
];

/** W5: pages of rows with exact totals, ours over HTTP, the others asked directly (which favours them). */
export const rows: Workload = {
  name: 'W5',
  what: 'pages of 100 rows with an exact total out of 10 million',
  async run(options) {
    const total = Math.round(10_000_000 * options.scale);
    const parquet = await writeTable(options.folder, total);
    const csv = join(options.folder, 'w5.csv');
    const portal = await openPortal({});
    const reference = await openReference(options.folder);
    try {
      const table = await portal.publish(parquet);
      options.log(`  ${total} rows published`);
      await loadPostgres(reference, csv);
      const sqlite = await loadSqlite(options.folder, csv);
      const figures: Figure[] = [];
      for (const question of questions) {
        const deep = question.name === 'deep page' ? Math.min(1, total / 10_000_000) : 1;
        const asked = { ...question, offset: (at: number) => Math.floor(question.offset(at) * deep) };
        const systems = [milpa(portal, table, asked, deep), postgres(reference, asked), datasette(sqlite, asked)];
        const times = await compare(systems, question.name.startsWith('first page') ? 40 : 12);
        figures.push(...summarise('W5', question.name, times, { note: `${total} rows` }));
        options.log(`  ${question.name} done`);
      }
      sqlite.close();
      return figures;
    } finally {
      await portal.stop();
      await reference.close();
    }
  },
};

async function writeTable(folder: string, total: number): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
  const connection = await instance.connect();
  const list = states.map((state) => `'${state}'`).join(',');
  const select = `select i + 1 as id, ([${list}])[1 + (hash(i) % 8)::int] as estado, 2000 + (hash(i + 7) % 25)::int as anio,
    lpad((hash(i + 1) % 99999)::varchar, 5, '0') as clave, (hash(i + 2) % 100000000) / 100.0 as monto,
    date '2000-01-01' + (hash(i + 3) % 9000)::int as fecha, 'Proveedor ' || (hash(i + 4) % 50000) as proveedor,
    (hash(i + 5) % 1000)::int as piezas, (hash(i + 6) % 18000)::double / 100 - 90 as lat, md5(i::varchar) as folio from range(${total}) t(i)`;
  const parquet = join(folder, 'w5.parquet');
  await connection.run(`copy (${select}) to '${parquet}' (format parquet, compression zstd)`);
  await connection.run(`copy (from '${parquet}') to '${join(folder, 'w5.csv')}' (format csv, header)`);
  connection.closeSync();
  instance.closeSync();
  return parquet;
}

const columns =
  'id bigint primary key, estado text, anio int, clave text, monto double precision, fecha date, proveedor text, piezas int, lat double precision, folio text';

async function loadPostgres(reference: Reference, csv: string) {
  await reference.query('drop table if exists w5');
  await reference.query(`create table w5 (${columns})`);
  await reference.query(`copy w5 from '${csv}' (format csv, header)`);
  await reference.query('vacuum analyze w5');
}

async function loadSqlite(folder: string, csv: string): Promise<DatabaseSync> {
  const { createReadStream } = await import('node:fs');
  const { createInterface } = await import('node:readline');
  const database = new DatabaseSync(join(folder, 'w5.sqlite'));
  database.exec('pragma journal_mode = off; pragma synchronous = off');
  database.exec(`create table w5 (${columns})`);
  const insert = database.prepare(`insert into w5 values (${Array.from({ length: 10 }, () => '?').join(',')})`);
  database.exec('begin');
  let first = true;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    if (!first) insert.run(...line.split(','));
    first = false;
  }
  database.exec('commit');
  return database;
}

const answer = (total: number, ids: readonly number[]) => `${total}: ${ids.toSorted((a, b) => a - b).join(' ')}`;

function milpa(portal: BenchPortal, table: string, question: Question, deep: number): System {
  let asked = 0;
  return {
    name: 'milpa',
    async run(at) {
      asked += 1;
      // An address nobody used before is answered anew.
      const fresh = question.again ? '' : `&fresh=${asked}`;
      const query = question
        .api(at)
        .replace(/offset=(\d+)/, (_, offset) => `offset=${Math.floor(Number(offset) * deep)}`);
      const { result, milliseconds } = await timed(() =>
        portal.json(`/api/v1/tables/${table}/rows?shape=arrays&${query}${fresh}`),
      );
      return {
        answer: answer(
          result.total,
          result.rows.map((row) => Number(row[0])),
        ),
        milliseconds,
      };
    },
  };
}

const sql = (question: Question, at: number) => ({
  count: `select count(*) as n from w5 where ${question.where(at)}`,
  page: `select * from w5 where ${question.where(at)} order by ${question.order} limit 100 offset ${question.offset(at)}`,
});

function postgres(reference: Reference, question: Question): System {
  return {
    name: 'postgres',
    async run(at) {
      const asked = sql(question, at);
      const { result, milliseconds } = await timed(async () => {
        const [count] = await reference.query(asked.count);
        return { total: Number(count?.['n']), page: await reference.query(asked.page) };
      });
      return {
        answer: answer(
          result.total,
          result.page.map((row) => Number(row['id'])),
        ),
        milliseconds: round(milliseconds),
      };
    },
  };
}

function datasette(database: DatabaseSync, question: Question): System {
  return {
    name: 'sqlite',
    async run(at) {
      const asked = sql(question, at);
      const { result, milliseconds } = await timed(async () => {
        const count = database.prepare(asked.count).get();
        return { total: Number(count?.['n']), page: database.prepare(asked.page).all() };
      });
      return {
        answer: answer(
          result.total,
          result.page.map((row) => Number(row['id'])),
        ),
        milliseconds: round(milliseconds),
      };
    },
  };
}
