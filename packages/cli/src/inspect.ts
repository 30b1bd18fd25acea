import { EngineFailure, type Reading } from '@milpa/engine';
import type { Finding } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import {
  explainEngine,
  findFile,
  findRefusal,
  isFault,
  type LocalFile,
  readLocal,
  type Workshop,
  withEngine,
} from './engine.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { printReport } from './report/report.ts';

/** Says what the engine makes of files, without any portal. One file that is refused makes the whole command refuse. */
export async function inspect(
  context: CommandContext,
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const outcomes: Outcome[] = [];
  await withEngine(context, async (workshop) => {
    for (const path of paths) {
      const outcome = await inspectOne(context, workshop, await findFile(context, path, workshop.folder));
      outcomes.push(outcome);
      if (!options.json) tell(context, outcome, outcomes.length > 1);
    }
  });
  if (options.json) {
    const described = outcomes.map((outcome) => describe(context, outcome));
    const all = described.length === 1 ? described[0] : { files: described };
    context.terminal.out(JSON.stringify(all, null, 2));
  }
  return gravest.find((code) => outcomes.some((outcome) => codeOf(context, outcome) === code)) ?? exitCodes.done;
}

/** What became of one file: what the engine made of it, or why it gave up. */
type Outcome = { readonly file: LocalFile } & (
  | { readonly reading: Reading }
  | { readonly failure: CommandFailure; readonly cause: EngineFailure }
);

const gravest: readonly ExitCode[] = [exitCodes.refused, exitCodes.failed];

async function inspectOne(context: CommandContext, workshop: Workshop, file: LocalFile): Promise<Outcome> {
  try {
    return { file, reading: await readLocal(context, workshop, file) };
  } catch (error) {
    const failure = explainEngine(context, file.name, error);
    if (!(failure instanceof CommandFailure) || !(error instanceof EngineFailure)) throw failure;
    return { file, failure, cause: error };
  }
}

function tell(context: CommandContext, outcome: Outcome, isLater: boolean): void {
  const { terminal, words } = context;
  const { file } = outcome;
  if ('failure' in outcome) {
    terminal.err(outcome.failure.message);
    return;
  }
  const refused = findRefusal(context, outcome.reading);
  if (refused) terminal.err(words.cannotRead(file.name, refused.detail));
  else {
    if (isLater) terminal.out('');
    printReport(context, { ...file, reading: outcome.reading });
  }
}

function codeOf(context: CommandContext, outcome: Outcome): ExitCode {
  if ('failure' in outcome) return outcome.failure.exitCode;
  return findRefusal(context, outcome.reading) ? exitCodes.refused : exitCodes.done;
}

const describe = (context: CommandContext, outcome: Outcome) =>
  'failure' in outcome
    ? describeFailure(outcome.file, outcome.cause, outcome.failure.message)
    : describeReading(context, outcome.file, outcome.reading);

/**
 * The shape `--json` prints. A table is its whole profile but for the drawings made for pages; columns begin with name and type
 * and are otherwise as the API gives them.
 */
export function describeReading(context: CommandContext, file: LocalFile, reading: Reading) {
  const { engine, format, encoding, dialect } = reading;
  const refused = findRefusal(context, reading);
  return {
    file: file.name,
    size: file.size,
    engine,
    format,
    encoding,
    dialect,
    tables: reading.tables.map(({ name, profile }) => {
      const { rows, columns, findings, chart: _, map: __, ...rest } = profile;
      return {
        name,
        rows,
        columns: columns.map(({ name: column, type, ...more }) => ({ name: column, type, ...more })),
        findings: [...findings, ...listOthers(name, findings, reading.findings)],
        ...rest,
      };
    }),
    findings: reading.findings.filter((finding) => finding.table === undefined),
    refused,
  };
}

const listOthers = (table: string, own: readonly Finding[], all: readonly Finding[]) =>
  all.filter((finding) => finding.table === table && !own.includes(finding));

const describeFailure = (file: LocalFile, error: EngineFailure, detail: string) => ({
  file: file.name,
  size: file.size,
  format: 'other',
  encoding: null,
  dialect: null,
  tables: [],
  findings: [],
  refused: { code: isFault(error) ? `engine-${error.kind}` : error.kind, detail },
});
