import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEnginePool, type Engine, EngineFailure, type Progress, QueryRefused, type Reading } from '@milpa/engine';
import type { CommandContext } from './context.ts';
import { CommandFailure, exitCodes } from './failure.ts';
import { formatText } from './portal-client.ts';
import { createProgress } from './progress.ts';

/** A file on this machine, as a command names it. */
export interface LocalFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export interface Workshop {
  readonly engine: Engine;
  /** A folder of this command alone, gone when it ends. */
  readonly folder: string;
}

/**
 * Lends the engine, in processes of its own: a file that breaks its reader breaks neither the terminal nor this machine's memory.
 * However the work ends, the processes and everything they wrote are gone afterwards.
 */
export async function withEngine<T>(
  { ahead }: Pick<CommandContext, 'ahead'>,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const folder = ahead?.folder ?? (await mkdtemp(join(tmpdir(), 'milpa-')));
  const engine = createEnginePool({
    tempDirectory: join(folder, 'workers'),
    ...(ahead ? { spareReader: ahead.reader } : {}),
  });
  try {
    return await work({ engine, folder });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The file a command line names; `-` is what is piped in, kept in the workshop while it lasts. */
export async function findFile(context: CommandContext, given: string, folder: string): Promise<LocalFile> {
  if (given === '-') {
    const path = join(folder, 'stdin');
    await pipeline(context.input(), createWriteStream(path), { signal: context.signal });
    return { path, name: 'stdin', size: (await stat(path)).size };
  }
  const facts = await stat(given).catch(() => undefined);
  if (!facts?.isFile()) throw new CommandFailure(context.words.noSuchFile(given));
  return { path: resolve(given), name: basename(given), size: facts.size };
}

const tick = 500;
/** How much later than the end of the engine's process a signal to all may be heard of, in milliseconds. */
const signalMs = 50;

/** How much there is to do, in what it is counted in. */
export type Amount = { readonly bytes: number } | { readonly rows: number };

/** Has the engine work while a bar shows how far it is, how fast, and for how long still. Short work shows nothing. */
export async function withProgress<T>(
  context: CommandContext,
  label: string,
  amount: Amount,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const [unit, size] = 'bytes' in amount ? (['bytes', amount.bytes] as const) : (['rows', amount.rows] as const);
  const bar = createProgress(context, label, unit);
  let share = 0;
  const draw = () => context.terminal.isScreen && bar.update(share * size, size);
  // The engine says how far it is at its own times; the clock goes on between them.
  const clock = setInterval(draw, tick);
  try {
    return await work(({ done }) => {
      share = Math.max(share, done);
    });
  } catch (error) {
    // A terminal sends its signal to the engine's process too, whose end may be known before the signal is.
    if (error instanceof EngineFailure && error.kind === 'killed') await sleep(signalMs);
    throw error;
  } finally {
    clearInterval(clock);
    bar.finish();
  }
}

export const readLocal = (
  context: CommandContext,
  { engine }: Workshop,
  file: LocalFile,
  out?: string,
): Promise<Reading> =>
  withProgress(context, context.words.reading(file.name), { bytes: file.size }, (onProgress) =>
    engine.read(
      // Each file is a group of its own: whatever one does to its process, the next has another.
      { path: file.path, name: file.name, group: file.path, ...(out === undefined ? {} : { out }) },
      { signal: context.signal, onProgress },
    ),
  );

/** A file in which the engine finds no table is not read, whatever else it may be: it must not look like an empty one. */
export function findRefusal(context: CommandContext, reading: Reading): { code: string; detail: string } | null {
  if (reading.refused) return { code: reading.refused.code, detail: formatText(context, reading.refused.detail) };
  if (reading.tables.length > 0) return null;
  const [finding] = reading.findings;
  return {
    code: finding?.code ?? 'no-table',
    detail: formatText(context, finding?.message) || context.words.noTable(reading.format),
  };
}

/** Why the engine gave up, as a failure with a sentence; other errors as they are. */
export function explainEngine(context: CommandContext, name: string, error: unknown): unknown {
  if (error instanceof QueryRefused)
    return new CommandFailure(formatText(context, error.details), exitCodes.refused, { cause: error });
  if (!(error instanceof EngineFailure) || context.signal.aborted) return error;
  const sentence = context.words.cannotRead(name, context.words.engineFailures[error.kind]);
  return new CommandFailure(sentence, isFault(error) ? exitCodes.refused : exitCodes.failed, { cause: error });
}

/** The same file would fail again; a full disk or a process killed from outside says nothing about the file. */
export const isFault = ({ kind }: EngineFailure): boolean =>
  kind === 'memory' || kind === 'timeout' || kind === 'broken';
