import { readFileSync } from 'node:fs';
import {
  BodyQuality,
  type Dataset,
  DatasetQuality,
  Quality,
  type QualityIndicatorId,
  QualityRow,
  QualityVocabulary,
  qualityDimensions,
  qualityIndicators,
} from '@milpa/sdk';

const score = { points: 144.9, highest: 194.9, rating: 'sufficient' } as const;
const on: ReadonlySet<QualityIndicatorId> = new Set(['keyword', 'theme', 'spatial', 'temporal', 'dcatAp']);

const indicators = qualityIndicators.map((id, at) => ({
  id,
  dimension: qualityDimensions[at % 5],
  on: on.has(id) ? 'dataset' : 'distribution',
  points: 10 + at,
  held: at % 3,
  unknown: 1,
  population: 5,
}));
/** One of each indicator: some gain, some gain nothing, some could not be checked. */
const remedies = qualityIndicators.map((indicator, at) => ({
  indicator,
  gain: Math.max(0, 20 - at),
  missing: at % 4,
  unknown: 1,
  pointer: '/metadata/keywords',
}));

/** Metadata quality as a portal would tell it of these datasets. */
function describeQuality({ id, slug, version }: Dataset): DatasetQuality {
  const checks = { licence: 'pass', structured: 'pass', free: 'unknown', addresses: 'fail', linked: 'fail' };
  return DatasetQuality.parse({
    ...score,
    ...{ id, slug, version, remedies },
    indicators: indicators.map((each) => ({ ...each, scored: each.held > 0 ? each.points : 0 })),
    openness: { stars: 2, possible: 3, checks },
  });
}

const sum = (datasets: number) =>
  Quality.parse({
    datasets,
    measured: '2027-02-01T10:00:00.000Z',
    byDataset: score,
    byShare: { ...score, points: 136.8 },
    ratings: { excellent: 1, good: 0, sufficient: 1393, bad: 195 },
    spread: Array.from({ length: 9 }, (_, at) => ({ from: at * 45, to: at * 45 + 45, datasets: at * 100 })),
    stars: [0, 1588, 0, 1, 0, 0],
    possibleStars: [0, 200, 0, 1389, 0, 0],
    indicators,
    remedies,
  });

/** As a real portal describes its metrics. */
const vocabulary = new URL('../fixtures/quality-metrics.json', import.meta.url);

export function answerQuality(datasets: readonly Dataset[], part: string): Response {
  if (part === 'metrics') return Response.json(QualityVocabulary.parse(JSON.parse(readFileSync(vocabulary, 'utf8'))));
  if (part === 'institutions')
    return Response.json(datasets.map(({ publisher }) => BodyQuality.parse({ ...score, publisher, datasets: 3 })));
  if (part !== 'datasets') return Response.json(sum(datasets.length));
  const items = datasets.map(({ id, slug, metadata: { title }, publisher, modified }) =>
    QualityRow.parse({ ...score, id, slug, title, publisher, stars: 1, possibleStars: 5, measured: modified }),
  );
  return Response.json({ total: 99, items });
}

export function answerDatasetQuality(datasets: readonly Dataset[], key: string): Response | undefined {
  const found = datasets.find(({ id, slug }) => id === key || slug === key);
  return found && Response.json(describeQuality(found));
}
