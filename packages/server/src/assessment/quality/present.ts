import {
  type Check,
  type IndicatorId,
  indicators,
  listDatasetRemedies,
  listRemedies,
  rate,
  scoreByShare,
  scoreDataset,
  type Tally,
  tally,
} from '@milpa/measure';
import type { Dataset, DatasetQuality, Outcome, Quality, QualityIndicator, QualityRemedy } from '@milpa/sdk';
import type { Measured } from './measure.ts';
import type { Summary } from './store.ts';

/** The field of the working copy that mends an indicator; null where the portal or the file itself answers. */
const pointers: Readonly<Record<IndicatorId, string | null>> = {
  keyword: '/metadata/keywords',
  theme: '/metadata/themes',
  spatial: '/metadata/spatial',
  temporal: '/metadata/temporal',
  accessUrlAnswers: '/distributions',
  downloadUrl: '/distributions',
  downloadUrlAnswers: '/distributions',
  format: '/distributions',
  mediaType: '/distributions',
  formatFromVocabulary: '/distributions',
  nonProprietary: '/distributions',
  machineReadable: '/distributions',
  dcatAp: '/metadata',
  license: '/metadata/licence',
  licenseFromVocabulary: '/metadata/licence',
  accessRights: '/metadata/accessLevel',
  accessRightsFromVocabulary: '/metadata/accessLevel',
  contactPoint: '/metadata/contact',
  publisher: null,
  rights: '/distributions',
  byteSize: '/distributions',
  issued: null,
  modified: null,
};

const presentRemedy = (remedy: Omit<QualityRemedy, 'pointer'>): QualityRemedy => ({
  ...remedy,
  pointer: pointers[remedy.indicator],
});

const presentIndicators = (tallies: Readonly<Record<IndicatorId, Tally>>): QualityIndicator[] =>
  indicators.map(({ id, dimension, on, points }) => ({ id, dimension, on, points, ...tallies[id] }));

export const presentOutcome = (check: Check): Outcome => (check === undefined ? 'unknown' : check ? 'pass' : 'fail');

export function presentDataset(dataset: Dataset, { checks, openness }: Measured): DatasetQuality {
  const { points, highest, rating, indicators: scored } = scoreDataset(checks);
  const [licence, structured, free, addresses, linked] = openness.checks;
  return {
    id: dataset.id,
    slug: dataset.slug,
    version: dataset.version,
    ...{ points, highest, rating },
    indicators: presentIndicators(tally([checks])).map((each) => ({ ...each, scored: scored[each.id].points })),
    remedies: listDatasetRemedies(checks).map(presentRemedy),
    openness: {
      stars: openness.stars,
      possible: openness.possible,
      checks: {
        licence: presentOutcome(licence),
        structured: presentOutcome(structured),
        free: presentOutcome(free),
        addresses: presentOutcome(addresses),
        linked: presentOutcome(linked),
      },
    },
  };
}

export interface Found {
  readonly summary: Summary;
  readonly tallies: readonly Tally[];
  readonly spread: readonly { readonly step: number; readonly datasets: number }[];
  readonly rated: readonly { readonly rating: number; readonly datasets: number }[];
  readonly stars: readonly { readonly stars: number; readonly possible: number; readonly datasets: number }[];
}

/** Points in a step of the distribution. */
export const spreadStep = 45;
const steps = 9;
/** Points from which on the ratings are given, the best first. */
export const leastPoints = [351, 221, 121] as const;

/** Of a catalogue or a publisher, from what was counted of its datasets. */
export function presentQuality({ summary, tallies, spread, rated, stars }: Found): Quality {
  const { datasets, measured, points, highest } = summary;
  const none: Tally = { held: 0, unknown: 0, population: 0 };
  const byId = parseTallies(Object.fromEntries(indicators.map(({ id }, at) => [id, tallies[at] ?? none])));
  const shares = scoreByShare(byId);
  const [excellent = 0, good = 0, sufficient = 0, bad = 0] = [0, 1, 2, 3].map(
    (rating) => rated.find((each) => each.rating === rating)?.datasets ?? 0,
  );
  // The very best have 405 points, which would be a step of their own.
  const inStep = (step: number) =>
    spread.filter((each) => Math.min(each.step, steps - 1) === step).reduce((sum, each) => sum + each.datasets, 0);
  return {
    datasets,
    measured: measured?.toISOString() ?? null,
    byDataset: points === null || highest === null ? null : { points, highest, rating: rate(points) },
    byShare: datasets === 0 ? null : { points: shares.points, highest: shares.highest, rating: shares.rating },
    ratings: { excellent, good, sufficient, bad },
    spread: Array.from({ length: steps }, (_, step) => ({
      from: step * spreadStep,
      to: (step + 1) * spreadStep,
      datasets: inStep(step),
    })),
    stars: countEach(stars, ({ stars: sure }) => sure),
    possibleStars: countEach(stars, ({ possible }) => possible),
    indicators: presentIndicators(byId),
    remedies: listRemedies(byId).map((remedy) => presentRemedy({ ...remedy, unknown: byId[remedy.indicator].unknown })),
  };
}

const countEach = (found: Found['stars'], of: (each: Found['stars'][number]) => number): number[] =>
  [0, 1, 2, 3, 4, 5].map((count) =>
    found.filter((each) => of(each) === count).reduce((sum, { datasets }) => sum + datasets, 0),
  );

/** One for each indicator, made from their list. */
export const parseTallies = (tallies: Record<string, Tally>) => tallies as Record<IndicatorId, Tally>;
