import {
  findText,
  type Holding,
  type HoldingId,
  type HoldingState,
  holdingStates,
  type InstitutionId,
  type InventoryCounts,
  type InventoryQuery,
  type Priority,
  scoreDemand,
  scorePriority,
} from '@milpa/sdk';
import type { StandingDataset } from '../../dataset/index.ts';
import { dayOf, type Named, type PublishingNeeds } from '../model.ts';
import { firstSettings, type HoldingRow, type SettingsRow, store } from './store.ts';

/** Who looks: the people of the institution at everything, everyone else at what is public. */
export type Eyes = 'inside' | 'public';

/** What one look at inventories needs besides the rows. */
interface Look {
  readonly eyes: Eyes;
  readonly today: string;
  readonly datasets: ReadonlyMap<string, StandingDataset>;
  readonly institutions: ReadonlyMap<InstitutionId, Named>;
  readonly settings: ReadonlyMap<InstitutionId, SettingsRow>;
  readonly demand: ReadonlyMap<HoldingId, NonNullable<Holding['demand']>>;
}

/** Whether everyone may read the name of a holding. What nobody classified yet is not public. */
export const isNamePublic = ({ content }: HoldingRow, settings: Pick<SettingsRow, 'closed_names_public'>): boolean =>
  content.level === 'public' || (content.level !== null && settings.closed_names_public);

export async function presentHoldings(
  needs: Pick<PublishingNeeds, 'database' | 'datasets' | 'institutions' | 'clock' | 'countDemand'>,
  rows: readonly HoldingRow[],
  eyes: Eyes,
): Promise<Holding[]> {
  const bodies = [...new Set(rows.map(({ institution }) => institution))];
  const [standing, names, settings, demand] = await Promise.all([
    needs.datasets.listStanding([...new Set(rows.flatMap(({ content }) => content.datasets))]),
    needs.institutions.listNames(bodies),
    store.listSettings(needs.database, bodies),
    needs.countDemand(rows.map(({ id }) => id)),
  ]);
  const look: Look = {
    ...{ eyes, settings, today: dayOf(needs.clock()) },
    demand: new Map(demand.map(({ holding, ...count }) => [holding, { ...count, score: scoreDemand(count.people) }])),
    datasets: new Map(standing.map((each) => [each.id, each])),
    institutions: new Map(names.map(({ id, slug, name }) => [id, { id, slug, name }])),
  };
  return rows.flatMap((row) => presentHolding(row, look));
}

function presentHolding(row: HoldingRow, look: Look): Holding[] {
  const institution = look.institutions.get(row.institution);
  if (!institution) return [];
  const settings = look.settings.get(row.institution) ?? firstSettings;
  if (look.eyes === 'public' && !isNamePublic(row, settings)) return [];
  const isClosed = look.eyes === 'public' && row.content.level !== 'public';
  const content = isClosed ? withhold(row.content) : row.content;
  const linked = content.datasets.flatMap((id) => look.datasets.get(id) ?? []);
  const seen = linked.filter(({ state }) => look.eyes === 'inside' || state !== 'draft');
  const { decision } = row.content;
  const demand = (isClosed ? undefined : look.demand.get(row.id)) ?? null;
  return [
    {
      ...content,
      id: row.id,
      institution,
      datasets: seen.map(({ id, slug, title, state, issued }) => ({
        ...{ id, slug, title },
        released: state === 'released' ? (issued?.toISOString() ?? null) : null,
        withdrawn: state === 'withdrawn',
      })),
      state: findState(row, linked, look),
      planned: row.planned,
      reviewPast: decision !== null && decision.review < look.today,
      demand,
      score: scorePriority(putDemand(content.priority, demand), settings.weights),
      revision: row.revision,
      created: row.created.toISOString(),
      updated: row.updated.toISOString(),
    },
  ];
}

/** People who asked are counted, not judged. */
const putDemand = (judged: Priority, demand: Holding['demand']): Priority =>
  demand === null ? judged : { ...judged, demand: { score: demand.score, reason: String(demand.people) } };

/** Of a closed holding everyone reads that it exists, who answers for it, and why it is closed: not what it is or where it lies. */
const withhold = (content: HoldingRow['content']): HoldingRow['content'] => ({
  ...content,
  ...{ description: {}, system: '', form: null, subject: '', geography: '', period: '', datasets: [], priority: {} },
});

function findState(row: HoldingRow, linked: readonly StandingDataset[], { today, eyes }: Look): HoldingState {
  const { level } = row.content;
  if (level === null) return 'unclassified';
  if (level === 'non-public') return 'closed';
  if (linked.some(({ state }) => state === 'released')) return 'published';
  if (row.planned !== null && row.planned < today) return 'overdue';
  if (eyes === 'inside' && linked.some(({ state }) => state === 'draft')) return 'drafted';
  return row.planned === null ? 'unplanned' : 'planned';
}

/** Counts of what the reader sees; of levels, of everything: how much is closed is never a secret. */
export function countInventory(all: readonly HoldingRow[], seen: readonly Holding[], today: string): InventoryCounts {
  const levels = { public: 0, restricted: 0, 'non-public': 0, unclassified: 0 };
  for (const { content } of all) levels[content.level ?? 'unclassified'] += 1;
  const states = parseStates(Object.fromEntries(holdingStates.map((state) => [state, 0])));
  for (const { state } of seen) states[state] += 1;
  return {
    holdings: all.length,
    levels,
    states,
    reviewsPast: all.filter(({ content: { decision } }) => decision !== null && decision.review < today).length,
    hidden: all.length - seen.length,
  };
}
const parseStates = (counts: Record<string, number>) => counts as Record<HoldingState, number>;

/** Those that answer the question, in its order. */
export function answerQuery(items: readonly Holding[], query: InventoryQuery): Holding[] {
  const words = fold(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const found = items.filter(
    (item) =>
      (query.level === undefined || (item.level ?? 'unclassified') === query.level) &&
      (query.state === undefined || item.state === query.state) &&
      (query.review === undefined || item.reviewPast) &&
      words.every((word) => fold(textOf(item)).includes(word)),
  );
  return found.toSorted(orders[query.sort]);
}

const nameOf = (item: Holding) => findText(item.name, 'es')?.text ?? item.key;
const byName = (a: Holding, b: Holding) => nameOf(a).localeCompare(nameOf(b), 'es') || (a.key < b.key ? -1 : 1);
const orders = {
  name: byName,
  updated: (a: Holding, b: Holding) => (a.updated === b.updated ? byName(a, b) : a.updated < b.updated ? 1 : -1),
  // The middle of what is possible; of two alike the one that is known better.
  priority: (a: Holding, b: Holding) =>
    b.score.middle - a.score.middle || a.score.unknown.length - b.score.unknown.length || byName(a, b),
} as const;

const textOf = ({ key, name, description, area, post, system }: Holding) =>
  [key, ...Object.values(name), ...Object.values(description), area, post, system].join(' ');

/** Words without their accents and capitals. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
