import {
  type Client,
  type InventoryImport,
  type InventoryImportRow,
  type Language,
  NewInventoryImport,
} from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { followImport } from './follow-import.ts';
import { importWords } from './import-words.ts';
import { formatText } from './portal-client.ts';
import { sendFile } from './send-file.ts';

export interface InventoryOptions {
  readonly institution?: string;
  readonly dryRun?: boolean;
  readonly plan?: string;
  readonly post?: string;
  readonly reviewer?: string;
  readonly review?: string;
  readonly level?: string;
  readonly language?: Language;
  readonly json?: boolean;
  readonly portal?: string;
  readonly token?: string;
}

const mostRows = 20;
const unknownAction: Readonly<Record<Language, (what: string) => string>> = {
  en: (what) => `“${what}” is nothing that is done with an inventory: write milpa inventory import FILE.`,
  es: (what) => `«${what}» no es algo que se haga con un inventario: escriba milpa inventory import ARCHIVO.`,
  fr: (what) => `« ${what} » ne se fait pas avec un inventaire : écrivez milpa inventory import FICHIER.`,
};

/** Sends an inventory, waits until it is taken in, and says row by row what became of it, or would. */
export async function importInventory(
  context: CommandContext,
  action: string,
  path: string,
  options: InventoryOptions,
): Promise<ExitCode> {
  if (action !== 'import') throw new CommandFailure(unknownAction[context.environment.language](action));
  const { client, name, upload } = await sendFile(context, path, options);
  const { institution, plan, post, reviewer, review, level, language } = options;
  const asked = { upload, institution, plan, post, reviewer, review, level, language, dryRun: options.dryRun === true };
  // The portal says what it does not understand, in the person's language.
  const taken = await client.call('importInventory', { body: parseAsked(asked) });
  const done = await followImport(context, taken, {
    name,
    ask: () => client.call('getInventoryImport', { params: { import: taken.id } }),
    share: ({ total, counts }) => (total ? counts.rows / total : 0),
  });
  const rows = await listTold(client, done);
  if (options.json) context.terminal.out(JSON.stringify({ ...done, rows }, null, 2));
  else print(context, done, rows);
  return done.problems.length > 0 || done.counts.refused > 0 ? exitCodes.refused : exitCodes.done;
}

const parseAsked = (asked: object) =>
  (NewInventoryImport.safeParse(asked).data ?? asked) as ReturnType<typeof NewInventoryImport.parse>;

/** Rows a person must look at: refused, duplicates, or with something to say. */
async function listTold(client: Client, { id, counts }: InventoryImport): Promise<InventoryImportRow[]> {
  if (counts.refused + counts.duplicate + counts.warnings === 0) return [];
  const { items } = await client.call('listInventoryImportRows', { params: { import: id }, query: { limit: 500 } });
  return items.filter(({ problems }) => problems.length > 0).slice(0, mostRows);
}

function print(context: CommandContext, done: InventoryImport, rows: readonly InventoryImportRow[]): void {
  const { terminal } = context;
  const { language } = context.environment;
  const words = importWords[language];
  for (const { message } of done.problems) terminal.err(words.failed(formatText(context, message)));
  const numbers = new Intl.NumberFormat(context.words.locale);
  for (const outcome of ['create', 'update', 'unchanged', 'duplicate', 'refused'] as const)
    if (done.counts[outcome] > 0)
      terminal.out(`${numbers.format(done.counts[outcome]).padStart(9)}  ${words.counts[outcome]}`);
  for (const row of rows) {
    terminal.err(`${words.outcomes[row.outcome]} · ${formatText(context, row.name)} (${row.key})`);
    for (const { message, place } of row.problems)
      terminal.err(`    ${[place?.row, place?.column].filter(Boolean).join(' · ')} ${formatText(context, message)}`);
  }
  if (done.dryRun) terminal.out(words.dryRun);
}
