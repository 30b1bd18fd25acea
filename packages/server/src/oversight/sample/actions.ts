import {
  type ActionMove,
  type ActionsQuery,
  actionLife,
  type CorrectiveAction,
  type InstitutionId,
  type NewAction,
  type Role,
} from '@milpa/sdk';
import { mayExamine, mayExamineAll, requireCaller, requireThat } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import { listWhere, mayAnswerFor, mayExamineScope, requireExaminerOf } from './may.ts';
import { type ActionRow, datedEvents, listMoves, type SampleNeeds } from './model.ts';
import { findToday, presentActions } from './present.ts';
import { actionChanged, dayNeeded, noSuchAction, noSuchFinding, notNow, replyForInstitution } from './problems.ts';
import { store } from './store.ts';

async function presentAction(
  needs: SampleNeeds,
  row: ActionRow | undefined,
  caller: Caller | undefined,
): Promise<CorrectiveAction> {
  const [action] = row ? await presentActions(needs, [row], caller) : [];
  if (!action) throw noSuchAction();
  return action;
}

const maySee = (caller: Caller | undefined, row: ActionRow): boolean =>
  row.published !== null || mayExamineScope(caller, row.scope) || mayAnswerFor(caller, row.institution);

async function requireAction(needs: SampleNeeds, caller: Caller | undefined, id: string): Promise<ActionRow> {
  const row = await store.findAction(needs.database, id);
  if (!row || !maySee(caller, row)) throw noSuchAction();
  return row;
}

export const getAction = async (needs: SampleNeeds, caller: Caller | undefined, id: string) =>
  presentAction(needs, await requireAction(needs, caller, id), caller);

const roleOf = ({ appointment, appointments }: Caller): Role | null =>
  appointments.find(({ id }) => id === appointment)?.role ?? null;

/** Charges a post of the institution with mending what was found. */
export async function orderAction(
  needs: SampleNeeds,
  caller: Caller | undefined,
  finding: string,
  { post, what, due }: NewAction,
): Promise<CorrectiveAction> {
  const found = await store.findFinding(needs.database, finding);
  const sample = found && (await store.findSample(needs.database, found.sample));
  if (!found || !sample || !(sample.published || mayExamineScope(caller, sample.institution))) throw noSuchFinding();
  const known = requireExaminerOf(caller, sample.institution);
  const today = findToday(needs);
  if (due <= today) throw dayNeeded(today);
  const id = needs.random.id();
  await needs.database.transaction(async (tx) => {
    await store.addAction(tx, { id, finding, sample: sample.id, institution: found.institution, post, what, due });
    await store.addStep(tx, {
      ...{ action: id, event: 'order', state: 'open', due, text: what },
      ...{ account: known.account, role: roleOf(known), at: needs.clock() },
    });
    await needs.audit.record(tx, {
      caller: known,
      action: 'order-corrective-action',
      object: { kind: 'corrective-action', id },
      institution: found.institution,
      after: { finding, post, what, due },
    });
  });
  return presentAction(needs, await store.findAction(needs.database, id), caller);
}

/** Who does it: the institution replies, the auditor judges. Throws `not-allowed`. */
function requireMover(caller: Caller | undefined, row: ActionRow, event: ActionMove['event']): Caller {
  if (event !== 'reply') return requireExaminerOf(caller, row.scope);
  const known = requireCaller(caller);
  if (mayExamineScope(known, row.scope)) throw replyForInstitution();
  return requireThat(known, (each) => mayAnswerFor(each, row.institution));
}

/** One step in the life of an action. Nothing that was said before is changed by it. */
export async function moveAction(
  needs: SampleNeeds,
  caller: Caller | undefined,
  { id, revision, event, text, due }: ActionMove & { readonly id: string; readonly revision: number },
): Promise<CorrectiveAction> {
  const known = requireMover(caller, await requireAction(needs, caller, id), event);
  const today = findToday(needs);
  const dated = datedEvents.includes(event);
  await needs.database.transaction(async (tx) => {
    const before = await store.lockAction(tx, id);
    if (!before) throw noSuchAction();
    if (before.revision !== revision) throw actionChanged(await presentAction(needs, before, caller));
    const state = actionLife[before.state][event];
    if (state === null) throw notNow(event, { state: before.state, moves: movesOf(before, caller) });
    if (dated && (due === undefined || due <= today)) throw dayNeeded(today);
    const day = dated && due !== undefined ? due : before.due;
    await store.moveAction(tx, { id, state, due: day });
    await store.addStep(tx, {
      ...{ action: id, event, state, due: day, text },
      ...{ account: known.account, role: roleOf(known), at: needs.clock() },
    });
    await needs.audit.record(tx, {
      caller: known,
      action: `${event}-corrective-action`,
      object: { kind: 'corrective-action', id },
      institution: before.institution,
      before: { state: before.state, due: before.due },
      after: { state, due: day, text },
    });
  });
  return presentAction(needs, await store.findAction(needs.database, id), caller);
}

const movesOf = (row: ActionRow, caller: Caller | undefined) =>
  listMoves(row.state, {
    examines: mayExamineScope(caller, row.scope),
    answers: mayAnswerFor(caller, row.institution),
  });

/** What waits for the caller: of the institutions they answer for, and of the samples they audit. */
export async function listActions(
  needs: SampleNeeds,
  caller: Caller | undefined,
  { institution, state, limit, offset }: ActionsQuery,
): Promise<{ total: number; items: CorrectiveAction[] }> {
  const known = requireCaller(caller);
  const all = mayExamineAll(known);
  const ask = {
    institution: institution === undefined ? null : (await needs.institutions.require(institution)).id,
    state: state ?? null,
    today: findToday(needs),
    answersFor: all || answersForAll(known) ? null : listWhere(known, mayAnswerFor),
    audits: all ? null : listWhere(known, mayExamine),
    limit,
    offset,
  };
  const [total, rows] = await Promise.all([
    store.countActions(needs.database, ask),
    store.listActions(needs.database, ask),
  ]);
  return { total, items: await presentActions(needs, rows, known) };
}

/** No institution has this identifier: only who is appointed for the whole portal answers for it. */
const nowhere = '00000000-0000-0000-0000-000000000000';
const answersForAll = (caller: Caller): boolean => mayAnswerFor(caller, parseNowhere(nowhere));
const parseNowhere = (text: string) => text as InstitutionId;
