import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Check,
  type DatasetChecks,
  type IndicatorId,
  indicators,
  listDatasetRemedies,
  listRemedies,
  mostPoints,
  rate,
  scoreByDataset,
  scoreByShare,
  scoreDataset,
  type Tally,
  tally,
} from './mqa.ts';

fc.configureGlobal({ seed: 20_261_126 });

const parseDataset = (pick: (id: IndicatorId, distribution: number) => Check, distributions: number): DatasetChecks => {
  const of = (on: 'dataset' | 'distribution', at: number) =>
    Object.fromEntries(indicators.filter((each) => each.on === on).map(({ id }) => [id, pick(id, at)]));
  return {
    checks: of('dataset', 0),
    distributions: Array.from({ length: distributions }, (_, at) => of('distribution', at)),
  } as unknown as DatasetChecks;
};
const all = (value: Check, distributions = 2) => parseDataset(() => value, distributions);

test('23 indicators make 405 points: 100, 100, 110, 75, 20', () => {
  expect([indicators.length, mostPoints]).toEqual([23, 405]);
  const of = (dimension: string) =>
    indicators.filter((each) => each.dimension === dimension).reduce((sum, { points }) => sum + points, 0);
  expect(['findability', 'accessibility', 'interoperability', 'reusability', 'contextuality'].map(of)).toEqual([
    100, 100, 110, 75, 20,
  ]);
});

test('a published catalogue of 46 datasets and 255 distributions gets its printed 280.31 points', () => {
  // Counts: github mjanez/ckan-mqa, README, "Example of ckan-mqa results summary".
  const held: Record<IndicatorId, readonly [number, number]> = {
    keyword: [46, 46],
    theme: [46, 46],
    spatial: [42, 46],
    temporal: [0, 46],
    accessUrlAnswers: [255, 255],
    downloadUrl: [0, 255],
    downloadUrlAnswers: [0, 255],
    format: [255, 255],
    mediaType: [255, 255],
    formatFromVocabulary: [378, 510],
    nonProprietary: [131, 255],
    machineReadable: [252, 255],
    dcatAp: [0, 46],
    license: [255, 255],
    licenseFromVocabulary: [245, 255],
    accessRights: [46, 46],
    accessRightsFromVocabulary: [0, 46],
    contactPoint: [46, 46],
    publisher: [46, 46],
    rights: [255, 255],
    byteSize: [0, 255],
    issued: [46, 46],
    modified: [46, 46],
  };
  const tallies = parseTallies(
    Object.fromEntries(Object.entries(held).map(([id, [n, population]]) => [id, { held: n, unknown: 0, population }])),
  );
  const { points, rating, indicators: each } = scoreByShare(tallies);
  // That program rounds each indicator before it adds them; unrounded the sum is .01 higher.
  const rounded = Object.values(each).reduce((sum, one) => sum + Number(one.points.toFixed(2)), 0);
  expect([rounded.toFixed(2), points.toFixed(2), rating]).toEqual(['280.31', '280.32', 'good']);
  expect(listRemedies(tallies)[0]).toMatchObject({ gain: 30 });
});
const parseTallies = (tallies: Record<string, Tally>) => tallies as Record<IndicatorId, Tally>;

describe('both habits', () => {
  test('give 405 to what has everything and 0 to what has nothing', () => {
    for (const [value, points] of [
      [true, 405],
      [false, 0],
    ] as const) {
      expect(scoreDataset(all(value)).points).toBe(points);
      expect(scoreByShare(tally([all(value)])).points).toBe(points);
      expect(scoreByDataset([all(value), all(value)])?.points).toBe(points);
    }
  });

  test('4.6-11, F8: never count what could not be checked as if it held, and say what it might be', () => {
    expect(scoreDataset(all(undefined))).toMatchObject({ points: 0, highest: 405, rating: 'bad' });
    expect(scoreByShare(tally([all(undefined)]))).toMatchObject({ points: 0, highest: 405 });
  });

  test('4.6-9: differ where distributions do: one counts the best, the other all', () => {
    const mixed = parseDataset((_, at) => at === 0, 4);
    expect(scoreDataset(mixed).points).toBe(405);
    expect(scoreByShare(tally([mixed])).points).toBeLessThan(405);
  });

  test('4.6-10, F8: mending something never lowers a score', () => {
    const check = fc.constantFrom<Check>(true, false, undefined);
    const seeds = fc.array(check, { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(seeds, fc.constantFrom(...indicators), fc.nat(1), (values, mended, where) => {
        const pick = (id: IndicatorId, at: number) => values[indicators.findIndex((each) => each.id === id) * 2 + at];
        const before = parseDataset(pick, 2);
        const after = parseDataset((id, at) => (id === mended.id && at === where % 2 ? true : pick(id, at)), 2);
        expect(scoreDataset(after).points).toBeGreaterThanOrEqual(scoreDataset(before).points);
        expect(scoreByShare(tally([after])).points).toBeGreaterThanOrEqual(scoreByShare(tally([before])).points - 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

test('ratings begin where they are said to', () => {
  expect([405, 351, 350, 221, 220, 121, 120, 0].map(rate)).toEqual([
    'excellent',
    'excellent',
    'good',
    'good',
    'sufficient',
    'sufficient',
    'bad',
    'bad',
  ]);
});

test('what to mend in a dataset is told with what it gains; what its best distribution has gains nothing', () => {
  const lacking = parseDataset((id, at) => (id === 'keyword' ? false : id !== 'format' || at === 0), 2);
  expect(listDatasetRemedies(lacking)).toEqual([
    { indicator: 'keyword', gain: 30, missing: 1, unknown: 0 },
    { indicator: 'format', gain: 0, missing: 1, unknown: 0 },
  ]);
  const unseen = parseDataset((id) => (id === 'accessUrlAnswers' ? undefined : true), 2);
  expect(listDatasetRemedies(unseen)).toEqual([{ indicator: 'accessUrlAnswers', gain: 50, missing: 0, unknown: 2 }]);
});

test('mending what gains the most never lowers the score, and adds what was said', () => {
  const check = fc.constantFrom<Check>(true, false, undefined);
  const dataset = fc
    .tuple(fc.array(check, { minLength: 92, maxLength: 92 }), fc.integer({ min: 0, max: 3 }))
    .map(([checks, count]) =>
      parseDataset((id, at) => checks[at * 23 + indicators.findIndex((each) => each.id === id)], count),
    );
  fc.assert(
    fc.property(dataset, (one) => {
      const before = scoreDataset(one).points;
      for (const { indicator, gain } of listDatasetRemedies(one)) {
        const { on } = indicators.find(({ id }) => id === indicator) ?? { on: 'dataset' };
        const mended =
          on === 'dataset'
            ? { ...one, checks: { ...one.checks, [indicator]: true } }
            : { ...one, distributions: one.distributions.map((each) => ({ ...each, [indicator]: true })) };
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(scoreDataset(mended).points).toBe(before + gain);
      }
    }),
  );
});
