import {
  CommitmentId,
  type ImportProblem,
  type InstitutionId,
  type InventoryImport,
  InventoryImportId,
  type InventoryImportOptions,
  type InventoryImportRow,
  PlanId,
  Problem,
  SessionId,
  Slug,
} from '@milpa/sdk';
import { z } from 'zod';
import { mayAdministerPortal } from '../../account/index.ts';
import type { AuditRecord } from '../../audit/index.ts';
import type { IncomingFile } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import { formatSlug } from '../../institution/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { fold } from '../inventory/present.ts';
import { writeHoldings } from '../inventory/service.ts';
import { store as holdings } from '../inventory/store.ts';
import type { PublishingNeeds } from '../model.ts';
import { movePlan } from '../plan/service.ts';
import { store as plans } from '../plan/store.ts';
import { gatherRows } from './gather.ts';
import { createRowPlanner, type PlannedRow, type Present } from './plan-rows.ts';
import type { IntakeRow } from './read.ts';
import { describeProblem, type IntakeCode } from './sentences.ts';
import { store } from './store.ts';

export const intakeJob = 'inventory-import';
const Payload = z.object({ import: InventoryImportId });

type Counts = InventoryImport['counts'];
export const noCounts: Counts = {
  ...{ rows: 0, create: 0, update: 0, unchanged: 0, duplicate: 0, refused: 0 },
  ...{ warnings: 0, commitments: 0, institutions: 0 },
};

interface IntakeOrder {
  readonly id: InventoryImportId;
  readonly caller: Caller;
  readonly file: IncomingFile;
  readonly options: InventoryImportOptions;
  readonly dryRun: boolean;
}

/**
 * Takes an inventory in, an institution at a time, each whole with its report or not at all; a dry run goes the same way and
 * writes nothing. Safe to repeat: what a killed run has done is passed over.
 */
export async function runIntake(needs: PublishingNeeds, payload: unknown, signal: AbortSignal): Promise<void> {
  const { import: id } = Payload.parse(payload);
  const record = await store.find(needs.database, id);
  if (!record?.caller || record.state === 'done' || record.state === 'failed') return;
  const { caller, file, options, dry_run: dryRun, counts } = record;
  const order = { id, caller, file, options, dryRun };
  const problems = await takeFile(needs, order, counts, signal).catch(explain);
  const state = problems.length > 0 ? 'failed' : 'done';
  await store.finish(needs.database, id, { state, problems: [...problems], now: needs.clock() });
}

/** What the person who sent the file can do something about; anything else is ours, and the job is tried again. */
function explain(error: unknown): readonly ImportProblem[] {
  if (!(error instanceof Problem)) throw error;
  return [{ code: error.code, severity: 'error', field: '', message: error.details }];
}

async function takeFile(
  needs: PublishingNeeds,
  order: IntakeOrder,
  counts: Counts,
  signal: AbortSignal,
): Promise<readonly ImportProblem[]> {
  const { rows, problems } = await gatherRows(needs, order.file, order.options, signal);
  await store.begin(needs.database, order.id, rows.length);
  const done = await store.listDone(needs.database, order.id);
  const planner = createRowPlanner(order.options, () => needs.random.id());
  let now = counts;
  for (const group of await groupRows(needs, order, rows)) {
    signal.throwIfAborted();
    // A group is written whole: where one of its rows is, all are.
    if (group.rows.some(({ position }) => done.has(position))) continue;
    now = await takeGroup(needs, order, { group, planner, counts: now });
  }
  return problems;
}

interface Placed {
  readonly position: number;
  readonly row: IntakeRow;
}
/** The rows of one institution, which is there, or is to be added under a word; or rows that have none. */
interface Group {
  readonly of: { readonly id: InstitutionId } | { readonly word: string } | { readonly problem: ImportProblem };
  readonly rows: Placed[];
}

/** Rows by the institution they name, in the order of the file; administrators of the portal add those that are missing. */
async function groupRows(
  needs: PublishingNeeds,
  { caller, options }: IntakeOrder,
  rows: readonly IntakeRow[],
): Promise<Group[]> {
  const chosen = options.institution ? await needs.institutions.require(options.institution) : undefined;
  const names = new Map<string, InstitutionId>();
  for (const { id, slug, name } of chosen ? [chosen] : await needs.institutions.list())
    for (const word of [slug, ...Object.values(name)]) names.set(fold(word), id);
  const find = (word: string): Group['of'] => {
    const tell = (code: IntakeCode) => ({ problem: describeProblem(code, word, { field: 'institution' }) });
    if (!word) return tell('institution-missing');
    const id = names.get(fold(word));
    if (id) return { id };
    if (chosen) return tell('institution-other');
    return mayAdministerPortal(caller) ? { word } : tell('institution-unknown');
  };
  const groups = new Map<string, Group>();
  for (const [position, row] of rows.entries()) {
    const word = row.institution || (chosen ? chosen.slug : '');
    const of = find(word);
    const key = 'id' in of ? of.id : `${fold(word)} ?`;
    const group = groups.get(key) ?? { of, rows: [] };
    group.rows.push({ position, row });
    groups.set(key, group);
  }
  return [...groups.values()];
}

type Planner = ReturnType<typeof createRowPlanner>;
type Planned = PlannedRow & { readonly position: number };

async function takeGroup(
  needs: PublishingNeeds,
  order: IntakeOrder,
  { group, planner, counts }: { readonly group: Group; readonly planner: Planner; readonly counts: Counts },
): Promise<Counts> {
  const { of, rows } = group;
  const refuseAll = (problem: ImportProblem): Planned[] =>
    rows.map(({ position, row }) => ({ position, report: refuse(row, problem, order.options) }));
  if ('problem' in of) return finishGroup(needs, order, counts, { planned: refuseAll(of.problem) });
  const present = 'id' in of ? await load(needs, of.id, undefined, order.options) : await add(needs, order, of.word);
  const added = 'id' in of ? 0 : 1;
  const planned = rows.map(({ position, row }) => ({ position, ...planner(row, present) }));
  try {
    return await finishGroup(needs, order, counts, { planned, added, present });
  } catch (error) {
    const [problem] = explain(error);
    if (!problem) throw error;
    return finishGroup(needs, order, counts, { planned: refuseAll(problem), added });
  }
}

interface GroupDone {
  readonly planned: readonly Planned[];
  readonly added?: number;
  readonly present?: Present;
}

/** Writes what was planned of one institution, its report, and how far the import is: all of it or nothing. */
function finishGroup(
  needs: PublishingNeeds,
  order: IntakeOrder,
  counts: Counts,
  { planned, added = 0, present }: GroupDone,
): Promise<Counts> {
  const { id, dryRun } = order;
  return needs.database.transaction(async (tx) => {
    const records = present && !dryRun ? await write(needs, tx, order, { planned, present }) : [];
    const after = addCounts(counts, planned, added);
    await store.addRows(
      tx,
      id,
      planned.map(({ position, report, holding }) => ({
        position,
        report: { ...report, ...(holding && !dryRun ? { holding: holding.id } : {}) },
      })),
    );
    const isOurs = await store.advance(tx, id, { from: counts.rows, counts: after });
    if (!isOurs) throw new Error(`Another run of the import ${id} is ahead of this one`);
    await needs.audit.recordAll(tx, records);
    return after;
  });
}

const refuse = (row: IntakeRow, problem: ImportProblem, { language }: InventoryImportOptions): InventoryImportRow => ({
  ...{ place: row.place, key: row.key, name: row.name ? { [language]: row.name } : {}, changes: [] },
  institution: row.institution ? { [language]: row.institution } : {},
  outcome: 'refused',
  problems: [...row.problems, problem],
});

function addCounts(counts: Counts, planned: readonly PlannedRow[], added: number): Counts {
  const sum = { ...counts, rows: counts.rows + planned.length, institutions: counts.institutions + added };
  for (const { report, commitment } of planned) {
    sum[report.outcome] += 1;
    if (report.outcome !== 'refused' && report.problems.length > 0) sum.warnings += 1;
    if (commitment) sum.commitments += 1;
  }
  return sum;
}

/** An institution that is missing. One that was added just before a run was killed is there for the next, and not counted. */
async function add(needs: PublishingNeeds, { caller, options, dryRun }: IntakeOrder, word: string): Promise<Present> {
  const name = { [options.language]: word };
  if (dryRun) return { id: undefined, name, holdings: new Map(), plan: undefined, commitments: new Map() };
  const slug = Slug.safeParse(word).data ?? Slug.safeParse(formatSlug(word)).data;
  const isFree = slug !== undefined && !(await needs.institutions.find(slug));
  const level = options.level ?? 'other';
  const body = await needs.institutions.create(caller, { name, level, ...(isFree ? { slug } : {}) });
  return load(needs, body.id, body.name, options);
}

async function load(
  needs: PublishingNeeds,
  id: InstitutionId,
  name: Present['name'] | undefined,
  { plan: title }: InventoryImportOptions,
): Promise<Present> {
  const [rows, [named], plan] = await Promise.all([
    holdings.list(needs.database, [id]),
    name ? [{ name }] : needs.institutions.listNames([id]),
    title ? plans.findPlanByTitle(needs.database, id, title) : undefined,
  ]);
  const commitments = plan ? await plans.listOfPlan(needs.database, plan.id) : [];
  return {
    ...{ id, plan, name: named?.name ?? {} },
    holdings: new Map(rows.map((row) => [row.content.key, row])),
    commitments: new Map(commitments.map((each) => [each.holding, each])),
  };
}

async function write(
  needs: PublishingNeeds,
  tx: Transaction,
  order: IntakeOrder,
  { planned, present }: { readonly planned: readonly Planned[]; readonly present: Present },
): Promise<AuditRecord[]> {
  const institution = parseKnown(present.id);
  await holdings.lockInventory(tx, institution);
  const written = planned.flatMap(({ holding }) => (holding ? [{ ...holding, institution }] : []));
  const records = await writeHoldings(needs, tx, order.caller, written);
  const promises = planned.flatMap(({ commitment }) => commitment ?? []);
  if (!order.options.plan || promises.length === 0) return records;
  return [...records, ...(await writePlan(needs, tx, order, { present, promises }))];
}

async function writePlan(
  needs: PublishingNeeds,
  tx: Transaction,
  order: IntakeOrder,
  { present, promises }: { present: Present; promises: readonly NonNullable<PlannedRow['commitment']>[] },
): Promise<AuditRecord[]> {
  const { caller, options } = order;
  const now = needs.clock();
  const institution = parseKnown(present.id);
  const id = present.plan?.id ?? PlanId.parse(needs.random.id());
  const title = options.plan ?? '';
  const records: AuditRecord[] = [];
  if (!present.plan) {
    await plans.addPlan(tx, { id, institution, title }, now);
    records.push({ caller, action: 'create-plan', object: { kind: 'opening-plan', id }, after: { title } });
  }
  const rows = promises.map((each) => ({ ...each, id: each.before?.id ?? CommitmentId.parse(needs.random.id()) }));
  const fresh = rows.filter(({ before }) => !before);
  await plans.addCommitments(
    tx,
    fresh.map(({ before: _before, ...row }) => ({ ...row, plan: id, person: '', account: null })),
    now,
  );
  for (const { before, ...row } of rows)
    if (before)
      await plans.changeCommitment(tx, before.id, { ...row, person: before.person, account: before.account }, now);
  for (const { before, id: commitment, ...after } of rows)
    records.push({
      ...{ caller, action: before ? 'change-commitment' : 'add-commitment', after },
      object: { kind: 'commitment', id: commitment },
    });
  if (options.approved) records.push(...(await approveElsewhere(needs, tx, order, { institution, plan: id })));
  return records;
}

/** A plan that was approved before this portal knew it: the session says so, and its evidence is the file it was read from. */
async function approveElsewhere(
  needs: PublishingNeeds,
  tx: Transaction,
  { caller, options, file }: IntakeOrder,
  { institution, plan: id }: { institution: InstitutionId; plan: PlanId },
): Promise<AuditRecord[]> {
  const plan = await plans.lockPlan(tx, id);
  if (!plan || !options.approved) return [];
  const session = {
    ...{ id: SessionId.parse(needs.random.id()), institution, ...options.approved },
    agenda: [plan.title],
    attendance: [],
    resolutions: [{ about: 'plan' as const, text: plan.title, plan: id, decides: 'approve' as const }],
    evidence: { ...file, public: true },
    ...{ imported: true, account: caller.account, recorded: needs.clock() },
  };
  await plans.addSession(tx, session);
  if (plan.state !== 'submitted') await movePlan(needs, tx, plan, { event: 'submit', note: plan.note, session: null });
  await movePlan(needs, tx, { ...plan, state: 'submitted' }, { event: 'approve', note: '', session: session.id });
  const object = { kind: 'opening-plan', id };
  return [
    { caller, action: 'record-council-session', object: { kind: 'council-session', id: session.id }, after: session },
    { caller, action: 'approve-plan', object, before: plan, after: { session: session.id } },
  ];
}

const parseKnown = (id: InstitutionId | undefined) => id as InstitutionId;
