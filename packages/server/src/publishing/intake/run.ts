import {
  CommitmentId,
  type ImportProblem,
  type InstitutionId,
  type InventoryImport,
  type InventoryImportOptions,
  type InventoryImportRow,
  PlanId,
  SessionId,
  Slug,
} from '@milpa/sdk';
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
import { describeProblem } from './sentences.ts';

export interface IntakeOrder {
  readonly caller: Caller;
  readonly file: IncomingFile;
  readonly options: InventoryImportOptions;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}
export interface IntakeResult {
  readonly rows: readonly InventoryImportRow[];
  readonly problems: readonly ImportProblem[];
  readonly counts: InventoryImport['counts'];
}

/** Takes an inventory in, all of it or nothing; a dry run goes the same way and writes nothing. */
export async function runIntake(needs: PublishingNeeds, order: IntakeOrder): Promise<IntakeResult> {
  const { rows, problems } = await gatherRows(needs, order.file, order.options, order.signal);
  const bodies = await createBodies(needs, order);
  const plan = createRowPlanner(order.options, () => needs.random.id());
  const planned: (PlannedRow & { readonly present?: Present })[] = [];
  for (const row of rows) {
    const found = await bodies.find(row);
    if ('code' in found) planned.push({ report: refuse(row, found, order.options) });
    else planned.push({ ...plan(row, found), present: found });
  }
  if (!order.dryRun) await needs.database.transaction((tx) => write(needs, tx, order, planned));
  const told = planned.map(({ report, holding }) => ({
    ...report,
    ...(holding && !order.dryRun ? { holding: holding.id } : {}),
  }));
  return { rows: told, problems, counts: countOutcomes(planned, bodies.added()) };
}

const refuse = (row: IntakeRow, problem: ImportProblem, { language }: InventoryImportOptions): InventoryImportRow => ({
  ...{ place: row.place, key: row.key, name: row.name ? { [language]: row.name } : {}, changes: [] },
  institution: row.institution ? { [language]: row.institution } : {},
  outcome: 'refused',
  problems: [...row.problems, problem],
});

function countOutcomes(planned: readonly PlannedRow[], institutions: number): InventoryImport['counts'] {
  const counts = { create: 0, update: 0, unchanged: 0, duplicate: 0, refused: 0 };
  for (const { report } of planned) counts[report.outcome] += 1;
  return {
    rows: planned.length,
    ...counts,
    warnings: planned.filter(({ report }) => report.outcome !== 'refused' && report.problems.length > 0).length,
    commitments: planned.filter(({ commitment }) => commitment).length,
    institutions,
  };
}

/** The institution of each row, with what its inventory has; administrators of the portal add those that are missing. */
async function createBodies(needs: PublishingNeeds, { caller, options, dryRun }: IntakeOrder) {
  const chosen = options.institution ? await needs.institutions.require(options.institution) : undefined;
  const known = new Map<string, Present>();
  const names = new Map<string, InstitutionId>();
  for (const { id, slug, name } of chosen ? [chosen] : await needs.institutions.list())
    for (const word of [slug, ...Object.values(name)]) names.set(fold(word), id);
  let added = 0;
  const add = async (word: string): Promise<Present> => {
    added += 1;
    const name = { [options.language]: word };
    if (dryRun) return { id: undefined, name, holdings: new Map(), plan: undefined, commitments: new Map() };
    const slug = Slug.safeParse(word).data ?? Slug.safeParse(formatSlug(word)).data;
    const isFree = slug !== undefined && !(await needs.institutions.find(slug));
    const body = await needs.institutions.create(caller, {
      name,
      level: options.level ?? 'other',
      ...(isFree ? { slug } : {}),
    });
    return load(needs, body.id, body.name, options);
  };
  const find = async ({ institution }: IntakeRow): Promise<Present | ImportProblem> => {
    const word = institution || (chosen ? chosen.slug : '');
    if (!word) return describeProblem('institution-missing', '', { field: 'institution' });
    const there = known.get(fold(word));
    if (there) return there;
    const id = names.get(fold(word));
    if (!id && chosen) return describeProblem('institution-other', word, { field: 'institution' });
    if (!id && !mayAdministerPortal(caller))
      return describeProblem('institution-unknown', word, { field: 'institution' });
    const present = id ? await load(needs, id, undefined, options) : await add(word);
    known.set(fold(word), present);
    return present;
  };
  return { find, added: () => added };
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
  planned: readonly (PlannedRow & { readonly present?: Present })[],
): Promise<void> {
  const { caller } = order;
  const institutions = [...new Set(planned.flatMap(({ present }) => present?.id ?? []))].toSorted();
  for (const id of institutions) await holdings.lockInventory(tx, id);
  const written = planned.flatMap(({ holding, present }) =>
    holding && present?.id ? [{ ...holding, institution: present.id }] : [],
  );
  const records = await writeHoldings(needs, tx, caller, written);
  for (const present of new Set(planned.map((each) => each.present))) {
    const promises = planned.filter((each) => each.present === present).flatMap(({ commitment }) => commitment ?? []);
    if (!present?.id || !order.options.plan || promises.length === 0) continue;
    records.push(...(await writePlan(needs, tx, order, { present, promises })));
  }
  await needs.audit.recordAll(tx, records);
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
