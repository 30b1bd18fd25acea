import {
  type DataRequest,
  type DataRequestAnswer,
  type DataRequestModeration,
  type DatasetId,
  DatasetId as DatasetKey,
  RequestId,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { Transaction } from '../storage/database/index.ts';
import { countTerm, moveRequest, requireRequest } from './asking.ts';
import type { VoiceLetter } from './letter-store.ts';
import { listAnswering, tellOffice, tellVoices } from './letters.ts';
import { requireAnswerer, requireDecliner, requireModerator } from './may.ts';
import { type DemandNeeds, dayNow, type RequestRow, requireNext } from './model.ts';
import { presentOne } from './present.ts';
import {
  dayIsOver,
  noSuchCommitment,
  noSuchDataset,
  noSuchRequest,
  noSuchTarget,
  requestChanged,
  sameInstitution,
} from './problems.ts';
import { store } from './store.ts';
import { voiceStore } from './voice-store.ts';

type Said<Event extends DataRequestAnswer['event']> = Extract<DataRequestAnswer, { event: Event }>;

/** What an answer does beside moving the request on. */
interface Effect {
  readonly change: Partial<RequestRow>;
  readonly dataset?: DatasetId | undefined;
  readonly target?: RequestId;
}

const nothingPromised = { promised: null, commitment: null } as const;
const notRefused = { reason: null, instrument: null, article: null } as const;

export async function answerRequest(
  needs: DemandNeeds,
  given: Caller | undefined,
  { id, revision, answer }: { readonly id: string; readonly revision: number; readonly answer: DataRequestAnswer },
): Promise<DataRequest> {
  const seen = await requireRequest(needs, id);
  const caller = (answer.event === 'decline' ? requireDecliner : requireAnswerer)(given, seen.institution);
  await requireSeen(needs, caller, seen, revision);
  const effect = await findEffect(needs, seen, answer);
  const { event, text } = answer;
  // Asked before the transaction, which must not wait for another connection.
  const accounts = event === 'forward' ? await listAnswering(needs, { institution: null, ...effect.change }) : [];
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { seen, revision, also: effect.target });
    const answered = before.answered ?? (event === 'forward' ? null : needs.clock());
    const tell = async ({ id: request }: RequestRow) => {
      if (effect.dataset) await store.linkDataset(tx, request, effect.dataset);
      if (event === 'forward') return tellOffice(needs, tx, { what: 'forwarded', request, accounts });
      await tellAnswered(needs, tx, request, event);
      if (effect.target) await store.followMerge(tx, request, effect.target);
    };
    await moveRequest(needs, tx, { before, event, text, caller, change: { answered, ...effect.change }, tell });
  });
  return presentOne(needs, await requireRequest(needs, id), caller);
}

/** Everyone who asked for it or needs it too; those who asked for the same elsewhere among them. */
const tellAnswered = async (needs: DemandNeeds, tx: Transaction, request: RequestId, what: VoiceLetter) =>
  tellVoices(needs, tx, { what, request, voices: await voiceStore.listHearing(tx, request) });

export async function requireSeen(
  needs: DemandNeeds,
  caller: Caller,
  row: RequestRow,
  revision: number,
): Promise<void> {
  if (row.revision !== revision) throw requestChanged(await presentOne(needs, row, caller));
}

export async function lockSeen(
  needs: DemandNeeds,
  tx: Transaction,
  caller: Caller,
  { seen, revision, also }: { seen: RequestRow; revision: number; also?: RequestId | undefined },
): Promise<RequestRow> {
  const rows = await store.lock(tx, also ? [seen.id, also] : [seen.id]);
  const row = rows.find((each) => each.id === seen.id);
  if (!row) throw noSuchRequest();
  await requireSeen(needs, caller, row, revision);
  // Merged meanwhile itself, or over: nothing can be merged into it.
  if (also && !rows.some((each) => each.id === also && goesOn(each))) throw noSuchTarget();
  return row;
}

const goesOn = ({ state }: RequestRow): boolean => !['unconfirmed', 'duplicate', 'withdrawn', 'hidden'].includes(state);

async function findEffect(needs: DemandNeeds, row: RequestRow, answer: DataRequestAnswer): Promise<Effect> {
  requireNext(row, answer.event);
  if (answer.event === 'accept') return accept(needs, row, answer);
  if (answer.event === 'decline') {
    const { text: reason, instrument, article } = answer;
    return { change: { reason, instrument, article, ...nothingPromised } };
  }
  if (answer.event === 'publish') {
    const dataset = await needs.datasets.findReleased(answer.dataset);
    if (!dataset) throw noSuchDataset('/dataset', answer.dataset);
    return { dataset: dataset.id, change: { ...nothingPromised, ...notRefused } };
  }
  if (answer.event === 'merge') {
    const target = await requireTarget(needs, row, answer.request);
    return { target, change: { duplicate_of: target, ...nothingPromised, ...notRefused } };
  }
  const institution = answer.institution ? (await needs.institutions.require(answer.institution)).id : null;
  if (institution === row.institution) throw sameInstitution();
  return { change: { institution, answer_due: countTerm(needs), holding: null } };
}

/** A promise has its day, of its own or of the commitment that says it. */
async function accept(
  needs: DemandNeeds,
  { institution }: RequestRow,
  { promised, commitment, dataset: key }: Said<'accept'>,
): Promise<Effect> {
  const today = dayNow(needs);
  if (promised !== undefined && commitment === undefined && promised < today) throw dayIsOver(today);
  const dataset = key === undefined ? undefined : await requireOwnDataset(needs, institution, key);
  const promise = {
    dataset,
    change: { commitment: commitment ?? null, promised: commitment ? null : (promised ?? null), ...notRefused },
  };
  if (commitment !== undefined) {
    const [kept] = await needs.publishing.listPublicCommitments([commitment]);
    if (!kept || kept.cancelled || kept.institution !== institution) throw noSuchCommitment();
    return { ...promise, change: { ...promise.change, holding: kept.holding } };
  }
  return promise;
}

/** A draft is known to its institution by its identifier alone; what is released, by its address too. */
async function requireOwnDataset(
  { datasets }: DemandNeeds,
  institution: RequestRow['institution'],
  key: string,
): Promise<DatasetId> {
  const id = DatasetKey.safeParse(key);
  const found = id.success ? id.data : (await datasets.findReleased(key))?.id;
  const [standing] = found ? await datasets.listStanding([found]) : [];
  if (!standing || (institution !== null && standing.publisher !== institution)) throw noSuchDataset('/dataset', key);
  return standing.id;
}

/** The request that goes on; of one that was merged itself, the one in which it does. */
async function requireTarget({ database }: DemandNeeds, { id }: RequestRow, key: string): Promise<RequestId> {
  const known = RequestId.safeParse(key);
  const number = Number(key.replace(/^#/, ''));
  const named = known.success
    ? await store.find(database, known.data)
    : Number.isSafeInteger(number)
      ? await store.findByNumber(database, number)
      : undefined;
  const target = named?.duplicate_of ? await store.find(database, named.duplicate_of) : named;
  if (!target || target.id === id || !goesOn(target)) throw noSuchTarget();
  return target.id;
}

export async function moderateRequest(
  needs: DemandNeeds,
  given: Caller | undefined,
  input: DataRequestModeration & { readonly id: string; readonly revision: number },
): Promise<DataRequest> {
  const { id, revision, event, reason } = input;
  const seen = await requireRequest(needs, id);
  const caller = requireModerator(given, seen.institution);
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { seen, revision });
    // Shown again it is open: what was promised or refused before is said anew. A duplicate stands for itself again.
    const anew = { answered: null, answer_due: countTerm(needs), fulfilled: null, ...nothingPromised, ...notRefused };
    const change = event === 'show' ? anew : { duplicate_of: null };
    const tell = async () => (event === 'hide' ? tellAnswered(needs, tx, seen.id, 'hide') : undefined);
    await moveRequest(needs, tx, { before, event, text: reason, caller, change, tell });
  });
  return presentOne(needs, await requireRequest(needs, id), caller);
}

/** What was promised was released: «you asked, we did». Safe to repeat: a request is fulfilled once. */
export async function fulfil(needs: DemandNeeds, dataset: DatasetId): Promise<void> {
  const { database, publishing } = needs;
  // Withdrawn before anybody heard of the release: nothing was done.
  if (!(await needs.datasets.findReleased(dataset))) return;
  const commitments = await publishing.listCommitmentsOf(dataset);
  for (const id of await store.listFulfilledBy(database, dataset, commitments))
    await database.transaction(async (tx) => {
      const [before] = await store.lock(tx, [id]);
      if (before?.state !== 'accepted') return;
      const change = { fulfilled: needs.clock() };
      const tell = async () => {
        await store.linkDataset(tx, id, dataset);
        await tellAnswered(needs, tx, id, 'fulfil');
      };
      await moveRequest(needs, tx, { before, event: 'fulfil', caller: undefined, change, tell });
    });
}
