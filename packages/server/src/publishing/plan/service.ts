import {
  type Commitment,
  type CommitmentCancellation,
  type CommitmentChange,
  CommitmentId,
  type CommitmentInput,
  type Commitments,
  type CommitmentsQuery,
  findBursts,
  findText,
  type Plan,
  type PlanEvent,
  type PlanHead,
  PlanId,
} from '@milpa/sdk';
import { mayKeepInventory, requireMay } from '../../account/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { store as holdings } from '../inventory/store.ts';
import { maySeeAllOf } from '../may.ts';
import { isWritten, type PublishingNeeds, planLife } from '../model.ts';
import {
  alreadyCancelled,
  alreadyKept,
  editedMeanwhile,
  holdingElsewhere,
  noSuch,
  notApprovedYet,
  notOpen,
  planEmpty,
  planFixed,
  planStands,
  planTitleTaken,
  promisedAlready,
  reasonMissing,
} from '../problems.ts';
import { askPlanDataset } from './keep-dataset.ts';
import { countMonths, countStates, presentCommitments } from './present.ts';
import { type CommitmentRow, type PlanRow, store } from './store.ts';

export interface PlanService {
  list(caller: Caller | undefined, institution: string): Promise<PlanHead[]>;
  create(caller: Caller | undefined, institution: string, title: string): Promise<Plan>;
  get(caller: Caller | undefined, id: string): Promise<Plan>;
  move(caller: Caller | undefined, id: string, revision: number, event: 'submit' | 'withdraw'): Promise<Plan>;
  add(caller: Caller | undefined, plan: string, input: CommitmentInput): Promise<Commitment>;
  getCommitment(caller: Caller | undefined, id: string): Promise<Commitment>;
  change(caller: Caller | undefined, id: string, revision: number, change: CommitmentChange): Promise<Commitment>;
  remove(caller: Caller | undefined, id: string, revision: number): Promise<void>;
  cancel(caller: Caller | undefined, id: string, revision: number, said: CommitmentCancellation): Promise<Commitment>;
  listCommitments(caller: Caller | undefined, query: CommitmentsQuery): Promise<Commitments>;
}

export function createPlans(needs: PublishingNeeds): PlanService {
  const { database } = needs;
  return {
    async list(caller, key) {
      const body = await needs.institutions.require(key);
      const inside = maySeeAllOf(caller, body.id);
      const rows = (await store.listPlans(database, body.id)).filter(({ state }) => inside || state === 'approved');
      return rows.map((row) => presentHead(row, body, row.commitments));
    },
    async create(caller, key, title) {
      const body = await needs.institutions.require(key);
      const known = requireMay(caller, mayKeepInventory, body.id);
      const id = PlanId.parse(needs.random.id());
      await database.transaction(async (tx) => {
        await holdings.lockInventory(tx, body.id);
        if (await store.findPlanByTitle(tx, body.id, title)) throw planTitleTaken(title);
        await store.addPlan(tx, { id, institution: body.id, title }, needs.clock());
        const object = { kind: 'opening-plan', id };
        await needs.audit.record(tx, { caller: known, action: 'create-plan', object, after: { title } });
      });
      return presentPlan(needs, caller, await requirePlan(needs, caller, id));
    },
    get: async (caller, id) => presentPlan(needs, caller, await requirePlan(needs, caller, id)),
    async move(caller, id, revision, event) {
      const there = await requirePlan(needs, caller, id);
      const known = requireMay(caller, mayKeepInventory, there.institution);
      await database.transaction(async (tx) => {
        const row = await store.lockPlan(tx, there.id);
        if (!row) throw noSuch('plan', id);
        if (row.revision !== revision) throw editedMeanwhile(row.revision, await presentPlan(needs, caller, row));
        if (event === 'submit') await requireReady(tx, row);
        await movePlan(needs, tx, row, { event, note: row.note, session: null });
        const object = { kind: 'opening-plan', id: row.id };
        await needs.audit.record(tx, { caller: known, action: `${event}-plan`, object, before: row });
      });
      return presentPlan(needs, caller, await requirePlan(needs, caller, id));
    },
    add: (caller, plan, input) => addCommitment(needs, caller, plan, input),
    async getCommitment(caller, id) {
      const row = await requireCommitment(needs, id);
      return presentOne(needs, caller, row);
    },
    change: (caller, id, revision, change) => changeCommitment(needs, caller, { id, revision, change }),
    remove: (caller, id, revision) => removeCommitment(needs, caller, id, revision),
    cancel: (caller, id, revision, said) => cancelCommitment(needs, caller, { id, revision, said }),
    listCommitments: (caller, query) => listCommitments(needs, caller, query),
  };
}

/** Takes a plan along its life; throws when the event means nothing in the state it is in. */
export async function movePlan(
  { clock, jobs }: Pick<PublishingNeeds, 'clock' | 'jobs'>,
  tx: Transaction,
  row: PlanRow,
  { event, note, session }: { event: PlanEvent; note: string; session: PlanRow['session'] },
): Promise<void> {
  const state = planLife[row.state][event];
  if (!state) throw planStands(row.state, event);
  if (state === 'approved') {
    await store.fixFirstDays(tx, row.id);
    await askPlanDataset({ jobs }, tx, row.institution);
  }
  await store.movePlan(tx, row.id, { state, note, session }, clock());
}

/** Only what is open, or open in part, can be promised; and something must be. */
async function requireReady(tx: Transaction, { id }: PlanRow): Promise<void> {
  const rows = await store.listOfPlan(tx, id);
  if (rows.length === 0) throw planEmpty();
  const closed = rows.filter(({ level }) => level === null || level === 'non-public');
  if (closed.length > 0) throw notOpen(closed.map(({ name }) => findText(name, 'es')?.text ?? ''));
}

async function addCommitment(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  key: string,
  input: CommitmentInput,
): Promise<Commitment> {
  const there = await requirePlan(needs, caller, key);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  const id = CommitmentId.parse(needs.random.id());
  await needs.database.transaction(async (tx) => {
    const plan = await store.lockPlan(tx, there.id);
    if (!plan) throw noSuch('plan', key);
    if (!isWritten(plan.state)) throw planFixed(plan.state);
    const holding = await holdings.find(tx, input.holding);
    if (!holding || holding.institution !== plan.institution) throw holdingElsewhere();
    if (holding.content.level === 'non-public') throw notOpen([findText(holding.content.name, 'es')?.text ?? '']);
    if (await store.isPromisedIn(tx, plan.id, holding.id)) throw promisedAlready();
    const { mine = input.person === '', ...said } = input;
    const row = { ...said, id, plan: plan.id, account: mine ? known.account : null };
    await store.addCommitments(tx, [row], needs.clock());
    const object = { kind: 'commitment', id };
    await needs.audit.record(tx, { caller: known, action: 'add-commitment', object, after: input });
  });
  return presentOne(needs, caller, await requireCommitment(needs, id));
}

/** A commitment as it stands until the transaction ends, for who saw it at this revision. */
async function lockSeen(
  needs: PublishingNeeds,
  tx: Transaction,
  caller: Caller | undefined,
  { id, revision }: { readonly id: CommitmentId; readonly revision: number },
): Promise<CommitmentRow> {
  const row = await store.lockCommitment(tx, id);
  if (!row) throw noSuch('commitment', id);
  if (row.revision !== revision) throw editedMeanwhile(row.revision, await presentOne(needs, caller, row));
  return row;
}

async function changeCommitment(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  { id, revision, change }: { id: string; revision: number; change: CommitmentChange },
): Promise<Commitment> {
  const there = await requireCommitment(needs, id);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  await needs.database.transaction(async (tx) => {
    const row = await lockSeen(needs, tx, caller, { id: there.id, revision });
    if (row.cancelled) throw alreadyCancelled();
    const { reason, by, mine, ...fields } = change;
    const to = { ...row, ...withoutUndefined(fields), ...decideWho(row, change, known) };
    if (row.state === 'approved') await tellRescheduling(needs, tx, known, { row, to, reason, by });
    else if (!isWritten(row.state)) throw planFixed(row.state);
    await store.changeCommitment(tx, row.id, to, needs.clock());
    const [before, after] = [describe(row), { ...describe(to), ...(reason ? { reason } : {}), ...(by ? { by } : {}) }];
    const action = row.state === 'approved' ? 'reschedule-commitment' : 'change-commitment';
    const object = { kind: 'commitment', id: row.id };
    await needs.audit.record(tx, { caller: known, action, object, before, after });
    if (row.state === 'approved') await askPlanDataset(needs, tx, row.institution);
  });
  return presentOne(needs, caller, await requireCommitment(needs, id));
}

const describe = ({ post, person, account, due, frequency, goal }: CommitmentRow) => ({
  ...{ post, person, account, due, frequency, goal },
});

/** A name that is typed anew takes the place of the person who answered; saying "mine" or not mine is plainer than any name. */
function decideWho(row: CommitmentRow, { mine, person }: CommitmentChange, { account }: Caller) {
  if (mine === true) return { account, person: '' };
  const isOther = mine === false || (person !== undefined && person !== row.person);
  return isOther ? { account: null } : { account: row.account, person: row.account ? '' : (person ?? row.person) };
}

/** Of an approved plan alone: before that, it is taken out of the plan. */
async function cancelCommitment(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  { id, revision, said }: { id: string; revision: number; said: CommitmentCancellation },
): Promise<Commitment> {
  const there = await requireCommitment(needs, id);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  await needs.database.transaction(async (tx) => {
    const row = await lockSeen(needs, tx, caller, { id: there.id, revision });
    if (row.state !== 'approved') throw notApprovedYet();
    if (row.cancelled) throw alreadyCancelled();
    const presented = await presentOne(needs, caller, row);
    if (presented.published) throw alreadyKept();
    await store.addCancellation(tx, row.id, { ...said, at: needs.clock(), account: known.account });
    const object = { kind: 'commitment', id: row.id };
    await needs.audit.record(tx, {
      caller: known,
      action: 'cancel-commitment',
      object,
      before: describe(row),
      after: said,
    });
    await askPlanDataset(needs, tx, row.institution);
  });
  return presentOne(needs, caller, await requireCommitment(needs, id));
}

/** After approval only the day moves, and who answers for it; the day never without a reason that everyone reads. */
async function tellRescheduling(
  needs: PublishingNeeds,
  tx: Transaction,
  caller: Caller,
  move: { row: CommitmentRow; to: CommitmentRow; reason: string | undefined; by: string | undefined },
): Promise<void> {
  const { row, to, reason, by } = move;
  if (to.frequency !== row.frequency || to.goal !== row.goal) throw planFixed('approved');
  if (to.due === row.due) return;
  if (!reason) throw reasonMissing('/reason');
  if (!by) throw reasonMissing('/by');
  const told = { number: row.rescheduled.length + 1, at: needs.clock(), from: row.due, to: to.due, by, reason };
  await store.addRescheduling(tx, row.id, { ...told, account: caller.account });
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return parseDefined(Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)));
}
function parseDefined<T>(value: object): T {
  return value as T;
}

async function removeCommitment(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  id: string,
  revision: number,
): Promise<void> {
  const there = await requireCommitment(needs, id);
  const known = requireMay(caller, mayKeepInventory, there.institution);
  await needs.database.transaction(async (tx) => {
    const row = await lockSeen(needs, tx, caller, { id: there.id, revision });
    if (!isWritten(row.state)) throw planFixed(row.state);
    await store.removeCommitment(tx, row.id);
    const object = { kind: 'commitment', id: row.id };
    await needs.audit.record(tx, { caller: known, action: 'remove-commitment', object, before: describe(row) });
  });
}

async function listCommitments(
  needs: PublishingNeeds,
  caller: Caller | undefined,
  query: CommitmentsQuery,
): Promise<Commitments> {
  const body = query.institution ? await needs.institutions.require(query.institution) : undefined;
  const rows = await store.listApproved(needs.database, body?.id ?? null);
  const eyes = body && maySeeAllOf(caller, body.id) ? 'inside' : 'public';
  const all = (await presentCommitments(needs, rows, eyes)).filter(
    (item) => query.state === undefined || item.state === query.state,
  );
  const found = all.filter(({ due }) => query.month === undefined || due.startsWith(query.month));
  return {
    total: found.length,
    items: found.slice(query.offset, query.offset + query.limit),
    states: countStates(found),
    months: countMonths(all),
  };
}

/** A plan the caller may read: everyone those that were approved, people of the institution all. */
async function requirePlan(needs: PublishingNeeds, caller: Caller | undefined, id: string): Promise<PlanRow> {
  const parsed = PlanId.safeParse(id);
  const row = parsed.success ? await store.findPlan(needs.database, parsed.data) : undefined;
  if (row && (row.state === 'approved' || maySeeAllOf(caller, row.institution))) return row;
  throw noSuch('plan', id);
}

async function requireCommitment(needs: PublishingNeeds, id: string): Promise<CommitmentRow> {
  const parsed = CommitmentId.safeParse(id);
  const row = parsed.success ? await store.findCommitment(needs.database, parsed.data) : undefined;
  if (!row) throw noSuch('commitment', id);
  return row;
}

async function presentOne(needs: PublishingNeeds, caller: Caller | undefined, row: CommitmentRow): Promise<Commitment> {
  const eyes = maySeeAllOf(caller, row.institution) ? 'inside' : 'public';
  const [item] = await presentCommitments(needs, [row], eyes);
  if (!item) throw noSuch('commitment', row.id);
  return item;
}

async function presentPlan(needs: PublishingNeeds, caller: Caller | undefined, row: PlanRow): Promise<Plan> {
  const body = await needs.institutions.require(row.institution);
  const rows = await store.listOfPlan(needs.database, row.id);
  const items = await presentCommitments(needs, rows, maySeeAllOf(caller, row.institution) ? 'inside' : 'public');
  const bursts = findBursts(items.flatMap(({ due, state }) => (state === 'cancelled' ? [] : [due])));
  return { ...presentHead(row, body, items.length), items, bursts };
}

const presentHead = (row: PlanRow, { id, slug, name }: Plan['institution'], commitments: number): PlanHead => ({
  ...{ id: row.id, institution: { id, slug, name }, title: row.title, state: row.state, note: row.note },
  approved: row.session && row.held ? { session: row.session, held: row.held } : null,
  ...{ commitments, revision: row.revision, created: row.created.toISOString(), updated: row.updated.toISOString() },
});
