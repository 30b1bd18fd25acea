import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '@milpa/sdk';
import type { Reading, ReadRequest, ReadTable } from '../src/contract.ts';
import { openDuckdb } from '../src/duckdb.ts';
import { readFile } from '../src/read.ts';

export const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** Every golden folder as kind/case, with the name of its input. */
export async function listCases(): Promise<{ id: string; folder: string; input: string }[]> {
  const cases: { id: string; folder: string; input: string }[] = [];
  for (const kind of (await readdir(fixtures)).sort())
    for (const name of (await readdir(join(fixtures, kind))).sort()) {
      const folder = join(fixtures, kind, name);
      const input = (await readdir(folder)).find((file) => file.startsWith('input.'));
      if (input) cases.push({ id: `${kind}/${name}`, folder, input });
    }
  return cases;
}

export interface Read {
  readonly reading: Reading;
  /** The first rows of each table, as stored. */
  readonly rows: readonly (readonly unknown[])[][];
}

/** Reads a file into a folder of its own and gives the first rows of its tables; the folder is gone afterwards. */
export async function readWhole(request: Omit<ReadRequest, 'out'>, limit = 8): Promise<Read> {
  const out = await mkdtemp(join(tmpdir(), 'milpa-test-'));
  try {
    const reading = await readFile({ ...request, out });
    const rows: (readonly unknown[])[][] = [];
    for (const table of reading.tables) rows.push(await readRows(table.parquet?.path ?? '', limit));
    return { reading, rows };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function readRows(path: string, limit: number): Promise<(readonly unknown[])[]> {
  const duckdb = await openDuckdb({ memoryBytes: 256 * 2 ** 20, threads: 1, tempDirectory: tmpdir() });
  try {
    await duckdb.connection.run("SET TimeZone = 'UTC'");
    const reader = await duckdb.connection.runAndReadAll(
      `SELECT * FROM read_parquet('${path.replaceAll("'", "''")}') LIMIT ${limit}`,
    );
    return reader.getRowsJson();
  } finally {
    await duckdb.close();
  }
}

/** What a golden folder states of a reading: everything a person checks, one line a column. */
export function summarise({ reading, rows }: Read): unknown {
  return {
    format: reading.format,
    encoding: reading.encoding,
    dialect: reading.dialect,
    refused: reading.refused?.code ?? null,
    findings: reading.findings.map(summariseFinding),
    tables: reading.tables.map((table, index) => summariseTable(table, rows[index] ?? [])),
  };
}

function summariseTable({ name, profile }: ReadTable, rows: readonly unknown[]): unknown {
  const { chart, map, temporal, bbox, keys } = profile;
  return {
    name,
    rows: profile.rows,
    columns: profile.columns.map((column) =>
      [column.name, column.type, column.format, column.role, column.unit, column.nullWords?.join('|')]
        .map((each) => each ?? '-')
        .join(' · '),
    ),
    notes: profile.notes,
    findings: profile.findings.map(summariseFinding),
    ...(keys ? { keys } : {}),
    ...(temporal ? { temporal } : {}),
    ...(bbox ? { bbox } : {}),
    ...(chart ? { chart: `${chart.kind} ${chart.op} ${chart.x} ${chart.y ?? '-'} ${chart.points.length}` } : {}),
    ...(map ? { map: `${map.total} total, ${map.points.length} points, ${map.shapes.length} shapes` } : {}),
    values: rows,
  };
}

function summariseFinding({ code, column, row, line, count }: Finding): string {
  return [code, column, row && `row ${row}`, line && `line ${line}`, count && `×${count}`].filter(Boolean).join(' ');
}
