import { type CouncilSession, type PlanEvent, PlanId, SessionId, type SessionInput } from '@milpa/sdk';
import { mayApproveFor, mayKeepInventory, requireMay } from '../../account/index.ts';
import type { AuditRecord } from '../../audit/index.ts';
import type { IncomingFile } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { store as holdings } from '../inventory/store.ts';
import { maySeeAllOf } from '../may.ts';
import { dayOf, type PublishingNeeds } from '../model.ts';
import { editedMeanwhile, minutesMissing, nobodyPresent, noSuch, sessionAhead } from '../problems.ts';
import { movePlan } from './service.ts';
import { type SessionRow, store } from './store.ts';

export interface SessionService {
  list(caller: Caller | undefined, institution: string): Promise<CouncilSession[]>;
  record(
    caller: Caller | undefined,
    institution: string,
    input: SessionInput,
    minutes: IncomingFile | undefined,
  ): Promise<CouncilSession>;
  /** The minutes, for who may have them. */
  requireMinutes(caller: Caller | undefined, id: string): Promise<NonNullable<SessionRow['evidence']>>;
}

export function createSessions(needs: PublishingNeeds): SessionService {
  const { database } = needs;
  return {
    async list(_caller, key) {
      const body = await needs.institutions.require(key);
      return (await store.listSessions(database, body.id)).map(presentSession);
    },
    async record(caller, key, input, minutes) {
      const body = await needs.institutions.require(key);
      const decides = input.resolutions.some(({ about }) => about !== 'other');
      // Who approves also puts down what is not decided.
      const may = decides || (caller && mayApproveFor(caller, body.id)) ? mayApproveFor : mayKeepInventory;
      const known = requireMay(caller, may, body.id);
      requireSound(input, minutes, dayOf(needs.clock()));
      const row = describeSession(needs, known, { body, input, minutes });
      await database.transaction((tx) => recordSession(needs, tx, known, row));
      return presentSession(row);
    },
    async requireMinutes(caller, id) {
      const parsed = SessionId.safeParse(id);
      const row = parsed.success ? await store.findSession(database, parsed.data) : undefined;
      const evidence = row?.evidence;
      if (!row || !evidence) throw noSuch('session', id);
      if (!evidence.public && !maySeeAllOf(caller, row.institution)) throw noSuch('session', id);
      return evidence;
    },
  };
}

function requireSound(input: SessionInput, minutes: IncomingFile | undefined, today: string): void {
  if (input.held > today) throw sessionAhead();
  if (input.resolutions.length > 0 && !input.attendance.some(({ present }) => present)) throw nobodyPresent();
  const approves = input.resolutions.some((each) => each.about === 'plan' && each.decides === 'approve');
  if (approves && !minutes) throw minutesMissing();
}

const describeSession = (
  needs: PublishingNeeds,
  caller: Caller,
  { body, input, minutes }: { body: PublicBody; input: SessionInput; minutes: IncomingFile | undefined },
): SessionRow => ({
  ...{ id: SessionId.parse(needs.random.id()), institution: body.id, held: input.held, title: input.title },
  ...{ agenda: input.agenda, attendance: input.attendance, resolutions: input.resolutions },
  evidence: minutes ? { ...minutes, public: input.evidencePublic } : null,
  ...{ imported: false, account: caller.account, recorded: needs.clock() },
});

/** Puts a session down and does what its resolutions say, all of it or nothing. */
async function recordSession(needs: PublishingNeeds, tx: Transaction, caller: Caller, row: SessionRow): Promise<void> {
  await store.addSession(tx, row);
  const records: AuditRecord[] = [
    { caller, action: 'record-council-session', object: { kind: 'council-session', id: row.id }, after: row },
  ];
  for (const [at, resolution] of row.resolutions.entries()) {
    if (resolution.about === 'plan')
      records.push(await decidePlan(needs, tx, caller, { row, resolution: { ...resolution, number: at + 1 } }));
    if (resolution.about === 'weights')
      records.push(await setWeights(needs, tx, caller, { row, weights: resolution.weights, number: at + 1 }));
  }
  await needs.audit.recordAll(tx, records);
}

async function decidePlan(
  needs: PublishingNeeds,
  tx: Transaction,
  caller: Caller,
  given: { row: SessionRow; resolution: { plan: string; decides: 'approve' | 'return'; text: string; number: number } },
): Promise<AuditRecord> {
  const { row, resolution } = given;
  const plan = await store.lockPlan(tx, PlanId.parse(resolution.plan));
  // A plan of another institution is as far away as none.
  if (!plan || plan.institution !== row.institution) throw noSuch('plan', resolution.plan);
  const event: PlanEvent = resolution.decides;
  const approves = event === 'approve';
  await movePlan(needs, tx, plan, { event, note: resolution.text, session: approves ? row.id : null });
  const after = { session: row.id, resolution: resolution.number };
  return { caller, action: `${event}-plan`, object: { kind: 'opening-plan', id: plan.id }, before: plan, after };
}

async function setWeights(
  needs: PublishingNeeds,
  tx: Transaction,
  caller: Caller,
  { row, weights, number }: { row: SessionRow; weights: SessionWeights; number: number },
): Promise<AuditRecord> {
  const before = await holdings.findSettings(tx, row.institution);
  const after = {
    ...before,
    weights,
    weights_from: { session: row.id, held: row.held, resolution: number },
    revision: before.revision + 1,
  };
  const isWritten = await holdings.putSettings(tx, row.institution, after, needs.clock());
  if (!isWritten) throw editedMeanwhile(before.revision, before);
  return {
    caller,
    action: 'set-priority-weights',
    object: { kind: 'inventory-settings', id: row.institution },
    before,
    after,
  };
}
type SessionWeights = Parameters<typeof holdings.putSettings>[2]['weights'];

const presentSession = ({ account: _account, recorded, evidence, ...rest }: SessionRow): CouncilSession => ({
  ...rest,
  // What is kept back is not told by its name or hash either.
  evidence: evidence?.public ? evidence : evidence && { ...evidence, name: '' },
  recorded: recorded.toISOString(),
});
