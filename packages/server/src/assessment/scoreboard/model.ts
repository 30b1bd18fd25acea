import {
  type BodyFacts,
  type BodyScore,
  describeDistribution,
  followsFromFacts,
  indicatorTypes,
  mostTied,
  noFacts,
  rankScores,
  roundScore,
  type ScoreFormula,
  scoreBody,
  scoreIndicators,
} from '@milpa/measure';
import type { InstitutionId, ScoreDistribution, ScoreDocument, ScoreFacts, ScoreMethod, ScoreRow } from '@milpa/sdk';
import type { PublicBody } from '../../institution/index.ts';

/** A body with its figures: what a snapshot keeps of it. */
export type ScoredBody = ScoreDocument['bodies'][number];

/** All bodies by rank, those that have not begun behind, each with its figures. The same figures give the same digits. */
export function scoreBodies(
  bodies: readonly PublicBody[],
  facts: ReadonlyMap<InstitutionId, BodyFacts>,
  method: ScoreFormula,
): ScoredBody[] {
  const rows = bodies.map((body) => {
    const own = facts.get(body.id) ?? noFacts;
    return { institution: nameBody(body), facts: own, ...scoreBody(own, method) };
  });
  return orderRows(rankAll(rows));
}

/** Only bodies that are still there: what became of those that ended is told where they were taken over. */
export const isRated = ({ ended }: PublicBody): boolean => ended === undefined;

const nameBody = ({ id, slug, name, level, class: kind, parent }: PublicBody): ScoreRow['institution'] => ({
  ...{ id, slug, name, level, parent },
  class: kind ?? null,
});

type Unranked = BodyScore & Pick<ScoreRow, 'institution'> & { readonly facts: BodyFacts };

function rankAll(rows: readonly Unranked[]): ScoredBody[] {
  const ranks = rankScores(rows.map(({ score }) => score));
  const sizes = new Map<number, number>();
  for (const rank of ranks) if (rank !== null) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
  return rows.map(({ facts, parts, ...row }, at) => {
    const rank = ranks[at] ?? null;
    return {
      ...row,
      facts: presentFacts(facts),
      parts: { ...parts },
      rank,
      tied: rank !== null && (sizes.get(rank) ?? 0) > 1,
    };
  });
}

const presentFacts = (facts: BodyFacts): ScoreFacts => ({
  ...facts,
  plan: { ...facts.plan },
  quality: facts.quality && { ...facts.quality },
});
/** Written by `presentFacts`, whose tallies have every indicator. */
export const parseFacts = (facts: ScoreFacts) => facts as BodyFacts;

export const orderRows = <Row extends ScoreRow>(rows: readonly Row[]): Row[] =>
  rows.toSorted(
    (a, b) =>
      (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
      (a.institution.slug < b.institution.slug ? -1 : 1),
  );

/** Whether a kept month is, to the last digit, what this method makes of its figures. */
export const isScoredBy = ({ bodies }: ScoreDocument, method: ScoreFormula): boolean =>
  followsFromFacts(
    bodies.map((body) => ({ ...body, facts: parseFacts(body.facts) })),
    method,
  );

export const describeScores = (rows: readonly ScoreRow[]): ScoreDistribution => {
  const found = describeDistribution(rows.map(({ score }) => score));
  return { ...found, bands: [...found.bands], mostTied };
};

export const presentMethod = ({ version, weights }: ScoreFormula): ScoreMethod => ({
  version,
  indicators: scoreIndicators.map((id) => ({ id, type: indicatorTypes[id], weight: weights[id] })),
});

/** As people see it: two decimals; differences beyond make no rank. */
export const formatScore = (score: number | null): string => (score === null ? '' : roundScore(score).toFixed(2));

export const monthOf = (day: string): string => day.slice(0, 7);

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
