import { type DatasetId, DistributionId, FileVersionId } from '@milpa/sdk';
import type { Transaction } from '../../storage/database/index.ts';
import type { DatasetContext, FileRow, IncomingFile } from '../model.ts';
import { findMediaType, nameWithoutExtension, normalizeFileName } from '../names.ts';
import { bytesPurged, noSuchFile, tooManyFiles } from '../problems.ts';
import { purgeStore } from '../purge/store.ts';
import { addDistribution, changeDistribution } from '../store/distribution.ts';
import { addFileVersion, listFiles, wantReading } from '../store/file.ts';
import { setUsed } from '../store/upload.ts';
import { holdFile } from './keep-files.ts';

export const readFileJob = 'dataset-read-file';

/**
 * Makes stored files part of a working copy and asks for them to be read, in the transaction that holds the dataset.
 * Bytes that are already there are not added again. Says whether anything changed.
 */
export async function addFiles(
  context: DatasetContext,
  tx: Transaction,
  dataset: DatasetId,
  incoming: readonly IncomingFile[],
): Promise<boolean> {
  let changed = false;
  let present = await listFiles(tx, [dataset]);
  for (const file of incoming) {
    await holdFile(context, tx, file.sha256);
    const distribution = await addFile(context, tx, { dataset, file, present });
    if (distribution.changed) present = await listFiles(tx, [dataset]);
    if (present.length > context.limits.files) throw tooManyFiles(context.limits.files);
    if (file.upload) await setUsed(tx, file.upload.id, distribution.id);
    changed ||= distribution.changed;
  }
  return changed;
}

interface Addition {
  readonly dataset: DatasetId;
  readonly file: IncomingFile;
  readonly present: readonly FileRow[];
}

async function addFile(
  context: DatasetContext,
  tx: Transaction,
  { dataset, file, present }: Addition,
): Promise<{ id: DistributionId; changed: boolean }> {
  if (await purgeStore.isOrderedVersion(tx, dataset, file.sha256)) throw bytesPurged();
  const name = normalizeFileName(file.name);
  const known = findSame(file, name, present);
  if (known) return { id: known.distribution, changed: await touchSame(context, tx, known, file) };
  const now = context.clock();
  const id = file.replaces ?? DistributionId.parse(context.random.id());
  if (!file.replaces) {
    await addDistribution(tx, { id, dataset, title: file.title?.trim() || nameWithoutExtension(name), now });
  } else if (file.title?.trim()) {
    await changeDistribution(tx, dataset, { id, title: file.title.trim() });
  }
  const wanted = context.random.id();
  const version = FileVersionId.parse(context.random.id());
  await addFileVersion(tx, {
    id: version,
    distribution: id,
    name,
    givenName: file.name,
    size: file.size,
    sha256: file.sha256,
    mediaType: findMediaType(name),
    wanted,
    now,
  });
  await context.jobs.add(tx, readFileJob, { file: version, reading: wanted }, { key: `${readFileJob}:${version}` });
  return { id, changed: true };
}

/** The file that already has these bytes: of the distribution to be replaced, or of the same name in the dataset. */
function findSame(file: IncomingFile, name: string, present: readonly FileRow[]): FileRow | undefined {
  if (!file.replaces) return present.find((each) => each.sha256 === file.sha256 && each.name === name);
  const replaced = present.find((each) => each.distribution === file.replaces);
  if (!replaced) throw noSuchFile(file.replaces);
  return replaced.sha256 === file.sha256 ? replaced : undefined;
}

/** The same bytes again: nothing new, but a reading that had failed is tried again. */
async function touchSame(
  context: DatasetContext,
  tx: Transaction,
  known: FileRow,
  file: IncomingFile,
): Promise<boolean> {
  const title = file.title?.trim();
  const renamed = title !== undefined && title !== '' && title !== known.title;
  if (renamed) await changeDistribution(tx, known.dataset, { id: known.distribution, title });
  if (known.state === 'failed') await readAgain(context, tx, known.id);
  return renamed || known.state === 'failed';
}

/** Queues a new reading of a file; the tables of the last one stay until it is done. */
export async function readAgain(context: DatasetContext, tx: Transaction, file: FileVersionId): Promise<void> {
  const reading = context.random.id();
  await wantReading(tx, file, reading);
  await context.jobs.add(tx, readFileJob, { file, reading }, { key: `${readFileJob}:${file}` });
}
