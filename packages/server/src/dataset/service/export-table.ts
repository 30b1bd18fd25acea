import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { engineVersion } from '@milpa/engine';
import { type ExportFormat, Problem, Sha256 } from '@milpa/sdk';
import type { DatasetContext } from '../model.ts';
import type { ReleasedTable } from '../store/release.ts';
import { findDerivative, keepDerivative } from '../store/table.ts';
import { problemOf } from './answer-rows.ts';
import { requireProfile } from './find-released.ts';
import { holdFile } from './keep-files.ts';

export interface ExportedFile {
  readonly sha256: Sha256;
  readonly size: number;
}

/** Files made from tables, each made once: those who ask at the same time wait for the same work. */
export function createExports(context: DatasetContext) {
  const underWay = new Map<string, Promise<ExportedFile>>();
  const find = async (table: ReleasedTable, format: ExportFormat): Promise<ExportedFile> => {
    if (format === 'parquet') return { sha256: table.sha256, size: table.size };
    const known = await findKept(context, table.version, format);
    if (known) return known;
    const key = `${table.version}.${format}`;
    const running = underWay.get(key);
    if (running) return running;
    const work = makeExport(context, table, format).finally(() => underWay.delete(key));
    underWay.set(key, work);
    return work;
  };
  /** `extension` is what the address says; throws `format-unavailable` for what this table is not given in. */
  return async (table: ReleasedTable, extension: string): Promise<ExportedFile & { format: ExportFormat }> => {
    const format = table.formats.find((each) => each === extension);
    if (!format) throw formatUnavailable(extension, table.formats);
    return { ...(await find(table, format)), format };
  };
}
export type Exports = ReturnType<typeof createExports>;

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
    return (await findKept(context, table.version, format)) ?? stored;
  } catch (error) {
    throw problemOf(error);
  } finally {
    await copy.release();
    await rm(folder, { recursive: true, force: true });
  }
}

export const formatUnavailable = (format: string, formats: readonly string[]): Problem =>
  new Problem('format-unavailable', {
    en: `This table is not given as ${format}. It is given as ${formats.join(', ')}.`,
    es: `Esta tabla no se ofrece como ${format}. Se ofrece como ${formats.join(', ')}.`,
    fr: `Cette table n'est pas fournie en ${format}. Elle l'est en ${formats.join(', ')}.`,
  });
