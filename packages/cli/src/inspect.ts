import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createLocalEngine, type Reading } from '@milpa/engine';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { formatText } from './portal-client.ts';
import { createProgress } from './progress.ts';
import { formatFinding } from './publish-outcome.ts';

/** Says what the engine makes of a file, without any portal. */
export async function inspect(
  context: CommandContext,
  path: string,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) throw new CommandFailure(context.words.noSuchFile(path));
  const engine = createLocalEngine();
  const bar = createProgress(context, context.words.reading(basename(path)), 'share');
  try {
    const reading = await engine.read(
      { path: resolve(path), name: basename(path) },
      { onProgress: ({ done }) => context.terminal.isScreen && bar.update(done, 1) },
    );
    bar.finish();
    if (options.json) context.terminal.out(JSON.stringify(describeReading(context, reading), null, 2));
    else printReading(context, basename(path), reading);
    return reading.refused ? exitCodes.refused : exitCodes.done;
  } finally {
    await engine.close();
  }
}

/** The shape `--json` prints; docs/cli.md shows it. */
export function describeReading(context: CommandContext, reading: Reading) {
  return {
    format: reading.format,
    encoding: reading.encoding,
    tables: reading.tables.map(({ name, profile }) => ({
      name,
      rows: profile.rows,
      columns: profile.columns.map((column) => ({ name: column.name, type: column.type })),
      findings: [
        ...profile.findings,
        ...reading.findings.filter((finding) => finding.table === name && !profile.findings.includes(finding)),
      ],
    })),
    findings: reading.findings.filter((finding) => finding.table === undefined),
    refused: reading.refused && { code: reading.refused.code, detail: formatText(context, reading.refused.detail) },
  };
}

function printReading(context: CommandContext, name: string, reading: Reading): void {
  const { terminal, words } = context;
  if (reading.refused) {
    terminal.err(words.cannotRead(name, formatText(context, reading.refused.detail)));
    return;
  }
  terminal.out(`${words.format}: ${reading.format}`);
  if (reading.encoding) terminal.out(`${words.encoding}: ${reading.encoding}`);
  if (reading.tables.length === 0) terminal.out(words.noTable(name));
  const number = new Intl.NumberFormat(words.locale);
  for (const { name: table, profile } of reading.tables) {
    terminal.out(words.table(table, number.format(profile.rows), number.format(profile.columns.length)));
    const width = Math.max(...profile.columns.map((column) => column.name.length), 0);
    for (const column of profile.columns) terminal.out(`  ${column.name.padEnd(width)}  ${column.type}`);
    for (const finding of profile.findings) terminal.out(`  ! ${formatFinding(context, finding)}`);
  }
  for (const finding of reading.findings) terminal.out(`! ${formatFinding(context, finding)}`);
}
