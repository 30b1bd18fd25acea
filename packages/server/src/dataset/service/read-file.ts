import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineFailure, type Reading, type ReadTable } from '@milpa/engine';
import {
  type ColumnNotes,
  type ExportFormat,
  FileVersionId,
  findFileType,
  type LanguageMap,
  Problem,
  type Sha256,
  TableId,
  type TableProfile,
} from '@milpa/sdk';
import { z } from 'zod';
import type { Transaction } from '../../storage/database/index.ts';
import { identifyTables } from '../identify-tables.ts';
import type { DatasetContext, FileRow } from '../model.ts';
import { findMediaType, nameWithoutExtension } from '../names.ts';
import { lockDataset } from '../store/dataset.ts';
import {
  countFailure,
  failReading,
  findFile,
  finishReading,
  lockReading,
  setProgress,
  startReading,
} from '../store/file.ts';
import { addTable, addTableVersion, type KnownTable, listKnownTables, renameTable } from '../store/table.ts';
import { compareWithReleased } from './compare-tables.ts';
import { holdFile } from './keep-files.ts';

const Payload = z.object({ file: FileVersionId, reading: z.uuid() });
const progressEveryMs = 500;

/** Excel's own limits: more than this does not open. */
const sheetRows = 1_048_575;
const sheetColumns = 16_384;

interface KeptTable {
  readonly name: string;
  readonly profile: TableProfile;
  readonly sha256: Sha256;
  readonly size: number;
}

/**
 * Reads a received file in the engine and writes down what it holds. Safe to repeat at any point: the tables are written
 * in one transaction, and only while this reading is the one wanted.
 */
export async function readFile(context: DatasetContext, payload: unknown, signal: AbortSignal): Promise<void> {
  const { file: id, reading } = Payload.parse(payload);
  const started = await context.database.transaction((tx) => startReading(tx, id, reading));
  const file = await findFile(context.database, id);
  if (!file) return;
  if (!started) {
    // Done before: only what comes after the tables may be missing.
    if (file.reading === reading) await compareWithReleased(context, file.dataset, signal);
    return;
  }
  await context.checkpoint('read-started');
  const folder = join(context.dataFolder, 'work', reading);
  try {
    if (started.starts > context.limits.readStarts)
      throw new EngineFailure('broken', `Reading was started ${started.starts} times and never ended`);
    const known = await listKnownTables(context.database, file.distribution);
    const result = await runReading(context, { file, reading, folder, known, signal });
    await context.checkpoint('read-finished');
    const tables = await keepTables(context, result.tables);
    await context.checkpoint('tables-stored');
    await context.database.transaction((tx) => record(context, tx, { file, reading, result, tables }));
    await context.checkpoint('tables-recorded');
  } catch (error) {
    // A portal that is being stopped is not the file's fault: the job is taken up again.
    if (!signal.aborted) await countBreak(context, { id, reading, starts: started.starts }, error);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await compareWithReleased(context, file.dataset, signal);
}

interface Run {
  readonly file: FileRow;
  readonly reading: string;
  readonly folder: string;
  readonly known: readonly KnownTable[];
  readonly signal: AbortSignal;
}

async function runReading(context: DatasetContext, run: Run): Promise<Reading> {
  const names = [nameWithoutExtension(run.file.name)];
  const first = await readWith(context, run, notesFor(names, run.known));
  // What a table is called is known only now; types noted for it under another name must still count.
  const tables = first.tables.map((table) => table.name);
  const needed = notesFor(tables, run.known);
  if (first.tables.every((table) => fits(table, needed[table.name]))) return first;
  return readWith(context, run, needed);
}

const fits = (table: ReadTable, notes: ColumnNotes | undefined): boolean =>
  table.profile.columns.every((column) => {
    const wanted = notes && Object.hasOwn(notes, column.name) ? notes[column.name]?.type : undefined;
    return wanted === undefined || wanted === column.type;
  });

/** Notes under the names that tables have in the file at hand. */
function notesFor(names: readonly string[], known: readonly KnownTable[]): Record<string, ColumnNotes> {
  const byName = Object.fromEntries(known.map((table) => [table.name, table.notes]));
  const identified = identifyTables(names, known).flatMap((id, at) => {
    const notes = known.find((table) => table.id === id)?.notes;
    const name = names[at];
    return notes && name !== undefined ? [[name, notes] as const] : [];
  });
  return { ...byName, ...Object.fromEntries(identified) };
}

async function readWith(
  context: DatasetContext,
  { file, reading, folder, signal }: Run,
  notes: Record<string, ColumnNotes>,
): Promise<Reading> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const original = await context.files.local(file.sha256);
  let written = Promise.resolve();
  let last = 0;
  try {
    const result = await context.engine.read(
      { path: original.path, name: file.name, out: folder, notes, group: file.dataset },
      {
        signal,
        onProgress: ({ done }) => {
          const now = context.clock().getTime();
          if (now - last < progressEveryMs) return;
          last = now;
          written = written.then(() => setProgress(context.database, file.id, reading, Math.min(1, Math.max(0, done))));
        },
      },
    );
    await written;
    return result;
  } finally {
    await original.release();
  }
}

/** Moves the Parquet files into the store. */
async function keepTables(context: DatasetContext, tables: readonly ReadTable[]): Promise<KeptTable[]> {
  const kept: KeptTable[] = [];
  for (const { name, profile, parquet } of tables) {
    if (!parquet) throw new EngineFailure('broken', `The table ${name} was read but not written`);
    const { sha256, size } = await context.files.adopt(parquet.path);
    kept.push({ name, profile, sha256, size });
  }
  return kept;
}

interface Finished {
  readonly file: FileRow;
  readonly reading: string;
  readonly result: Reading;
  readonly tables: readonly KeptTable[];
}

async function record(context: DatasetContext, tx: Transaction, done: Finished): Promise<void> {
  const { file, reading, result, tables } = done;
  // The dataset first, as every editor takes it first.
  await lockDataset(tx, file.dataset);
  if (!(await lockReading(tx, file.id, reading))) return;
  const known = await listKnownTables(tx, file.distribution);
  const ids = identifyTables(
    tables.map((table) => table.name),
    known,
  );
  const now = context.clock();
  for (const [position, table] of tables.entries()) {
    await holdFile(context, tx, table.sha256);
    const seen = ids[position];
    const id = seen ?? TableId.parse(context.random.id());
    if (seen) await renameTable(tx, id, table.name);
    else await addTable(tx, { id, distribution: file.distribution, name: table.name, now });
    await addTableVersion(tx, {
      ...table,
      id: context.random.id(),
      table: id,
      file: file.id,
      reading,
      position,
      formats: listFormats(table.profile),
      engine: result.engine,
      now,
    });
  }
  await finishReading(tx, file.id, reading, {
    state: result.refused ? 'refused' : 'read',
    format: result.format || 'other',
    encoding: result.encoding,
    mediaType: findFileType(result.format === 'other' ? '' : result.format)?.mediaType ?? findMediaType(file.name),
    dialect: result.dialect,
    refusal: result.refused,
    findings: result.findings,
  });
}

/** The formats a table can be given in; rows that Excel would cut off are not offered as a workbook. */
export function listFormats(profile: TableProfile): ExportFormat[] {
  const sheet = profile.rows <= sheetRows && profile.columns.length <= sheetColumns;
  const has = (role: string) => profile.columns.some((column) => column.role === role);
  const place =
    has('geometry') ||
    (has('latitude') && has('longitude')) ||
    profile.columns.some(({ type }) => type === 'geojson' || type === 'geopoint');
  return [
    'csv',
    'json',
    'jsonl',
    'parquet',
    ...(sheet ? (['xlsx'] as const) : []),
    ...(place ? (['geojson'] as const) : []),
  ];
}

interface Attempt {
  readonly id: FileVersionId;
  readonly reading: string;
  readonly starts: number;
}

/** Reading broke off: after a few times the file counts as failed, with a sentence. Until then the queue tries again. */
async function countBreak(context: DatasetContext, { id, reading, starts }: Attempt, error: unknown): Promise<void> {
  await context.database.transaction(async (tx) => {
    const failures = await countFailure(tx, id, reading);
    if (failures === undefined) return;
    if (failures < context.limits.readFailures && starts <= context.limits.readStarts) return;
    await failReading(tx, id, reading, { code: codeOf(error), detail: sentenceOf(error) });
  });
}

function codeOf(error: unknown): string {
  if (error instanceof EngineFailure) return error.kind;
  if (error instanceof Problem) return error.code;
  return 'broken';
}

const causes: Readonly<Record<string, Required<LanguageMap>>> = {
  timeout: {
    en: 'Reading took longer than it may. Send the file in smaller parts.',
    es: 'La lectura tardó más de lo permitido. Envíe el archivo en partes más pequeñas.',
    fr: 'La lecture a duré plus que permis. Envoyez le fichier en plus petites parties.',
  },
  memory: {
    en: 'Reading needed more memory than it may use. Send the file in smaller parts, or as CSV.',
    es: 'La lectura necesitó más memoria de la permitida. Envíe el archivo en partes más pequeñas o como CSV.',
    fr: 'La lecture a demandé plus de mémoire que permis. Envoyez le fichier en plus petites parties, ou en CSV.',
  },
  'disk-full': {
    en: 'The portal has no room left to read the file. Its operator must make room; then send the file again.',
    es: 'El portal no tiene espacio para leer el archivo. Quien lo opera debe liberar espacio; después envíe el archivo de nuevo.',
    fr: "Le portail n'a plus de place pour lire le fichier. Son exploitant doit en libérer ; renvoyez ensuite le fichier.",
  },
};
const otherCause: Required<LanguageMap> = {
  en: 'The program that reads files broke off several times. Send the file again later, or save it in another format.',
  es: 'El programa que lee archivos se interrumpió varias veces. Envíe el archivo más tarde o guárdelo en otro formato.',
  fr: "Le programme qui lit les fichiers s'est interrompu plusieurs fois. Renvoyez le fichier plus tard, ou enregistrez-le dans un autre format.",
};

function sentenceOf(error: unknown): LanguageMap {
  if (error instanceof EngineFailure) return causes[error.kind] ?? otherCause;
  if (error instanceof Problem && error.code === 'storage-full') return causes['disk-full'] ?? otherCause;
  return otherCause;
}
