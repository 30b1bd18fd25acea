import { type IndicatorId, indicators, type Tally } from '../quality/mqa.ts';
import type { BodyFacts } from './facts.ts';
import { newestMethod, type ScoreFormula, type ScoreIndicator } from './method.ts';
import { scoreBody } from './score.ts';

export type GainKind =
  | 'classify-holdings'
  | 'approve-plan'
  | 'keep-commitments'
  | 'update-datasets'
  | 'say-frequency'
  | 'mend-metadata'
  | 'open-formats'
  | 'open-licences';

/** Something a body can do, and what its score would gain. */
export interface Gain {
  readonly kind: GainKind;
  readonly indicator: ScoreIndicator;
  /** Of `mend-metadata`: which check. */
  readonly check?: IndicatorId;
  /** How many things are to be mended. */
  readonly count: number;
  /** Points if all of them were; unrounded. */
  readonly points: number;
}

type Mending = Omit<Gain, 'points'> & { readonly mended: BodyFacts };

const isMissing = ({ held, unknown, population }: Tally): number => population - held - unknown;
const mendTally = (tally: Tally): Tally => ({ ...tally, held: tally.held + isMissing(tally) });

/** What would raise the score, the most points first. What could not be checked is not in it: nobody knows that it is wrong. */
export function listGains(facts: BodyFacts, method: ScoreFormula = newestMethod): Gain[] {
  const before = scoreBody(facts, method).score ?? 0;
  return listMendings(facts)
    .filter(({ count }) => count > 0)
    .map(({ mended, ...gain }) => ({ ...gain, points: (scoreBody(mended, method).score ?? 0) - before }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.kind < b.kind ? -1 : 1));
}

/** Each defect there can be, with the facts as they would be without it. */
export function listMendings(facts: BodyFacts): Mending[] {
  const { holdings, plan, updates, formats, licences } = facts;
  const undone = plan.due - plan.onTime - plan.late;
  const silent = updates.unknown;
  return [
    {
      ...{ kind: 'classify-holdings', indicator: 'inventory', count: isMissing(holdings) },
      mended: { ...facts, holdings: mendTally(holdings) },
    },
    {
      ...{ kind: 'approve-plan', indicator: 'inventory', count: plan.approved ? 0 : 1 },
      // A plan that promises something, of which nothing is due on its first day.
      mended: { ...facts, plan: { ...plan, approved: true, promised: Math.max(1, plan.promised) } },
    },
    {
      ...{ kind: 'keep-commitments', indicator: 'plan', count: undone },
      mended: { ...facts, plan: { ...plan, late: plan.late + undone } },
    },
    {
      ...{ kind: 'update-datasets', indicator: 'freshness', count: isMissing(updates) },
      mended: { ...facts, updates: mendTally(updates) },
    },
    {
      ...{ kind: 'say-frequency', indicator: 'freshness', count: silent },
      mended: { ...facts, updates: { ...updates, unknown: 0, held: updates.held + silent } },
    },
    {
      ...{ kind: 'open-formats', indicator: 'openness', count: isMissing(formats) },
      mended: { ...facts, formats: mendTally(formats) },
    },
    {
      ...{ kind: 'open-licences', indicator: 'openness', count: isMissing(licences) },
      mended: { ...facts, licences: mendTally(licences) },
    },
    // What was not answered by its day is late for ever: nothing mends it.
    ...listMetadataMendings(facts),
  ];
}

function listMetadataMendings(facts: BodyFacts): Mending[] {
  const { quality } = facts;
  if (!quality) return [];
  return indicators.map(({ id }) => ({
    ...{ kind: 'mend-metadata', indicator: 'quality', check: id, count: isMissing(quality[id]) },
    mended: { ...facts, quality: { ...quality, [id]: mendTally(quality[id]) } },
  }));
}
