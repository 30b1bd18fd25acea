import { type ImportCounts, type ImportProblem, type ImportRow, Problem } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { FileStore } from '../storage/files/index.ts';
import { type CheckNeeds, createChecks } from './check.ts';
import {
  type Catalogued,
  type HarvestLimits,
  type ImportFile,
  type ImportRecord,
  type Source,
  type SourceOptions,
  UnreadableFile,
} from './model.ts';
import { nameKey, type PlanNeeds, type Planned, planRecords, type Run } from './plan.ts';
import { describeProblem } from './problems.ts';
import { createPublishers, noSuchPublisher, type PublisherNeeds } from './publishers.ts';
import { findSource, readHead } from './source/index.ts';
import { type ImportRecordRow, store } from './store.ts';
import { reportPlanned, takePlanned } from './take.ts';

export interface RunNeeds extends PlanNeeds, PublisherNeeds, CheckNeeds {
  readonly files: FileStore;
  readonly clock: Clock;
  readonly limits: HarvestLimits;
  readonly sources: readonly Source[];
}

export const emptyCounts: ImportCounts = {
  ...{ records: 0, create: 0, update: 0, unchanged: 0, duplicate: 0, refused: 0 },
  ...{ released: 0, links: 0, institutions: 0, warnings: 0 },
};

/**
 * Does an import, or goes on with one whose process was killed: every batch writes its datasets, its report and how far it
 * is in one transaction, and what is done is read past. Safe to repeat.
 */
export async function runImport(needs: RunNeeds, id: string, signal: AbortSignal): Promise<void> {
  const row = await store.find(needs.database, id);
  if (!row || row.state === 'done' || row.state === 'failed') return;
  const local = await needs.files.local(row.sha256);
  try {
    const file = { path: local.path, name: row.name, size: row.size };
    const total = await takeFile(needs, row, file, signal);
    const end = { state: 'done' as const, problems: total.problems, total: total.records, now: needs.clock() };
    await store.finish(needs.database, row.id, end);
  } catch (error) {
    const problem = explain(error);
    if (!problem) throw error;
    await store.finish(needs.database, row.id, {
      state: 'failed',
      problems: [problem],
      total: null,
      now: needs.clock(),
    });
  } finally {
    await local.release();
  }
}

/** What the person who sent the file can do something about; anything else is ours, and the job is tried again. */
function explain(error: unknown): ImportProblem | undefined {
  if (error instanceof UnreadableFile) return error.problem;
  if (!(error instanceof Problem)) return undefined;
  return { code: error.code, severity: 'error', field: '', message: error.details };
}

async function takeFile(needs: RunNeeds, row: ImportRecordRow, file: ImportFile, signal: AbortSignal) {
  const { limits, publicUrl } = needs;
  if (file.size > limits.fileBytes)
    throw new UnreadableFile(
      describeProblem('file-too-large', String(limits.fileBytes / 2 ** 20), { severity: 'error' }),
    );
  const source = findSource(needs.sources, file, await readHead(file.path));
  await store.begin(needs.database, row.id, source.format);
  const run = await startRun(needs, row, source);
  const { licence, language } = row.options;
  const progress = { position: 0, done: row.position, counts: row.counts, institutions: row.counts.institutions };
  const problems: ImportProblem[] = [];
  const catalogues: Catalogued[] = [];
  let batch: ImportRecord[] = [];
  const flush = async () => {
    await takeBatch(needs, row, run, batch, progress);
    batch = [];
  };
  const keep: SourceOptions['keep'] = (catalogue) => catalogues.push(catalogue);
  for await (const record of source.read(file, { licence, language, publicUrl, limits, signal, keep })) {
    signal.throwIfAborted();
    if (progress.position + batch.length >= limits.records) {
      problems.push(describeProblem('too-many-records', String(limits.records)));
      break;
    }
    batch.push(record);
    if (batch.length >= limits.batch) await flush();
  }
  await flush();
  await run.publishers.settle();
  if (!row.dry_run)
    for (const one of catalogues)
      await store.putCatalogue(needs.database, { ...one, source: run.source }, needs.clock());
  const left = run.checks.left();
  if (left > 0) problems.push(describeProblem('not-checked', String(left)));
  if (progress.position === 0) problems.push(describeProblem('no-record', '', { severity: 'error' }));
  return { records: progress.position, problems };
}

async function startRun(needs: RunNeeds, row: ImportRecordRow, source: Source): Promise<Run> {
  const { options, caller, dry_run } = row;
  const forced = options.publisher ? await needs.institutions.find(options.publisher) : undefined;
  if (options.publisher && !forced) throw noSuchPublisher(options.publisher);
  const publishers = await createPublishers(needs, { caller, dryRun: dry_run, level: options.level });
  return {
    caller,
    options,
    source: options.source || source.format,
    publishers,
    forced,
    datasets: new Map(),
    seen: new Map(),
    checks: createChecks(needs, dry_run),
  };
}

interface Progress {
  /** Records read. */
  position: number;
  /** Records that an earlier run has done. */
  readonly done: number;
  counts: ImportCounts;
  /** Added by earlier runs. */
  readonly institutions: number;
}

async function takeBatch(
  needs: RunNeeds,
  row: ImportRecordRow,
  run: Run,
  batch: readonly ImportRecord[],
  progress: Progress,
): Promise<void> {
  const first = progress.position;
  progress.position += batch.length;
  const past = Math.max(0, Math.min(batch.length, progress.done - first));
  const todo = batch.slice(past);
  const planned = await planRecords(needs, run, batch, first);
  if (todo.length === 0) return;
  await writePlanned(needs, row, run, planned.slice(past), progress);
}

async function writePlanned(
  needs: RunNeeds,
  row: ImportRecordRow,
  run: Run,
  planned: readonly Planned[],
  progress: Progress,
): Promise<void> {
  const from = planned[0]?.position ?? 0;
  const checks = await run.checks.run(planned);
  const step = async (tx: Parameters<typeof store.addRows>[0], reported: readonly ImportRow[]) => {
    const rows = reported.map((each) => withCheck(each, checks.get(each.position)));
    const counts = addCounts(progress, rows, run.publishers.added());
    await store.addRows(tx, row.id, rows);
    const isOurs = await store.advance(tx, row.id, { from, to: from + rows.length, counts });
    if (!isOurs) throw new Error(`Another run of the import ${row.id} is ahead of this one`);
    return counts;
  };
  const taking = { datasets: needs.datasets, random: needs.random, now: needs.clock };
  let counts = progress.counts;
  if (row.dry_run) {
    const rows = reportPlanned(taking, run, planned);
    await needs.database.transaction(async (tx) => {
      counts = await step(tx, rows);
    });
  } else {
    try {
      await takePlanned(taking, run, planned, async (tx, rows) => {
        counts = await step(tx, rows);
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (planned.length > 1) {
        // One of them cannot be written: each on its own, so that the others are.
        for (const one of planned) await writePlanned(needs, row, run, [one], progress);
        return;
      }
      const refused = planned.map((one) => refuse(run, one, error));
      const rows = reportPlanned(taking, run, refused);
      await needs.database.transaction(async (tx) => {
        counts = await step(tx, rows);
      });
    }
  }
  progress.counts = counts;
}

const withCheck = (row: ImportRow, check: ImportRow['check']): ImportRow =>
  check && row.outcome !== 'refused' ? { ...row, check } : row;

function refuse(run: Run, one: Planned, error: Problem): Planned {
  run.seen.delete(nameKey(one.key));
  const { record, problems } = one;
  const problem: ImportProblem = {
    ...describeProblem('not-written', '', { severity: 'error', place: record.place }),
    message: error.details,
  };
  return { ...one, problems: [...problems, problem], settled: { outcome: 'refused' } };
}

function addCounts({ counts, institutions }: Progress, rows: readonly ImportRow[], added: number): ImportCounts {
  const sum = { ...counts, institutions: institutions + added };
  for (const row of rows) {
    sum.records += 1;
    sum[row.outcome] += 1;
    if (row.released !== undefined) sum.released += 1;
    if (row.outcome !== 'refused') sum.links += row.links;
    sum.warnings += row.problems.filter(({ severity }) => severity === 'warning').length;
  }
  return sum;
}
