import {
  type AuditFinding,
  type AuditSample,
  type CorrectiveAction,
  countDays,
  findDayIn,
  type InstitutionId,
  type SampleHead,
  Slug,
  type Verification,
} from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import { mayAnswerFor, mayExamineScope } from './may.ts';
import {
  type ActionRow,
  countOutcomes,
  type FindingRow,
  isOverdue,
  judgeRecord,
  listFigures,
  listMoves,
  type SampleNeeds,
  type SampleRow,
  type VerificationRow,
} from './model.ts';
import { store } from './store.ts';

export const findToday = ({ clock, timeZone }: Pick<SampleNeeds, 'clock' | 'timeZone'>): string =>
  findDayIn(timeZone, clock());

/** What institutions are called, asked for once. */
async function nameBodies({ institutions }: SampleNeeds, ids: readonly (InstitutionId | null)[]) {
  const known = await institutions.listNames([...new Set(ids.flatMap((id) => id ?? []))]);
  const bodies = new Map(known.map(({ id, slug, name }) => [id, { id, slug, name }]));
  return (id: InstitutionId) => bodies.get(id) ?? { id, slug: Slug.parse(id), name: {} };
}

export async function presentHeads(needs: SampleNeeds, rows: readonly SampleRow[]): Promise<SampleHead[]> {
  const ids = rows.map(({ id }) => id);
  const [records, actions, nameOf] = await Promise.all([
    store.listRecords(needs.database, ids),
    store.listOfSamples(needs.database, ids),
    nameBodies(
      needs,
      rows.map(({ institution }) => institution),
    ),
  ]);
  const today = findToday(needs);
  return rows.map((row) => {
    const mine = records.filter(({ sample }) => sample === row.id);
    const ordered = actions.filter(({ sample }) => sample === row.id);
    return {
      id: row.id,
      title: row.title,
      method: row.method,
      seed: row.seed,
      population: {
        institution: row.institution && nameOf(row.institution),
        theme: row.theme,
        from: row.released_from,
        to: row.released_to,
        size: row.population_size,
        sha256: row.sha256,
      },
      size: mine.length,
      waiting: mine.filter(({ checks }) => checks === null).length,
      drawn: row.drawn.toISOString(),
      published: row.published?.toISOString() ?? null,
      verdicts: countOutcomes(mine.map(judgeRecord)),
      actions: {
        open: ordered.filter(({ state }) => state === 'open' || state === 'replied').length,
        overdue: ordered.filter((action) => isOverdue(action, today)).length,
        closed: ordered.filter(({ state }) => state === 'closed').length,
      },
    };
  });
}

export async function presentSample(
  needs: SampleNeeds,
  row: SampleRow,
  caller: Caller | undefined,
): Promise<AuditSample> {
  const { database } = needs;
  const [heads, records, findings, actions] = await Promise.all([
    presentHeads(needs, [row]),
    store.listRecords(database, [row.id]),
    store.listFindings(database, row.id),
    store.listOfSamples(database, [row.id]),
  ]);
  const [head] = heads;
  if (!head) throw new Error(`The sample ${row.id} cannot be presented`);
  return {
    ...head,
    figures: listFigures(records),
    records: await presentRecords(needs, records),
    findings: await presentFindings(needs, findings, records, await presentActions(needs, actions, caller)),
    mayExamine: mayExamineScope(caller, row.institution),
  };
}

/** What the datasets of records were called then; those of which all is ordered to go, as their tombstones are. */
async function nameDatasets({ datasets }: SampleNeeds, records: readonly VerificationRow[]) {
  const purged = await datasets.listPurgedTitles(records.map(({ dataset }) => dataset));
  return ({ dataset, slug, title, version }: VerificationRow) => {
    const instead = purged.get(dataset);
    return { id: dataset, version, ...(instead ? { slug: Slug.parse(dataset), title: instead } : { slug, title }) };
  };
}

export async function presentRecords(needs: SampleNeeds, rows: readonly VerificationRow[]): Promise<Verification[]> {
  const nameOf = await nameBodies(
    needs,
    rows.map(({ publisher }) => publisher),
  );
  const datasetOf = await nameDatasets(needs, rows);
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    dataset: datasetOf(row),
    publisher: nameOf(row.publisher),
    checks: row.checks,
    checked: row.checked?.toISOString() ?? null,
    answers: row.answers,
    answered: row.answered?.toISOString() ?? null,
    verdict: judgeRecord(row),
    revision: row.revision,
  }));
}

export async function presentFindings(
  needs: SampleNeeds,
  rows: readonly FindingRow[],
  records: readonly VerificationRow[],
  actions: readonly CorrectiveAction[],
): Promise<AuditFinding[]> {
  const nameOf = await nameBodies(
    needs,
    rows.map(({ institution }) => institution),
  );
  const datasetOf = await nameDatasets(needs, records);
  return rows.map((row) => {
    const record = records.find(({ id }) => id === row.verification);
    return {
      id: row.id,
      institution: nameOf(row.institution),
      dataset: record ? datasetOf(record) : null,
      severity: row.severity,
      what: row.what,
      rule: row.rule,
      evidence: row.evidence,
      ...(row.url === null ? {} : { url: row.url }),
      noted: row.noted.toISOString(),
      actions: actions.filter(({ finding }) => finding === row.id),
    };
  });
}

export async function presentActions(
  needs: SampleNeeds,
  rows: readonly ActionRow[],
  caller: Caller | undefined,
): Promise<CorrectiveAction[]> {
  const [steps, nameOf] = await Promise.all([
    store.listSteps(
      needs.database,
      rows.map(({ id }) => id),
    ),
    nameBodies(
      needs,
      rows.map(({ institution }) => institution),
    ),
  ]);
  const today = findToday(needs);
  return rows.map((row) => {
    const mine = steps.filter(({ action }) => action === row.id);
    return {
      id: row.id,
      finding: row.finding,
      sample: row.sample,
      institution: nameOf(row.institution),
      concerns: row.concerns,
      post: row.post,
      what: row.what,
      due: row.due,
      state: row.state,
      overdue: isOverdue(row, today),
      days: countDays(row.due, today),
      extended: mine.filter(({ event }) => event === 'extend').length,
      steps: mine.map(({ action: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
      moves: listMoves(row.state, {
        examines: mayExamineScope(caller, row.scope),
        answers: mayAnswerFor(caller, row.institution),
      }),
      revision: row.revision,
    };
  });
}
