import {
  addDays,
  type MilestoneDone,
  type NewEvidence,
  type NewMilestone,
  type NewRecommendation,
  type Recommendation,
  type RecommendationAssignment,
  type RecommendationMove,
  type RecommendationSet,
  type Recommendations,
  type RecommendationsQuery,
  recommendationLife,
} from '@milpa/sdk';
import { mayDefineObligations, requireThat } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { requireMover, requireWriter } from './may.ts';
import { dayNow, isAnswer, type RecommendationNeeds, type RecommendationRow, type StepRow } from './model.ts';
import { oecdReviews } from './oecd.data.ts';
import { presentAll } from './present.ts';
import {
  evidenceFirst,
  noSuchEvidence,
  noSuchMilestone,
  noSuchRecommendation,
  notChargedYet,
  notThen,
  recommendationChanged,
  recommendationNotNow,
} from './problems.ts';
import { store } from './store.ts';

export async function listRecommendations(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  { source, state, institution, limit, offset }: RecommendationsQuery,
): Promise<Recommendations> {
  const ask = {
    source: source ?? null,
    institution: institution === undefined ? null : (await needs.institutions.require(institution)).id,
    state: state ?? null,
    today: dayNow(needs),
    limit,
    offset,
  };
  const [total, rows, counts] = await Promise.all([
    store.count(needs.database, ask),
    store.list(needs.database, ask),
    store.countStates(needs.database, ask),
  ]);
  return { total, items: await presentAll(needs, rows, caller), counts };
}

async function requireRow(needs: RecommendationNeeds, id: string): Promise<RecommendationRow> {
  const row = await store.find(needs.database, id);
  if (!row) throw noSuchRecommendation();
  return row;
}

export async function getRecommendation(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  id: string,
): Promise<Recommendation> {
  const [item] = await presentAll(needs, [await requireRow(needs, id)], caller);
  if (!item) throw noSuchRecommendation();
  return item;
}

interface Done {
  readonly caller: Caller;
  readonly row: Pick<RecommendationRow, 'id' | 'institution' | 'state'>;
  readonly event: StepRow['event'];
  readonly text: string;
  readonly more?: object;
}

async function addStep(needs: RecommendationNeeds, tx: Transaction, { caller, row, event, text }: Done): Promise<void> {
  const { id: recommendation, state } = row;
  const role = caller.appointments.find(({ id }) => id === caller.appointment)?.role ?? null;
  const [at, day] = [needs.clock(), dayNow(needs)];
  await store.addStep(tx, { recommendation, event, state, text, account: caller.account, role, at, day });
}

/** Keeps a step, in sight of everyone, and who did it, for those who audit. */
async function keepStep(needs: RecommendationNeeds, tx: Transaction, done: Done): Promise<void> {
  const { caller, row, event, text, more } = done;
  await addStep(needs, tx, done);
  await needs.audit.record(tx, {
    caller,
    action: `${event}-recommendation`,
    object: { kind: 'recommendation', id: row.id },
    institution: row.institution ?? undefined,
    after: { state: row.state, text, ...more },
  });
}

/** A recommendation of a council, or a commitment: it must be answered within the days that are given. */
export async function addRecommendation(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  input: NewRecommendation,
): Promise<Recommendation> {
  const { id: institution } = await needs.institutions.require(input.institution);
  const known = requireWriter(caller, input.source, institution);
  const today = dayNow(needs);
  if (input.received > today) throw notThen('/received', today, false);
  const row = {
    ...{ id: needs.random.id(), source: input.source, code: null, title: input.title, wording: input.wording },
    ...{ citation: input.citation, url: input.url ?? null, institution, post: input.post, received: input.received },
    answer_due: addDays(input.received, input.answerDays),
    state: 'received' as const,
  };
  await needs.database.transaction(async (tx) => {
    await store.add(tx, row);
    await keepStep(needs, tx, { caller: known, row, event: 'receive', text: input.citation, more: row });
  });
  return getRecommendation(needs, caller, row.id);
}

/** Takes in one of the OECD's reviews. What is there already stays as people left it. */
export async function loadRecommendations(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  set: RecommendationSet,
): Promise<{ added: number }> {
  const known = requireThat(caller, mayDefineObligations);
  const { citation, url, items } = oecdReviews[set];
  const received = dayNow(needs);
  const added: string[] = [];
  await needs.database.transaction(async (tx) => {
    for (const { code, title, wording } of items) {
      const row = {
        ...{ id: needs.random.id(), source: set, code, title, wording, citation, url, received },
        ...{ institution: null, post: null, answer_due: null, state: 'received' as const },
      };
      if ((await store.add(tx, row)).length === 0) continue;
      added.push(code);
      await addStep(needs, tx, { caller: known, row, event: 'receive', text: citation });
    }
    await needs.audit.record(tx, {
      ...{ caller: known, action: 'load-recommendations', object: { kind: 'recommendation-set', id: set } },
      after: { added },
    });
  });
  return { added: added.length };
}

/** Reads the row anew, locked, and refuses whoever saw an older one. */
async function lockSeen(
  needs: RecommendationNeeds,
  tx: Transaction,
  caller: Caller | undefined,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<RecommendationRow> {
  const row = await store.lock(tx, id);
  if (!row) throw noSuchRecommendation();
  if (row.revision !== revision) throw recommendationChanged(await getRecommendation(needs, caller, id));
  return row;
}

interface Seen {
  readonly id: string;
  readonly revision: number;
}

export async function assignRecommendation(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  { id, revision, institution: key, post, answerDue, text }: RecommendationAssignment & Seen,
): Promise<Recommendation> {
  await requireRow(needs, id);
  const known = requireThat(caller, mayDefineObligations);
  const { id: institution } = await needs.institutions.require(key);
  const today = dayNow(needs);
  if (answerDue <= today) throw notThen('/answerDue', today, true);
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { id, revision });
    await store.assign(tx, { id, institution, post, answer_due: answerDue });
    const row = { id, institution, state: before.state };
    await keepStep(needs, tx, { caller: known, row, event: 'assign', text, more: { institution, post, answerDue } });
  });
  return getRecommendation(needs, caller, id);
}

/** The institution that is charged with it, and the caller who answers for it. */
async function requireCharged(needs: RecommendationNeeds, caller: Caller | undefined, id: string) {
  const row = await requireRow(needs, id);
  if (row.institution !== null) return { row, known: requireMover(caller, row.institution) };
  requireThat(caller, mayDefineObligations);
  throw notChargedYet();
}

/** An answer, or how far it is. Done is only what something shows. */
export async function moveRecommendation(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  { id, revision, event, text }: RecommendationMove & Seen,
): Promise<Recommendation> {
  const { known } = await requireCharged(needs, caller, id);
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { id, revision });
    const state = recommendationLife[before.state][event];
    if (state === null) throw recommendationNotNow(event, await getRecommendation(needs, caller, id));
    if (event === 'finish' && (await store.listEvidence(tx, [id])).length === 0) throw evidenceFirst();
    await store.move(tx, { id, state, answered: isAnswer(event) ? dayNow(needs) : null });
    await keepStep(needs, tx, { caller: known, row: { ...before, state }, event, text });
  });
  return getRecommendation(needs, caller, id);
}

export async function addMilestone(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  id: string,
  { title, due }: NewMilestone,
): Promise<Recommendation> {
  const { row, known } = await requireCharged(needs, caller, id);
  const milestone = { id: needs.random.id(), recommendation: id, title, due, done: null };
  await needs.database.transaction(async (tx) => {
    await store.addMilestone(tx, { ...milestone, made: needs.clock() });
    await needs.audit.record(tx, {
      ...{ caller: known, action: 'add-milestone', object: { kind: 'recommendation', id } },
      ...{ institution: row.institution ?? undefined, after: milestone },
    });
  });
  return getRecommendation(needs, caller, id);
}

/** Something that shows what was done; with a milestone, that it was reached. */
export async function addEvidence(
  needs: RecommendationNeeds,
  caller: Caller | undefined,
  id: string,
  input: NewEvidence & { readonly reached?: Pick<MilestoneDone, 'on'> & { readonly milestone: string } },
): Promise<Recommendation> {
  const { row, known } = await requireCharged(needs, caller, id);
  const { text, url = null, dataset: key, reached } = input;
  const today = dayNow(needs);
  if (reached && reached.on > today) throw notThen('/on', today, false);
  const dataset = key === undefined ? undefined : await needs.datasets.findReleased(key);
  if (key !== undefined && !dataset) throw noSuchEvidence(key);
  const evidence = {
    ...{ id: needs.random.id(), recommendation: id, milestone: reached?.milestone ?? null, text, url },
    ...{ dataset: dataset?.id ?? null, at: needs.clock() },
  };
  await needs.database.transaction(async (tx) => {
    if (reached && !(await store.reach(tx, reached.milestone, id, reached.on))) throw noSuchMilestone();
    await store.addEvidence(tx, { ...evidence, account: known.account });
    await needs.audit.record(tx, {
      ...{
        caller: known,
        action: reached ? 'reach-milestone' : 'add-evidence',
        object: { kind: 'recommendation', id },
      },
      ...{ institution: row.institution ?? undefined, after: { ...evidence, on: reached?.on } },
    });
  });
  return getRecommendation(needs, caller, id);
}
