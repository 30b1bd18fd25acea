import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { engineVersion } from '@milpa/engine';
import { type ExportFormat, Sha256 } from '@milpa/sdk';
import type { DatasetContext } from '../model.ts';
import { alreadyPurged } from '../problems.ts';
import type { ReleasedTable } from '../store/release.ts';
import { findDerivative, keepDerivative } from '../store/table.ts';
import { problemOf } from './answer-rows.ts';
import { requireProfile } from './find-released.ts';
import { holdFile, removeUnused } from './keep-files.ts';

export interface ExportedFile {
  readonly sha256: Sha256;
  readonly size: number;
}

export interface Exports {
  /** The file of a table in one format, if it was made already. */
  find(table: ReleasedTable, format: ExportFormat): Promise<ExportedFile | undefined>;
  /** The same, made when there is none: each once, those who ask at the same time wait for the same work. */
  require(table: ReleasedTable, format: ExportFormat): Promise<ExportedFile>;
}

export function createExports(context: DatasetContext): Exports {
  const underWay = new Map<string, Promise<ExportedFile>>();
  const find: Exports['find'] = async (table, format) =>
    format === 'parquet' ? { sha256: table.sha256, size: table.size } : findKept(context, table.version, format);
  return {
    find,
    async require(table, format) {
      const known = await find(table, format);
      if (known) return known;
      const key = `${table.version}.${format}`;
      const running = underWay.get(key);
      if (running) return running;
      const work = makeExport(context, table, format).finally(() => underWay.delete(key));
      underWay.set(key, work);
      return work;
    },
  };
}

async function findKept(
  context: DatasetContext,
  version: string,
  format: ExportFormat,
): Promise<ExportedFile | undefined> {
  const row = await findDerivative(context.database, version, format, engineVersion);
  return row && { sha256: Sha256.parse(row.sha256), size: row.size };
}

async function makeExport(context: DatasetContext, table: ReleasedTable, format: ExportFormat): Promise<ExportedFile> {
  const { columns } = await requireProfile(context, table.version);
  const folder = join(context.dataFolder, 'work', context.random.id());
  const to = join(folder, `export.${format}`);
  const copy = await context.files.local(table.sha256);
  try {
    await mkdir(folder, { recursive: true });
    // No asker's signal: the work is shared, and whoever comes back finds it done.
    await context.engine.export({ table: { path: copy.path, columns }, format, to });
    const stored = await context.files.adopt(to);
    await context.database.transaction(async (tx) => {
      await holdFile(context, tx, stored.sha256);
      await keepDerivative(tx, {
        ...stored,
        version: table.version,
        format,
        engine: engineVersion,
        now: context.clock(),
      });
    });
    const kept = await findKept(context, table.version, format);
    if (kept) return kept;
    // Its table was purged while it was made.
    await removeUnused(context, stored.sha256);
    throw alreadyPurged('withdrawn');
  } catch (error) {
    throw problemOf(error);
  } finally {
    await copy.release();
    await rm(folder, { recursive: true, force: true });
  }
}
