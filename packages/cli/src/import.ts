import { type Client, type Import, ImportOptions, type ImportRow, type Language, paths } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { followImport } from './follow-import.ts';
import { importWords } from './import-words.ts';
import { formatText } from './portal-client.ts';
import { sendFile } from './send-file.ts';

export interface ImportCommandOptions {
  readonly dryRun?: boolean;
  readonly release?: boolean;
  readonly publisher?: string;
  readonly licence?: string;
  readonly level?: string;
  readonly source?: string;
  readonly language?: Language;
  readonly json?: boolean;
  readonly portal?: string;
  readonly token?: string;
}

const mostRows = 20;

/** Sends a file of descriptions, waits until it is taken in, and says what became of it. */
export async function importFile(
  context: CommandContext,
  path: string,
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const { client, portal, name, upload } = await sendFile(context, path, options);
  const dryRun = options.dryRun === true;
  const asked = await client.call('createImport', { body: { upload, dryRun, ...describeOptions(context, options) } });
  const done = await followImport(context, asked, {
    name,
    ask: () => client.call('getImport', { params: { import: asked.id } }),
    // How many there are is known only at the end: the share of what is done creeps towards the whole.
    share: ({ total, counts }) => (total === undefined ? 1 - 1 / (1 + counts.records / 500) : 1),
  });
  const rows = await listTold(client, done);
  if (options.json) context.terminal.out(JSON.stringify({ ...done, rows }, null, 2));
  else print(context, done, rows, new URL(paths.import(context.environment.language, done.id), portal).href);
  return done.state === 'failed' || done.counts.refused > 0 ? exitCodes.refused : exitCodes.done;
}

/** The portal's own rules say which words are known; here they are only passed on. */
function describeOptions(context: CommandContext, options: ImportCommandOptions) {
  const { release = false, publisher, licence, level, source } = options;
  const given = {
    release,
    publisher,
    licence,
    level,
    source,
    // Of the texts in the file, which need not be the reader's: the portal's own when nothing is said.
    language: options.language,
  };
  const parsed = ImportOptions.safeParse(given);
  if (parsed.success) return parsed.data;
  const known = ImportOptions.shape.level.unwrap().options;
  throw new CommandFailure(context.words.unknownChoice('--level', level ?? '', known));
}

/** Rows a person must look at: refused, duplicates, or with something to say. */
async function listTold(client: Client, { id, counts }: Import): Promise<ImportRow[]> {
  const params = { import: id };
  const told: ImportRow[] = [];
  for (const outcome of ['refused', 'duplicate'] as const)
    if (counts[outcome] > 0)
      told.push(...(await client.call('listImportRows', { params, query: { outcome, limit: mostRows } })).items);
  if (told.length < mostRows && counts.warnings > 0) {
    const { items } = await client.call('listImportRows', { params, query: { limit: 500 } });
    told.push(
      ...items.filter(
        ({ outcome, problems }) => problems.length > 0 && outcome !== 'refused' && outcome !== 'duplicate',
      ),
    );
  }
  return told.slice(0, mostRows);
}

function print(context: CommandContext, done: Import, rows: readonly ImportRow[], address: string): void {
  const { terminal } = context;
  const words = importWords[context.environment.language];
  if (done.state === 'failed') {
    for (const problem of done.problems) terminal.err(words.failed(formatText(context, problem.message)));
    return;
  }
  const numbers = new Intl.NumberFormat(context.words.locale);
  for (const [name, word] of Object.entries(words.counts)) {
    const count = new Map(Object.entries(done.counts)).get(name) ?? 0;
    if (count > 0 || name === 'records') terminal.out(`${numbers.format(count).padStart(9)}  ${word}`);
  }
  for (const problem of done.problems) terminal.err(formatText(context, problem.message));
  for (const row of rows) {
    terminal.err(`${words.outcomes[row.outcome]} · ${formatText(context, row.title)} (${row.key})`);
    for (const { message, place } of row.problems.slice(0, 3))
      terminal.err(
        `    ${[place?.row, place?.column, place?.pointer].filter(Boolean).join(' · ')} ${formatText(context, message)}`.trimEnd(),
      );
  }
  const untold = done.counts.refused + done.counts.duplicate - rows.length;
  if (untold > 0) terminal.err(words.more(untold));
  if (done.dryRun) terminal.out(words.dryRun);
  terminal.out(`${words.report}: ${address}`);
}
