import {
  type ColumnNotes,
  type DistributionId,
  type Draft,
  type DraftChange,
  parseChanged,
  type TableId,
} from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../../http/index.ts';
import { requireWriter } from '../may.ts';
import type { DatasetContext, IncomingFile } from '../model.ts';
import { noSuchFile, noSuchTable, slugTaken, unknownColumn } from '../problems.ts';
import { changeDataset, takeSlug } from '../store/dataset.ts';
import { changeDistribution, removeDistribution } from '../store/distribution.ts';
import { findProfile, listTables, setNotes } from '../store/table.ts';
import { addFiles, readAgain } from './add-files.ts';
import { addLinks } from './add-links.ts';
import { fileHashes, requireExtra, requireFreeWord } from './create-dataset.ts';
import { editDraft } from './edit-draft.ts';

interface Target {
  readonly caller: Caller | undefined;
  readonly dataset: string;
  readonly revision: number;
}

export function changeDraft(
  context: DatasetContext,
  target: Target,
  change: z.output<typeof DraftChange>,
): Promise<Draft> {
  return editDraft(
    context,
    {
      ...target,
      may: requireWriter,
      action: 'change-dataset',
      descriptionOnly: !change.distributions && !change.addLinks,
    },
    async (tx, row) => {
      if (change.slug && change.slug !== row.slug) {
        requireFreeWord(change.slug);
        if (!(await takeSlug(tx, change.slug, row.id))) throw slugTaken(change.slug);
      }
      for (const { id, title, description, position, link, ...terms } of change.distributions ?? []) {
        if (!(await changeDistribution(tx, row.id, { id, title, description, position, link, terms })))
          throw noSuchFile(id);
      }
      await addLinks(context, tx, row.id, change.addLinks ?? []);
      const metadata = parseChanged(row.metadata, change.metadata ?? {});
      if (change.metadata?.extra) requireExtra(context, metadata);
      await changeDataset(tx, row.id, { metadata, slug: change.slug, now: context.clock() });
      const { distributions, addLinks: links } = change;
      return { metadata, slug: change.slug ?? row.slug, distributions, links };
    },
  );
}

export async function addFilesToDraft(
  context: DatasetContext,
  target: Omit<Target, 'revision'>,
  files: readonly IncomingFile[],
): Promise<Draft> {
  await context.checkpoint('file-stored');
  const draft = await editDraft(context, { ...target, may: requireWriter, action: 'add-file' }, async (tx, row) => {
    if (!(await addFiles(context, tx, row.id, files))) return undefined;
    await changeDataset(tx, row.id, { now: context.clock() });
    return { files: fileHashes(files) };
  });
  await context.checkpoint('file-recorded');
  return draft;
}

export function removeFile(context: DatasetContext, target: Target, distribution: DistributionId): Promise<Draft> {
  return editDraft(context, { ...target, may: requireWriter, action: 'remove-file' }, async (tx, row) => {
    const now = context.clock();
    if (!(await removeDistribution(tx, row.id, distribution, now))) throw noSuchFile(distribution);
    await changeDataset(tx, row.id, { now });
    return { removed: distribution };
  });
}

/** Labels, descriptions and units count at once; another type means that the file is read again. */
export function changeTable(
  context: DatasetContext,
  target: Target,
  change: { table: TableId; columns: ColumnNotes },
): Promise<Draft> {
  return editDraft(context, { ...target, may: requireWriter, action: 'change-table' }, async (tx, row) => {
    const table = (await listTables(tx, [row.id])).find((each) => each.table === change.table);
    if (!table) throw noSuchTable(change.table);
    const profile = await findProfile(tx, table.version);
    const columns = new Map(profile?.columns.map((column) => [column.name, column]));
    for (const name of Object.keys(change.columns)) {
      if (!columns.has(name)) throw unknownColumn(name);
    }
    const notes: ColumnNotes = { ...table.notes, ...change.columns };
    await setNotes(tx, table.table, notes);
    if (Object.keys(change.columns).some((name) => notes[name]?.type !== table.notes[name]?.type)) {
      await readAgain(context, tx, table.file);
    }
    await changeDataset(tx, row.id, { now: context.clock() });
    return { table: table.table, notes };
  });
}
