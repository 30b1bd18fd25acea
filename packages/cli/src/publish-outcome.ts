import { type Draft, type FileVersion, type Finding, listKept } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { formatText } from './portal-client.ts';

export interface Outcome {
  readonly draft: Draft;
  /** The released version; null when nothing was new; undefined when it stays a draft. */
  readonly version: number | null | undefined;
  readonly address: string;
  readonly json: boolean;
  /** Whether the person asked for a release. */
  readonly wanted: boolean;
}

const mostFindings = 20;

export function printOutcome(context: CommandContext, outcome: Outcome): void {
  if (outcome.json) context.terminal.out(JSON.stringify(describeOutcome(context, outcome), null, 2));
  else printForPeople(context, outcome);
}

function describeOutcome(context: CommandContext, { draft, version, address }: Outcome) {
  return {
    dataset: draft.id,
    slug: draft.slug,
    address,
    version: version === undefined ? null : (version ?? draft.latest),
    files: listKept(draft).map(({ id, file }) => ({
      distribution: id,
      name: file.name,
      state: file.state,
      format: file.format,
      sha256: file.sha256,
      tables: file.tables.map(({ id: table, name, rows, columns }) => ({ table, name, rows, columns })),
      findings: file.findings,
      refused: file.refusal ? { code: file.refusal.code, detail: formatText(context, file.refusal.detail) } : null,
    })),
    blockers: draft.blockers.map(({ code, pointer, message }) => ({
      code,
      pointer,
      detail: formatText(context, message),
    })),
  };
}

function printForPeople(context: CommandContext, { draft, version, address, wanted }: Outcome): void {
  const { terminal, words } = context;
  for (const { file } of listKept(draft)) printFile(context, file);
  if (version === undefined && wanted && draft.blockers.length > 0) {
    terminal.err(words.blocked);
    for (const blocker of draft.blockers) terminal.err(`  ${formatText(context, blocker.message)}`);
  }
  if (version === null) terminal.out(words.nothingNew);
  else terminal.out(version === undefined ? words.keptAsDraft : words.released(version));
  terminal.out(`${version === undefined ? words.draftAddress : words.address}: ${address}`);
}

function printFile(context: CommandContext, file: FileVersion): void {
  const { terminal, words } = context;
  const number = new Intl.NumberFormat(words.locale);
  if (file.state === 'refused') terminal.err(words.refused(file.name, formatText(context, file.refusal?.detail)));
  if (file.state === 'failed') terminal.err(words.failed(file.name));
  if (file.state !== 'read') return;
  printFindings(context, file.findings);
  if (file.tables.length === 0) terminal.out(words.noTable(file.name));
  for (const { name, rows, columns } of file.tables)
    terminal.out(words.table(name, number.format(rows), number.format(columns)));
}

/** What people should look at: notes for information stay in the draft. */
export function printFindings(context: CommandContext, findings: readonly Finding[]): void {
  const { terminal, words } = context;
  const worth = findings.filter(({ severity }) => severity !== 'info');
  for (const finding of worth.slice(0, mostFindings)) terminal.err(`  ${formatFinding(context, finding)}`);
  if (worth.length > mostFindings) terminal.err(`  ${words.more(worth.length - mostFindings)}`);
}

export const formatFinding = (context: CommandContext, finding: Finding) =>
  context.words.finding(context.words.place(finding), formatText(context, finding.message));
