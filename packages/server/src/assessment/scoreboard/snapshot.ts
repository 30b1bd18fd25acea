import { findMethod, mostTied, newestMethod, type ScoreFormula, scoreMethods } from '@milpa/measure';
import { findDayIn, firstPrevious, hashScores, listScoreFaults, type ScoreDocument, type ScoreFault } from '@milpa/sdk';
import type { Holders } from '../../account/index.ts';
import { type Audit, sha256 } from '../../audit/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import type { Database, Queryable } from '../../storage/database/index.ts';
import { type GatherNeeds, gatherFacts } from './gather.ts';
import { describeScores, isRated, isScoredBy, monthBefore, monthOf, type ScoredBody, scoreBodies } from './model.ts';
import { store } from './store.ts';

export interface SnapshotNeeds extends GatherNeeds {
  readonly database: Database;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly holders: Holders;
  readonly institutions: Pick<Institutions, 'list' | 'listNames' | 'require'>;
  /** The slug of the body that is the portal itself: it publishes the list of the catalogue, and is not rated. */
  readonly portalBody: string;
  /** Of the formula; the last one counts from now on. Others than the published ones are for tests. */
  readonly methods?: readonly ScoreFormula[];
  readonly onTrouble: (what: string, details: object) => void;
  /** Somebody else makes something of kept months; called in the transaction that keeps one. */
  readonly afterKept?: (tx: Queryable) => Promise<void>;
}

export const letterJob = 'scoreboard-letter';

/** Until this day of the next month a month may be kept: later figures would not be those of its end. */
const lastDay = 7;

export const listMethods = ({ methods }: Pick<SnapshotNeeds, 'methods'>): readonly ScoreFormula[] =>
  methods ?? scoreMethods;
export const findNewest = (needs: Pick<SnapshotNeeds, 'methods'>): ScoreFormula =>
  listMethods(needs).at(-1) ?? newestMethod;

/** Every body as it stands now. */
export async function scoreNow(needs: SnapshotNeeds): Promise<ScoredBody[]> {
  const [bodies, facts] = await Promise.all([needs.institutions.list(), gatherFacts(needs)]);
  const rated = bodies.filter((body) => isRated(body) && body.slug !== needs.portalBody);
  return scoreBodies(rated, facts, findNewest(needs));
}

/**
 * Keeps the month that is over, in the first days of the next one. Gives it when it was kept now; nothing when it was kept
 * before, or when its end is too long ago: then there is a gap, which is told, and not a figure of another day.
 */
export async function takeSnapshot(needs: SnapshotNeeds): Promise<ScoreDocument | undefined> {
  const now = needs.clock();
  const today = findDayIn(needs.timeZone, now);
  const month = monthBefore(monthOf(today));
  if (Number(today.slice(8)) > lastDay || (await store.find(needs.database, month))) return undefined;
  const bodies = await scoreNow(needs);
  if (bodies.every(({ score }) => score === null)) return undefined;
  return needs.database.transaction(async (tx) => {
    await store.lock(tx);
    const last = (await store.list(tx)).at(-1);
    // Another process was faster, or clocks went backwards.
    if (last && last.month >= month) return undefined;
    const content = {
      ...{ month, number: (last?.number ?? 0) + 1, taken: now.toISOString() },
      ...{ method: findNewest(needs).version, previous: last?.hash ?? firstPrevious, bodies },
    };
    const document = { ...content, hash: hashScores({ ...content, hash: '' }, sha256) };
    await store.add(tx, document);
    await warn(needs, tx, document);
    await needs.afterKept?.(tx);
    const object = { kind: 'scoreboard', id: month };
    const after = { hash: document.hash, previous: document.previous, method: document.method, bodies: bodies.length };
    await needs.audit.record(tx, { caller: undefined, action: 'keep-scoreboard', object, after });
    return document;
  });
}

/** A ranking that tells too few apart is a fault of the formula: whoever answers for it is told, once a month. */
async function warn(needs: SnapshotNeeds, tx: Queryable, { month, bodies }: ScoreDocument): Promise<void> {
  const { tied, scored, tiedShare, largestTie } = describeScores(bodies);
  if (tiedShare <= mostTied) return;
  needs.onTrouble('the scoreboard tells too few institutions apart', { month, tied, scored, largestTie });
  const centre = await needs.holders.list(null, ['policy-unit']);
  const readers = centre.length > 0 ? centre : await needs.holders.list(null, ['administrator']);
  for (const account of new Set(readers.map((each) => each.account)))
    await needs.jobs.add(tx, letterJob, { account, month, tied, scored });
}

export async function findDocument(database: Queryable, month: string): Promise<ScoreDocument | undefined> {
  const snapshot = await store.find(database, month);
  return snapshot && { ...snapshot, bodies: await store.listBodies(database, month) };
}

/** All kept months, one in memory at a time. */
export async function* listDocuments(database: Queryable): AsyncGenerator<ScoreDocument> {
  for (const snapshot of await store.list(database))
    yield { ...snapshot, bodies: await store.listBodies(database, snapshot.month) };
}

/** What is wrong with kept months; nothing when all are as they were written and each score follows from its figures. */
export const verifySnapshots = (needs: Pick<SnapshotNeeds, 'database' | 'methods'>): Promise<ScoreFault[]> =>
  listScoreFaults(listDocuments(needs.database), sha256, (document) => {
    const method = findMethod(document.method, listMethods(needs));
    return method !== undefined && isScoredBy(document, method);
  });
