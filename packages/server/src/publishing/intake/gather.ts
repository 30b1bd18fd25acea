import { EngineFailure } from '@milpa/engine';
import type { ImportProblem, InventoryImportOptions } from '@milpa/sdk';
import type { IncomingFile } from '../../dataset/index.ts';
import { SheetRefused, withSheets } from '../../sheet/index.ts';
import { dayOf, type PublishingNeeds } from '../model.ts';
import { readingBroke } from '../problems.ts';
import { type IntakeRow, inventoryKind, readRows } from './read.ts';
import { describeProblem } from './sentences.ts';

/** Rows of one file; a larger inventory is sent in parts. */
export const mostRows = 20_000;

export interface Gathered {
  readonly rows: readonly IntakeRow[];
  /** About the file as a whole; with one nothing was read. */
  readonly problems: readonly ImportProblem[];
}

/** Reads every row of a stored file that is an inventory. */
export async function gatherRows(
  needs: PublishingNeeds,
  { name, sha256 }: IncomingFile,
  options: InventoryImportOptions,
  signal: AbortSignal,
): Promise<Gathered> {
  const local = await needs.files.local(sha256);
  try {
    return await readAll(needs, { path: local.path, name }, options, signal);
  } finally {
    await local.release();
  }
}

async function readAll(
  needs: PublishingNeeds,
  file: { readonly path: string; readonly name: string },
  options: InventoryImportOptions,
  signal: AbortSignal,
): Promise<Gathered> {
  const rows: IntakeRow[] = [];
  let sheets = 0;
  try {
    const read = await withSheets(needs, file, { kind: inventoryKind, signal }, async function* (found) {
      sheets = found.length;
      for (const sheet of found) yield* readRows(sheet, options, dayOf(needs.clock()));
    });
    for await (const row of read) {
      rows.push(row);
      if (rows.length > mostRows) return refuse(describeProblem('too-many-rows', String(mostRows)));
    }
  } catch (error) {
    if (error instanceof EngineFailure) throw readingBroke(error);
    if (!(error instanceof SheetRefused)) throw error;
    return refuse({ ...describeProblem('file-broken', error.code), message: error.detail });
  }
  return sheets === 0 ? refuse(describeProblem('no-sheet')) : { rows, problems: [] };
}

const refuse = (problem: ImportProblem): Gathered => ({ rows: [], problems: [problem] });
