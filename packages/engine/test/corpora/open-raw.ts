import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../../src/contract.ts';
import { type OpenedDuckdb, openDuckdb } from '../../src/duckdb.ts';
import { type Ask, type OpenContext, type Opened, type RawTable, Refusal } from '../../src/format/format.ts';
import { openFile } from '../../src/format/index.ts';
import { readProbe } from '../../src/format/probe.ts';
import { type ReadEffects, readFile } from '../../src/read.ts';
import { makeAsk } from '../../src/table/ask.ts';

/** A table as text: what was read before any type is decided. */
export interface TextTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** The engine with one database for many files: opening one anew for each takes most of the time of a small file. */
export interface Bench {
  readonly ask: Ask;
  readonly read: (path: string, name: string) => ReturnType<typeof readFile>;
  /** The tables of a file as text; a string is the code it was refused with. */
  readonly openText: (path: string, name: string) => Promise<readonly TextTable[] | string>;
  readonly close: () => Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-corpora-'));
  const duckdb = await openDuckdb({ memoryBytes: 2 ** 30, threads: 2, tempDirectory: join(folder, 'duckdb') });
  const ask = makeAsk(duckdb.connection);
  const effects: ReadEffects = { openDuckdb: async () => lend(duckdb) };
  let count = 0;
  const openText = async (path: string, name: string) => {
    const scratch = join(folder, String(count++));
    await mkdir(scratch);
    try {
      const { tables } = await openRaw({ path, name, scratch, ask, depth: 0 });
      const texts: TextTable[] = [];
      for (const table of tables) texts.push(await readText(ask, table));
      return texts;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    } finally {
      await rm(scratch, { recursive: true });
    }
  };
  return {
    ask,
    read: (path, name) => readFile({ path, name }, {}, effects),
    openText,
    close: async () => {
      duckdb.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const lend = ({ connection }: OpenedDuckdb): OpenedDuckdb => ({ connection, close: () => undefined });

interface Place {
  readonly path: string;
  readonly name: string;
  readonly scratch: string;
  readonly ask: Ask;
  readonly depth: number;
}

async function openRaw(place: Place): Promise<Opened> {
  const context: OpenContext = {
    ...place,
    probe: await readProbe(place.path),
    limits: defaultLimits,
    options: {},
    openInner: (path, name) => openRaw({ ...place, path, name, depth: place.depth + 1 }),
  };
  return openFile(context);
}

async function readText(ask: Ask, table: RawTable): Promise<TextTable> {
  const columns = table.columns.map((_, index) => `CAST(c${index} AS VARCHAR)`).join(', ');
  const rows = await ask(`SELECT ${columns} FROM ${table.relation}`);
  return {
    name: table.name,
    header: table.columns.map((column) => column.title),
    rows: rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    notes: table.notes,
  };
}
