import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadTable, StoredTable } from '@milpa/engine';
import type { TableDiff } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { explainEngine, findFile, findRefusal, readLocal, type Workshop, withEngine, withProgress } from './engine.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { createPaint } from './report/paint.ts';
import { cleanText } from './report/width.ts';
import type { Words } from './words/index.ts';

export interface DiffOptions {
  readonly json?: boolean;
  readonly key?: readonly string[];
}

interface Comparison {
  readonly tables: readonly TableDiff[];
  readonly onlyOld: readonly string[];
  readonly onlyNew: readonly string[];
}

/** What changed between two files: columns, and rows by key or by content, whatever their order. */
export async function diff(
  context: CommandContext,
  [before = '', after = '']: readonly string[],
  options: DiffOptions,
): Promise<ExitCode> {
  await withEngine(context, async (workshop) => {
    const old = await readTables(context, workshop, before, 'old');
    const fresh = await readTables(context, workshop, after, 'new');
    const comparison = await compare(context, workshop, old, fresh, options.key);
    if (options.json) context.terminal.out(JSON.stringify(comparison, null, 2));
    else printComparison(context, comparison);
  });
  return exitCodes.done;
}

async function readTables(
  context: CommandContext,
  workshop: Workshop,
  path: string,
  folder: string,
): Promise<readonly ReadTable[]> {
  const file = await findFile(context, path, workshop.folder);
  const out = join(workshop.folder, folder);
  await mkdir(out);
  try {
    const reading = await readLocal(context, workshop, file, out);
    const refused = findRefusal(context, reading);
    if (refused) throw new CommandFailure(context.words.cannotRead(file.name, refused.detail));
    return reading.tables;
  } catch (error) {
    throw explainEngine(context, file.name, error);
  }
}

/** Tables of the same name belong together; so do the only table of one file and the only table of the other. */
async function compare(
  context: CommandContext,
  { engine }: Workshop,
  old: readonly ReadTable[],
  fresh: readonly ReadTable[],
  key: readonly string[] | undefined,
): Promise<Comparison> {
  const isSingle = old.length === 1 && fresh.length === 1;
  const findOld = (name: string) => (isSingle ? old[0] : old.find((each) => each.name === name));
  const tables: TableDiff[] = [];
  for (const after of fresh) {
    const before = findOld(after.name);
    if (!before) continue;
    const request = {
      name: after.name,
      before: store(before),
      after: store(after),
      keys: key ? [key] : (after.profile.keys ?? []),
    };
    const label = context.words.diff.comparing(after.name);
    tables.push(
      await withProgress(context, label, { rows: after.profile.rows }, (onProgress) =>
        engine.diff(request, { signal: context.signal, onProgress }),
      ).catch((error: unknown) => {
        throw explainEngine(context, after.name, error);
      }),
    );
  }
  const names = (some: readonly ReadTable[], others: readonly ReadTable[]) =>
    isSingle ? [] : some.map(({ name }) => name).filter((name) => !others.some((other) => other.name === name));
  return { tables, onlyOld: names(old, fresh), onlyNew: names(fresh, old) };
}

const store = ({ parquet, profile }: ReadTable): StoredTable => ({
  path: parquet?.path ?? '',
  columns: profile.columns,
});

function printComparison(context: CommandContext, { tables, onlyOld, onlyNew }: Comparison): void {
  const { terminal, words, environment } = context;
  const paint = createPaint(terminal.isPaper && environment.colours);
  for (const table of tables) for (const line of sayTable(context, table)) terminal.out(line);
  for (const name of onlyOld) terminal.out(paint.error(`- ${words.diff.onlyOld(cleanText(name))}`));
  for (const name of onlyNew) terminal.out(paint.good(`+ ${words.diff.onlyNew(cleanText(name))}`));
}

function sayTable({ words, terminal, environment }: CommandContext, { table, key, schema, rows }: TableDiff): string[] {
  const paint = createPaint(terminal.isPaper && environment.colours);
  const number = new Intl.NumberFormat(words.locale);
  const { diff: say } = words;
  const counts = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const count = rows[kind] ?? 0;
    return count === 0 ? [] : [say.counts[kind](number.format(count))];
  });
  const matched = key ? say.byKey(key.map(cleanText).join(' + ')) : say.byContent;
  const isSame = counts.length === 0 && schema.length === 0;
  return [
    `${paint.strong(cleanText(table))}  ${say.rows(number.format(rows.before), number.format(rows.after))}  ${paint.soft(matched)}`,
    ...schema.map(({ change, column, from = '', to = '', breaking }) => {
      const [old, fresh] = change === 'retyped' ? [nameType(words, from), nameType(words, to)] : [from, to];
      const text = say.schema[change](cleanText(column), cleanText(old), cleanText(fresh));
      return `  ${text}${breaking ? `  ${paint.warning(`! ${say.breaking}`)}` : ''}`;
    }),
    ...(counts.length > 0 ? [`  ${counts.join(' · ')}`] : []),
    ...(isSame ? [`  ${say.same}`] : []),
  ];
}

const isType = (words: Words, name: string): name is keyof Words['report']['types'] =>
  Object.hasOwn(words.report.types, name);
const nameType = (words: Words, name: string) => (isType(words, name) ? words.report.types[name] : name);
