import { mkdir, mkdtemp, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReadTable } from '@milpa/engine';
import { type ExportFormat, exportFormats } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import {
  explainEngine,
  findFile,
  findRefusal,
  type LocalFile,
  readLocal,
  type Workshop,
  withEngine,
  withProgress,
} from './engine.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { writePackage } from './package-out.ts';
import { formatBytes } from './progress.ts';
import { cleanText } from './report/width.ts';

export interface ConvertOptions {
  readonly to?: ExportFormat;
  readonly out?: string;
  readonly table?: string;
  readonly force?: boolean;
}

/** One table and the file it becomes. */
interface Output {
  readonly table: ReadTable;
  readonly target: string;
}

/** Writes the tables of a file in another format, without any portal. What is written is whole, or not there at all. */
export async function convert(context: CommandContext, path: string, options: ConvertOptions): Promise<ExitCode> {
  const format = findFormat(context, options);
  await withEngine(context, async (workshop) => {
    const file = await findFile(context, path, workshop.folder);
    // What can be known before the work is said before the work.
    if (options.out !== undefined && extname(options.out)) await requireFree(context, file, options.out, options);
    try {
      const tables = await readTables(context, workshop, file, options.table);
      const outputs = await plan(context, file, tables, format, options);
      const [first, second] = outputs.map(({ target }) => target);
      const described = first && second ? [join(dirname(first), packageName)] : [];
      for (const target of [...outputs.map((output) => output.target), ...described])
        await requireFree(context, file, target, options);
      await write(context, workshop, outputs, format);
    } catch (error) {
      throw explainEngine(context, file.name, error);
    }
  });
  return exitCodes.done;
}

const isFormat = (word: string): word is ExportFormat => exportFormats.some((format) => format === word);

/** What was asked for, else what the name of the output says, else Parquet. */
function findFormat({ words }: CommandContext, { to, out = '' }: ConvertOptions): ExportFormat {
  const word = extname(out).slice(1).toLowerCase();
  if (to !== undefined) return to;
  if (isFormat(word)) return word;
  if (word) throw new CommandFailure(words.convert.needsFormat(exportFormats));
  return 'parquet';
}

async function readTables(
  context: CommandContext,
  workshop: Workshop,
  file: LocalFile,
  wanted: string | undefined,
): Promise<readonly ReadTable[]> {
  const out = join(workshop.folder, 'tables');
  await mkdir(out);
  const reading = await readLocal(context, workshop, file, out);
  const refused = findRefusal(context, reading);
  if (refused) throw new CommandFailure(context.words.cannotRead(file.name, refused.detail));
  if (wanted === undefined) return reading.tables;
  const found = reading.tables.filter(({ name }) => name === wanted);
  const known = reading.tables.map(({ name }) => cleanText(name));
  if (found.length === 0) throw new CommandFailure(context.words.convert.noSuchTable(wanted, known));
  return found;
}

/** One table becomes one file; several become a folder of them. */
async function plan(
  { words }: CommandContext,
  file: LocalFile,
  tables: readonly ReadTable[],
  format: ExportFormat,
  { out, table }: ConvertOptions,
): Promise<readonly Output[]> {
  const stem = safeName(file.name.replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, ''));
  const [only, ...others] = tables;
  if (only && others.length === 0) {
    const own = `${table === undefined ? stem : safeName(only.name)}.${format}`;
    const isFolder = out !== undefined && (out.endsWith('/') || (await isDirectory(out)));
    return [{ table: only, target: resolve(isFolder ? join(out, own) : (out ?? own)) }];
  }
  if (out !== undefined && isFormat(extname(out).slice(1).toLowerCase()))
    throw new CommandFailure(words.convert.needsFolder(out, tables.length));
  const taken = new Set<string>();
  return tables.map((each) => ({
    table: each,
    target: resolve(out ?? stem, `${uniqueName(safeName(each.name), taken)}.${format}`),
  }));
}

const isDirectory = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** A sheet may be called anything; a file may not. */
export const safeName = (name: string): string =>
  cleanText(name)
    .replace(/[/\\:*?"<>|�]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100) || 'data';

function uniqueName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  // Some file systems do not tell capitals from small letters.
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted} (${copy})`;
  taken.add(name.toLowerCase());
  return name;
}

async function requireFree({ words }: CommandContext, file: LocalFile, target: string, { force }: ConvertOptions) {
  const facts = await stat(target).catch(() => undefined);
  if (!facts?.isFile()) return;
  if ((await realpath(target)) === (await realpath(file.path))) throw new CommandFailure(words.convert.itself(target));
  if (!force) throw new CommandFailure(words.convert.exists(target));
}

/** All outputs are finished in a hidden folder beside their place and moved there at the end, in no time. */
async function write(
  context: CommandContext,
  { engine }: Workshop,
  outputs: readonly Output[],
  format: ExportFormat,
): Promise<void> {
  const { words, terminal, signal } = context;
  const folder = dirname(outputs[0]?.target ?? '');
  const isNew = !(await isDirectory(folder));
  const made = isNew ? await mkdir(folder, { recursive: true }) : undefined;
  const stage = await mkdtemp(join(folder, '.milpa-'));
  let done = false;
  const lines: string[] = [];
  try {
    for (const { table, target } of outputs) {
      const { rows, columns } = table.profile;
      const [stored, to] = [{ path: table.parquet?.path ?? '', columns }, join(stage, basename(target))];
      const { size } = await withProgress(context, words.convert.writing(basename(target)), { rows }, (onProgress) =>
        engine.export({ table: stored, format, to }, { signal, onProgress }),
      );
      const number = new Intl.NumberFormat(words.locale);
      lines.push(words.convert.written(target, number.format(rows), formatBytes(size, words.locale)));
    }
    const names = outputs.map(({ target }) => basename(target));
    if (outputs.length > 1) names.push(await describeAll(context, stage, outputs, format));
    for (const name of names) await rename(join(stage, name), join(folder, name));
    done = true;
  } finally {
    await rm(stage, { recursive: true, force: true });
    if (!done && made !== undefined) await rm(made, { recursive: true, force: true });
  }
  for (const line of lines) terminal.out(line);
}

const packageName = 'datapackage.json';

async function describeAll(
  { environment }: CommandContext,
  stage: string,
  outputs: readonly Output[],
  format: ExportFormat,
) {
  const written = outputs.map(({ table, target }) => ({ table, path: join(stage, basename(target)) }));
  const { language } = environment;
  await writePackage(stage, basename(dirname(outputs[0]?.target ?? '')), written, { format, language });
  return packageName;
}
