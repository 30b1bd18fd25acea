import { listGains } from '@milpa/measure';
import {
  findDayIn,
  findText,
  type InstitutionId,
  type InstitutionScore,
  Problem,
  type Scoreboard,
  type ScoreboardQuery,
  type ScoreDocument,
  type ScoreFault,
  type ScorePart,
  type ScoreRow,
  type ScoreSnapshot,
  type scoreOrders,
} from '@milpa/sdk';
import type { Clock } from '../../clock.ts';
import { listBelow } from '../../publishing/index.ts';
import { describeScores, monthOf, orderRows, parseFacts, presentMethod, type ScoredBody } from './model.ts';
import { findDocument, findNewest, listMethods, type SnapshotNeeds, scoreNow, verifySnapshots } from './snapshot.ts';
import { store } from './store.ts';

/** One month, kept or so far. */
export interface Sheet extends Omit<Scoreboard, 'distribution' | 'total' | 'items'> {
  readonly bodies: readonly ScoredBody[];
}

export interface ScoreService {
  readMonth(month: string | undefined): Promise<Sheet>;
  getBoard(query: ScoreboardQuery): Promise<Scoreboard>;
  listSnapshots(): Promise<{ items: ScoreSnapshot[]; faults: ScoreFault[] }>;
  requireDocument(month: string): Promise<ScoreDocument>;
  getScore(institution: string): Promise<InstitutionScore>;
}

/** What is computed for readers may be this old: the present month is asked for by every page of an institution. */
const freshMs = 60_000;

/** Computes at most once in a while, for all who ask meanwhile. What failed is computed anew for the next one. */
function keepFresh<T>(clock: Clock, compute: (now: Date) => Promise<T>): () => Promise<T> {
  let held: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    const now = clock();
    if (held && Math.abs(now.getTime() - held.at) < freshMs) return held.value;
    const value = compute(now);
    held = { at: now.getTime(), value };
    value.catch(() => {
      held = undefined;
    });
    return value;
  };
}

export function createScoreService(needs: SnapshotNeeds): ScoreService {
  const { database, clock } = needs;
  const present = keepFresh(clock, async (at: Date) => ({ at, bodies: await scoreNow(needs) }));
  const faults = keepFresh(clock, () => verifySnapshots(needs));
  const readNow = async (): Promise<Sheet> => {
    const { at, bodies } = await present();
    const month = monthOf(findDayIn(needs.timeZone, at));
    const method = presentMethod(findNewest(needs));
    return { month, soFar: true, taken: at.toISOString(), method, hash: null, bodies };
  };
  const readMonth = async (month: string | undefined): Promise<Sheet> => {
    if (month === undefined || month === monthOf(findDayIn(needs.timeZone, clock()))) return readNow();
    const { taken, hash, bodies, method } = await requireDocument(needs, month);
    const found = listMethods(needs).find(({ version }) => version === method);
    if (!found)
      throw new Error(`Scores of ${month} were computed by version ${method}, which is not among the methods`);
    return { month, soFar: false, taken, method: presentMethod(found), hash, bodies };
  };
  return {
    readMonth,
    async getBoard({ limit, offset, ...query }) {
      const { bodies, ...sheet } = await readMonth(query.month);
      const rows = order(await filter(needs, bodies, query), query.sort);
      const items = rows.slice(offset, offset + limit).map(withoutFacts);
      return { ...sheet, distribution: describeScores(bodies), total: rows.length, items };
    },
    async listSnapshots() {
      const [items, found] = await Promise.all([store.list(database), faults()]);
      return { items: items.toReversed(), faults: found };
    },
    requireDocument: (month) => requireDocument(needs, month),
    async getScore(key) {
      const { id, slug } = await needs.institutions.require(key);
      const { bodies, ...sheet } = await readNow();
      const body = bodies.find(({ institution }) => institution.id === id);
      if (!body) throw notRated(slug);
      return {
        ...sheet,
        row: withoutFacts(body),
        facts: body.facts,
        scored: bodies.filter(({ score }) => score !== null).length,
        gains: listGains(parseFacts(body.facts), findNewest(needs)),
        trend: await store.listTrend(database, id),
      };
    },
  };
}

const withoutFacts = ({ facts: _, ...row }: ScoredBody): ScoreRow => row;

async function requireDocument({ database }: SnapshotNeeds, month: string): Promise<ScoreDocument> {
  const found = await findDocument(database, month);
  if (found) return found;
  throw new Problem('not-found', {
    en: `The scoreboard of ${month} was not kept. The months that were are at /api/v1/scoreboard/months.`,
    es: `La tabla de ${month} no se conservó. Los meses conservados están en /api/v1/scoreboard/months.`,
    fr: `Le tableau de ${month} n’a pas été conservé. Les mois conservés sont à /api/v1/scoreboard/months.`,
  });
}

const notRated = (slug: string): Problem =>
  new Problem('not-found', {
    en: `The institution “${slug}” is not on the scoreboard: it no longer exists, or it is the portal itself.`,
    es: `La institución «${slug}» no está en la tabla: ya no existe, o es el propio portal.`,
    fr: `L’institution « ${slug} » n’est pas au tableau : elle n’existe plus, ou c’est le portail lui-même.`,
  });

type Filter = Pick<ScoreboardQuery, 'level' | 'class' | 'parent'>;

async function filter(needs: SnapshotNeeds, bodies: readonly ScoredBody[], query: Filter): Promise<ScoredBody[]> {
  const below = query.parent === undefined ? undefined : await findBelow(needs, query.parent);
  return bodies.filter(
    ({ institution: { id, level, class: kind } }) =>
      (query.level === undefined || level === query.level) &&
      (query.class === undefined || kind === query.class) &&
      (below === undefined || below.has(id)),
  );
}

/** Those under a body as the tree is today, itself left out. */
async function findBelow({ institutions }: SnapshotNeeds, key: string): Promise<ReadonlySet<InstitutionId>> {
  const { id } = await institutions.require(key);
  return new Set(listBelow(await institutions.listNames('all'), id).filter((each) => each !== id));
}

const nameOf = ({ institution: { name, slug } }: ScoreRow) => findText(name, 'es')?.text ?? slug;

/** What is not measured comes after what is measured, however low that is. */
function findValue({ parts }: ScoreRow, part: ScorePart): number {
  const found = parts[part];
  return 'missing' in found ? -1 : found.low;
}

function order(rows: readonly ScoredBody[], sort: (typeof scoreOrders)[number]): ScoredBody[] {
  const ranked = orderRows(rows);
  if (sort === 'rank') return ranked;
  if (sort === 'name') return ranked.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'es'));
  return ranked.toSorted((a, b) => findValue(b, sort) - findValue(a, sort));
}
