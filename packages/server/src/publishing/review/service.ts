import {
  type AccountId,
  type DatasetId,
  type Draft,
  type InstitutionId,
  type NewReview,
  Problem,
  type ReleaseRule,
  type Review,
  ReviewId,
  type Slug,
} from '@milpa/sdk';
import { mayAdminister, requireMay } from '../../account/index.ts';
import type { ReleaseGate, WorkingCopy } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import { letterJob, listReaders, type What } from './letters.ts';
import { isSecondPerson, mayDecide, requireApprover, requireSubmitter } from './may.ts';
import { type ReviewNeeds, type ReviewRow, requireNext, roleIn, stateNow } from './model.ts';
import { alreadyHandedIn, changedSince, noSuchReview, ownWork, whyReturned } from './problems.ts';
import { store } from './store.ts';

export const dueJob = 'review-release-due';
/** Seconds between two looks for what is approved and whose day has come: well within the minute that is promised. */
export const everySeconds = 15;
const atOnce = 100;

export function createReviews(needs: ReviewNeeds) {
  const { database, clock } = needs;
  const present = async (caller: Caller, id: string): Promise<Review> => {
    const [review] = await presentReviews(needs, caller, [await requireReview(needs, id)]);
    if (!review) throw noSuchReview(id);
    return review;
  };
  return {
    async rule(key: string): Promise<ReleaseRule> {
      const { id } = await needs.institutions.require(key);
      return { fourEyes: (await store.listFourEyes(database, [id])).has(id) };
    },
    setRule: (caller: Caller | undefined, key: string, rule: ReleaseRule) => setRule(needs, caller, key, rule),
    async submit(given: Caller | undefined, handed: HandedIn): Promise<Review> {
      const { caller, id } = await submit(needs, given, handed);
      return present(caller, id);
    },
    async decide(given: Caller | undefined, id: string, decision: Decision): Promise<Review> {
      return present(await decide(needs, given, id, decision), id);
    },
    async recall(given: Caller | undefined, id: string): Promise<Review> {
      return present(await recall(needs, given, id), id);
    },
    present,
    presentAll: (caller: Caller, rows: readonly ReviewRow[]) => presentReviews(needs, caller, rows),
    gate: createGate(),
    /** Releases what is approved and whose day has come. What cannot be released says why and goes back to its people. */
    async releaseDue(signal: AbortSignal): Promise<void> {
      for (const row of await store.listDue(database, clock(), atOnce)) {
        signal.throwIfAborted();
        await releaseOne(needs, row, signal);
      }
    },
  };
}

export type Reviews = ReturnType<typeof createReviews>;

/** Asks for a letter to one person, in the transaction that is its reason. */
const write = ({ jobs }: ReviewNeeds, tx: Queryable, letter: { review: ReviewId; what: What; account: AccountId }) =>
  jobs.add(tx, letterJob, letter);

async function setRule(needs: ReviewNeeds, given: Caller | undefined, key: string, rule: ReleaseRule) {
  const { database, clock, audit } = needs;
  const { id } = await needs.institutions.require(key);
  const caller = requireMay(given, mayAdminister, id);
  await database.transaction(async (tx) => {
    const before = { fourEyes: (await store.listFourEyes(tx, [id])).has(id) };
    await store.setFourEyes(tx, id, rule.fourEyes, clock());
    const object = { kind: 'institution', id };
    await audit.record(tx, { caller, action: 'set-release-rule', object, before, after: rule });
  });
  return rule;
}

interface HandedIn {
  readonly dataset: DatasetId;
  readonly revision: number;
  readonly wanted: NewReview;
}

async function submit(needs: ReviewNeeds, given: Caller | undefined, { dataset, revision, wanted }: HandedIn) {
  const { database, clock, random, audit, datasets } = needs;
  const draft = await datasets.requireDraft(given, dataset);
  const caller = requireSubmitter(given, draft.publisher.id);
  if (draft.revision !== revision) throw changedSince();
  await datasets.releasing.requireReady(dataset);
  const readers = await listReaders(needs, draft.publisher.id, caller);
  const row = newReview(caller, draft, wanted, { id: ReviewId.parse(random.id()), now: clock() });
  await database.transaction(async (tx) => {
    const [open] = await store.lockOpen(tx, [dataset]);
    if (open && stateNow(open, revision) !== 'outdated') throw alreadyHandedIn();
    if (open) await store.setState(tx, open.id, { state: 'outdated' });
    await store.add(tx, row);
    for (const { account } of readers) await write(needs, tx, { review: row.id, what: 'submitted', account });
    const object = { kind: 'review', id: row.id };
    await audit.record(tx, { caller, action: 'submit-for-review', object, after: { dataset, revision } });
  });
  return { caller, id: row.id };
}

interface Decision {
  readonly decision: 'approve' | 'return';
  readonly comment: string;
}

async function decide(
  needs: ReviewNeeds,
  given: Caller | undefined,
  id: string,
  { decision, comment }: Decision,
): Promise<Caller> {
  const { database, clock, audit, jobs } = needs;
  const seen = await requireReview(needs, id);
  const caller = requireApprover(given, seen.institution);
  if (decision === 'return' && comment === '') throw whyReturned();
  // Asked before the transaction: inside, it would take a second connection, and many at once would wait for one another.
  const current = await currentState(needs, seen);
  await database.transaction(async (tx) => {
    const row = await store.lock(tx, seen.id);
    if (!row) throw noSuchReview(id);
    const fourEyes = (await store.listFourEyes(tx, [row.institution])).has(row.institution);
    if (decision === 'approve' && fourEyes && !isSecondPerson(caller, row)) throw ownWork();
    const state = requireNext(row.state === seen.state ? current : row.state, decision);
    const by = { decider: caller.account, decider_name: caller.name, decider_role: roleIn(caller, row.institution) };
    await store.decide(tx, { ...row, ...by, state, comment, decided: clock() });
    const what = decision === 'approve' ? 'approved' : 'returned';
    await write(needs, tx, { review: row.id, what, account: row.submitter });
    if (state === 'approved') await jobs.add(tx, dueJob, {});
    const object = { kind: 'review', id: row.id };
    const after = { state, comment, revision: row.revision };
    await audit.record(tx, { caller, action: `${decision}-review`, object, before: row.state, after });
  });
  return caller;
}

async function recall(needs: ReviewNeeds, given: Caller | undefined, id: string): Promise<Caller> {
  const { database, audit } = needs;
  const seen = await requireReview(needs, id);
  const caller = requireSubmitter(given, seen.institution);
  await database.transaction(async (tx) => {
    const row = await store.lock(tx, seen.id);
    if (!row) throw noSuchReview(id);
    const state = requireNext(row.state, 'recall');
    await store.setState(tx, row.id, { state });
    const object = { kind: 'review', id: row.id };
    await audit.record(tx, { caller, action: 'recall-review', object, before: row.state, after: state });
  });
  return caller;
}

const newReview = (
  caller: Caller,
  draft: Draft,
  { notes = '', notBefore }: NewReview,
  { id, now }: { readonly id: ReviewId; readonly now: Date },
): ReviewRow => ({
  id,
  dataset: draft.id,
  institution: draft.publisher.id,
  revision: draft.revision,
  state: 'in-review',
  notes,
  not_before: notBefore ? new Date(notBefore) : null,
  submitter: caller.account,
  submitter_name: caller.name,
  submitter_role: roleIn(caller, draft.publisher.id),
  submitted: now,
  decider: null,
  decider_name: null,
  decider_role: null,
  decided: null,
  comment: '',
  version: null,
  trouble: null,
});

export async function requireReview({ database }: Pick<ReviewNeeds, 'database'>, key: string): Promise<ReviewRow> {
  const id = ReviewId.safeParse(key);
  const row = id.success ? await store.find(database, id.data) : undefined;
  if (!row) throw noSuchReview(key);
  return row;
}

async function currentState({ datasets }: Pick<ReviewNeeds, 'datasets'>, row: ReviewRow) {
  const [copy] = await datasets.releasing.list([row.dataset]);
  return stateNow(row, copy?.revision ?? row.revision);
}

/** Refuses what the rule of an institution does not let out yet, and notes which review a release came of. */
function createGate(): ReleaseGate {
  return {
    async judge(tx, drafts) {
      const strict = await store.listFourEyes(
        tx,
        drafts.map(({ publisher }) => publisher),
      );
      const held = drafts.filter(({ publisher }) => strict.has(publisher));
      if (held.length === 0) return new Map();
      const open = await store.lockOpen(
        tx,
        held.map(({ dataset }) => dataset),
      );
      const approved = new Set(
        open.filter(({ state }) => state === 'approved').map(({ dataset, revision }) => `${dataset} ${revision}`),
      );
      return new Map(
        held.flatMap(({ dataset, revision }) =>
          approved.has(`${dataset} ${revision}`) ? [] : [[dataset, secondPerson] as const],
        ),
      );
    },
    async released(tx, releases) {
      const open = await store.lockOpen(
        tx,
        releases.map(({ dataset }) => dataset),
      );
      for (const review of open) {
        const release = releases.find(({ dataset }) => dataset === review.dataset);
        if (!release) continue;
        // Of an older state of the working copy: what was read is not what went out.
        if (release.revision !== review.revision) await store.setState(tx, review.id, { state: 'outdated' });
        else await store.setState(tx, review.id, { state: 'released', version: release.version });
      }
    },
  };
}

const secondPerson: Draft['blockers'][number] = {
  code: 'review-missing',
  pointer: '',
  message: {
    en: 'The rule of this institution asks for a second person: hand it in for review, and somebody else approves it.',
    es: 'La regla de esta institución pide una segunda persona: envíelo a revisión y alguien más lo aprobará.',
    fr: "La règle de cette institution demande une deuxième personne : remettez-le en relecture, et quelqu'un d'autre l'approuvera.",
  },
};

async function releaseOne(needs: ReviewNeeds, row: ReviewRow, signal: AbortSignal): Promise<void> {
  const { database, datasets, onTrouble } = needs;
  try {
    await datasets.releasing.release(row, signal);
  } catch (error) {
    // What is no one's fault here is tried again at the next look.
    if (!(error instanceof Problem)) return onTrouble(`The approved review ${row.id} could not be released`, error);
    await database.transaction(async (tx) => {
      const now = await store.lock(tx, row.id);
      if (now?.state !== 'approved') return;
      const state = error.code === 'edited-meanwhile' ? 'outdated' : 'returned';
      await store.setState(tx, row.id, { state, trouble: error.details });
      await write(needs, tx, { review: row.id, what: 'returned', account: row.submitter });
    });
  }
}

async function presentReviews(needs: ReviewNeeds, caller: Caller, rows: readonly ReviewRow[]): Promise<Review[]> {
  const institutions = [...new Set(rows.map(({ institution }) => institution))];
  const [copies, names, strict] = await Promise.all([
    needs.datasets.releasing.list([...new Set(rows.map(({ dataset }) => dataset))]),
    needs.institutions.listNames(institutions),
    store.listFourEyes(needs.database, institutions),
  ]);
  return rows.flatMap((row) => {
    const copy = copies.find(({ id }) => id === row.dataset);
    const publisher = names.find(({ id }) => id === row.institution);
    return copy && publisher
      ? [presentReview(caller, row, { copy, publisher, fourEyes: strict.has(row.institution) })]
      : [];
  });
}

interface Known {
  readonly copy: WorkingCopy;
  readonly publisher: { readonly id: InstitutionId; readonly slug: Slug; readonly name: Review['publisher']['name'] };
  readonly fourEyes: boolean;
}

function presentReview(caller: Caller, row: ReviewRow, { copy, publisher, fourEyes }: Known): Review {
  const state = stateNow(row, copy.revision);
  return {
    id: row.id,
    dataset: { id: copy.id, slug: copy.slug, title: copy.title, version: copy.latest },
    publisher: { id: publisher.id, slug: publisher.slug, name: publisher.name },
    revision: row.revision,
    state,
    notes: row.notes,
    ...(row.not_before ? { notBefore: row.not_before.toISOString() } : {}),
    submitted: { name: row.submitter_name, role: row.submitter_role, at: row.submitted.toISOString() },
    ...(row.decided && row.decider_name !== null
      ? {
          decided: {
            name: row.decider_name,
            role: row.decider_role,
            at: row.decided.toISOString(),
            comment: row.comment,
          },
        }
      : {}),
    ...(row.version === null ? {} : { released: row.version }),
    ...(row.trouble ? { trouble: row.trouble } : {}),
    mayDecide: (state === 'in-review' || state === 'approved') && mayDecide(caller, row, fourEyes),
  };
}
