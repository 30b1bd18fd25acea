import {
  answerEvents,
  type CommitmentId,
  type DataRequest,
  type DataRequestEvent,
  type DatasetId,
  type HoldingId,
  type InstitutionId,
  type RequestId,
  Slug,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { PublicCommitment } from '../publishing/index.ts';
import { listPowers } from './may.ts';
import { type DemandNeeds, dayNow, isLate, isWanted, listEvents, type RequestRow, type StepRow } from './model.ts';
import { noSuchRequest } from './problems.ts';
import { store } from './store.ts';

/** By when it is promised: of a commitment the day that holds now. */
export async function findDue(
  { publishing }: Pick<DemandNeeds, 'publishing'>,
  row: RequestRow,
): Promise<string | null> {
  const [kept] = row.commitment ? await publishing.listPublicCommitments([row.commitment]) : [];
  return kept?.due ?? row.promised;
}

/** What is around some requests, asked for once. */
interface Around {
  readonly steps: readonly StepRow[];
  readonly datasets: ReadonlyMap<RequestId, DataRequest['datasets']>;
  readonly supports: ReadonlyMap<string, number>;
  readonly bodies: ReadonlyMap<InstitutionId, NonNullable<DataRequest['institution']>>;
  readonly commitments: ReadonlyMap<CommitmentId, PublicCommitment>;
  readonly holdings: ReadonlyMap<HoldingId, NonNullable<DataRequest['holding']>>;
  readonly targets: ReadonlyMap<RequestId, RequestRow>;
  readonly caller: Caller | undefined;
  readonly today: string;
  readonly timeZone: string;
}

export async function presentRequests(
  needs: DemandNeeds,
  rows: readonly RequestRow[],
  caller: Caller | undefined,
): Promise<DataRequest[]> {
  const around = await lookAround(needs, rows, caller);
  return rows.map((row) => presentRequest(row, around));
}

export async function presentOne(
  needs: DemandNeeds,
  row: RequestRow,
  caller: Caller | undefined,
): Promise<DataRequest> {
  const [presented] = await presentRequests(needs, [row], caller);
  if (!presented) throw noSuchRequest();
  return presented;
}

async function lookAround(
  needs: DemandNeeds,
  rows: readonly RequestRow[],
  caller: Caller | undefined,
): Promise<Around> {
  const { database, institutions, publishing, timeZone } = needs;
  const ids = rows.map(({ id }) => id);
  const [steps, supports, datasets, holdings, commitments, targets] = await Promise.all([
    store.listSteps(database, ids),
    store.countSupports(database, ids),
    findDatasets(needs, ids),
    findHoldings(needs, rows, caller),
    publishing.listPublicCommitments([...new Set(rows.flatMap(({ commitment }) => commitment ?? []))]),
    Promise.all(
      [...new Set(rows.flatMap(({ duplicate_of }) => duplicate_of ?? []))].map((id) => store.find(database, id)),
    ),
  ]);
  const places = [...rows, ...steps].flatMap(({ institution }) => institution ?? []);
  const names = await institutions.listNames([...new Set(places)]);
  return {
    ...{ steps, supports, datasets, holdings, caller, timeZone, today: dayNow(needs) },
    bodies: new Map(names.map(({ id, slug, name }) => [id, { id, slug, name }])),
    commitments: new Map(commitments.map((each) => [each.id, each])),
    targets: new Map(targets.flatMap((each) => (each ? [[each.id, each]] : []))),
  };
}

/** Drafts are named to nobody here, and what was withdrawn answers no request. */
async function findDatasets({ database, datasets }: DemandNeeds, ids: readonly RequestId[]) {
  const links = await store.listDatasets(database, ids);
  const standing = await datasets.listStanding([...new Set<DatasetId>(links.map(({ dataset }) => dataset))]);
  const released = new Map(standing.filter(({ state }) => state === 'released').map((each) => [each.id, each]));
  return new Map(
    ids.map((request) => [
      request,
      links
        .filter((link) => link.request === request)
        .flatMap(({ dataset }) => released.get(dataset) ?? [])
        .map(({ id, slug, title }) => ({ id, slug, title })),
    ]),
  );
}

/** What an institution holds may have a name that is closed: only those who answer are told. */
async function findHoldings({ publishing }: DemandNeeds, rows: readonly RequestRow[], caller: Caller | undefined) {
  const seen = rows.filter(({ institution }) => listPowers(caller, institution).answer);
  const ids = [...new Set(seen.flatMap(({ holding }) => holding ?? []))];
  const named = await Promise.all(ids.map((id) => publishing.findNamed('holding', id)));
  return new Map(ids.flatMap((id, at) => (named[at] ? [[id, { id, name: named[at].title }] as const] : [])));
}

function presentRequest(row: RequestRow, around: Around): DataRequest {
  if (row.opened === null || row.answer_due === null) throw noSuchRequest();
  const powers = listPowers(around.caller, row.institution);
  const shown = row.state !== 'hidden' || powers.moderate;
  const target = row.duplicate_of ? around.targets.get(row.duplicate_of) : undefined;
  const kept = row.commitment ? around.commitments.get(row.commitment) : undefined;
  return {
    ...{ id: row.id, number: row.number, language: row.language, state: row.state, revision: row.revision },
    ...(shown
      ? { title: row.title, description: row.description, purpose: row.purpose, tags: [...row.tags] }
      : { title: '', description: '', purpose: '', tags: [] }),
    institution: findBody(row.institution, around),
    opened: row.opened.toISOString(),
    answer: { due: row.answer_due, done: row.answered?.toISOString() ?? null, late: isLate(row, around) },
    promised: kept?.due ?? row.promised,
    commitment: kept ? { id: kept.id, name: kept.name, cancelled: kept.cancelled } : null,
    holding: row.holding ? (around.holdings.get(row.holding) ?? null) : null,
    refusal: presentRefusal(row),
    duplicateOf:
      target && target.state !== 'hidden'
        ? { id: target.id, number: target.number, title: target.title, language: target.language }
        : null,
    datasets: around.datasets.get(row.id) ?? [],
    fulfilled: row.fulfilled?.toISOString() ?? null,
    supports: around.supports.get(row.id) ?? 0,
    steps: around.steps.filter(({ request }) => request === row.id).map((step) => presentStep(step, around)),
    moves: listEvents(row).filter((event) => isOffered(event, powers)),
    maySupport: isWanted(row),
  };
}

function presentRefusal({ state, reason, instrument, article }: RequestRow): DataRequest['refusal'] {
  if (state !== 'declined' || reason === null || instrument === null || article === null) return null;
  return { reason, instrument, article };
}

const findBody = (id: InstitutionId | null, { bodies }: Around): DataRequest['institution'] => {
  if (id === null) return null;
  return bodies.get(id) ?? { id, slug: Slug.parse(id), name: {} };
};

function presentStep({ number, event, state, at, role, text, institution }: StepRow, around: Around) {
  return {
    ...{ number, event, state, role, text },
    at: at.toISOString(),
    institution: findBody(institution, around),
  };
}

const isAnswer = (event: DataRequestEvent): boolean => answerEvents.some((each) => each === event);
function isOffered(event: DataRequestEvent, powers: ReturnType<typeof listPowers>): boolean {
  if (event === 'hide' || event === 'show') return powers.moderate;
  if (event === 'decline') return powers.decline;
  return isAnswer(event) && powers.answer;
}
