import { createWriteStream, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  compare,
  type Figure,
  quantile,
  round,
  type System,
  summarise,
  type Workload,
  watchMemory,
} from '../harness.ts';
import { type BenchPortal, openPortal } from '../portal.ts';

const formats = ['csv', 'jsonl', 'parquet', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** Four fifths of the rows fit the filter. A table is offered as XLSX only when it fits a sheet whole: 1,048,576 rows. */
const kept = 0.8;
const tables: Readonly<Record<'whole' | 'sheet', number>> = { whole: 12.5e6, sheet: 1.04e6 };
const sizes: Readonly<Record<Format, keyof typeof tables>> = {
  csv: 'whole',
  jsonl: 'whole',
  parquet: 'whole',
  xlsx: 'sheet',
};

interface Run {
  readonly format: Format;
  /** The published table and the file it was made from. */
  readonly table: string;
  readonly source: string;
  readonly rows: number;
  readonly folder: string;
}

/** W8: filtered rows out of the portal over HTTP, beside the same statement written by DuckDB itself into a file. */
export const exports: Workload = {
  name: 'W8',
  what: 'export of 10 million filtered rows as CSV, JSON lines and Parquet, of 0.8 million as XLSX; first byte and memory',
  async run(options) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
    const connection = await instance.connect();
    const portal = await openPortal({});
    try {
      const published = new Map<string, Pick<Run, 'table' | 'source' | 'rows'>>();
      for (const [size, full] of Object.entries(tables)) {
        const total = Math.round(full * options.scale);
        const source = join(options.folder, `w8-${size}.parquet`);
        await writeSource(connection, source, total);
        published.set(size, { table: await portal.publish(source), source, rows: total * kept });
        options.log(`  ${total} rows published`);
      }
      const figures: Figure[] = [];
      for (const format of formats) {
        const found = published.get(sizes[format]);
        if (found) figures.push(...(await measure({ ...found, format, folder: options.folder }, portal, connection)));
        options.log(`  ${format} done`);
      }
      return figures;
    } finally {
      await portal.stop();
      connection.closeSync();
      instance.closeSync();
    }
  },
};

async function writeSource(connection: DuckDBConnection, path: string, total: number) {
  const select = `select i + 1 as id, (['Jalisco', 'Nuevo León', 'Yucatán', 'Oaxaca'])[1 + (hash(i) % 4)::int] as estado,
    (i % 5)::int as grupo, date '2000-01-01' + (hash(i + 3) % 9000)::int as fecha, (hash(i + 2) % 100000000) / 100.0 as monto,
    'Proveedor ' || (hash(i + 4) % 50000) as proveedor from range(${total}) t(i)`;
  await connection.run(`copy (${select}) to '${path}' (format parquet, compression zstd)`);
}

async function measure(run: Run, portal: BenchPortal, connection: DuckDBConnection) {
  const { format } = run;
  const firstBytes: number[] = [];
  let peak = 0;
  const ours = milpa(run, portal, connection, (firstByte, memory) => {
    firstBytes.push(firstByte);
    peak = Math.max(peak, memory);
  });
  const times = await compare([ours, duckdb(run, connection)], 4);
  const rows = `${round(run.rows / 1e6)} M rows`;
  const note = format === 'xlsx' ? `${rows}; DuckDB writes CSV, it has no XLSX` : rows;
  return [...summarise('W8', format, times, { peakMemoryMb: peak, note }), firstByteFigure(format, firstBytes)];
}

const firstByteFigure = (format: Format, values: readonly number[]): Figure => ({
  workload: 'W8',
  case: `${format}, first byte`,
  system: 'milpa',
  median: round(quantile(values, 0.5)),
  p99: round(quantile(values, 0.99)),
  unit: 'ms',
});

function milpa(
  { format, table, folder }: Run,
  portal: BenchPortal,
  connection: DuckDBConnection,
  tell: (firstByte: number, memory: number) => void,
): System {
  let run = 0;
  return {
    name: 'milpa',
    async run() {
      const path = join(folder, `w8-milpa.${format}`);
      const query = new URLSearchParams([
        ['filter', 'grupo:lt:4'],
        ['filter', `id:gte:-${run++}`], // true of all rows, and another each time: nothing is answered from what is kept
      ]);
      const memory = watchMemory();
      const started = performance.now();
      const response = await request(new URL(`/api/v1/tables/${table}.${format}?${query}`, portal.url));
      let firstByte = Number.NaN;
      const noted = async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          if (Number.isNaN(firstByte)) firstByte = performance.now() - started;
          yield chunk;
        }
      };
      await pipeline(response, noted, createWriteStream(path));
      const milliseconds = performance.now() - started;
      tell(firstByte, memory.stop());
      const answer = await summariseFile(connection, path, format);
      rmSync(path);
      return { answer, milliseconds };
    },
  };
}

/** By the plain client of Node: fetch takes as much of the processor for taking a file as the portal for making it. */
async function request(url: URL): Promise<IncomingMessage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, resolve).once('error', reject);
  });
  if (response.statusCode === 200) return response;
  throw new Error(`${response.statusCode} ${Buffer.concat(await response.toArray())}`);
}

function duckdb({ format, source, folder }: Run, connection: DuckDBConnection): System {
  let run = 0;
  const written = format === 'xlsx' ? 'csv' : format;
  const how = { csv: 'format csv, header', jsonl: 'format json', parquet: 'format parquet, compression zstd' }[written];
  return {
    name: 'duckdb',
    async run() {
      const path = join(folder, `w8-duckdb.${written}`);
      const rows = `select * from '${source}' where grupo < 4 and id >= -${run++}`;
      const started = performance.now();
      await connection.run(`copy (${rows}) to '${path}' (${how})`);
      const milliseconds = performance.now() - started;
      const answer =
        format === 'xlsx'
          ? await countOf(connection, `read_csv('${path}')`)
          : await summariseFile(connection, path, format);
      rmSync(path);
      return { answer, milliseconds };
    },
  };
}

/** The same for the same rows in any order; of a workbook, how many there are. */
async function summariseFile(connection: DuckDBConnection, path: string, format: Format): Promise<string> {
  if (format === 'xlsx') return String((await countSheetRows(path)) - 1);
  const reader = { csv: 'read_csv', jsonl: 'read_json', parquet: 'read_parquet' }[format];
  const cells = 'id::bigint, estado, grupo::int, fecha::date, round(monto::double, 2), proveedor';
  const [row] = (
    await connection.runAndReadAll(`select count(*), sum(hash(${cells})::hugeint) from ${reader}('${path}')`)
  ).getRowsJS();
  return String(row);
}

const countOf = async (connection: DuckDBConnection, relation: string) =>
  String((await connection.runAndReadAll(`select count(*) from ${relation}`)).getRowsJS()[0]?.[0]);

/** Rows of the first sheet of a workbook, its head included. */
async function countSheetRows(path: string): Promise<number> {
  const { default: yauzl } = await import('yauzl');
  const book = await yauzl.openPromise(path, { lazyEntries: true });
  for await (const entry of book.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue;
    let [rows, tail] = [0, ''];
    for await (const chunk of await book.openReadStreamPromise(entry)) {
      const text = tail + String(chunk);
      rows += text.split('<row').length - 1;
      tail = text.slice(-4).match(/<(?:r(?:o)?)?$/)?.[0] ?? '';
    }
    return rows;
  }
  throw new Error(`${path} has no first sheet`);
}
