import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IndicatorId, indicators, type Tally } from '../quality/mqa.ts';
import { makeCountry } from './country.ts';
import { type BodyFacts, hasBegun, noFacts } from './facts.ts';
import { listGains, listMendings } from './gains.ts';
import { indicatorTypes, newestMethod, scoreIndicators, scoreMethods } from './method.ts';
import { describeDistribution, mostTied, rankScores, scoreBody } from './score.ts';

fc.configureGlobal({ seed: 20_261_126 });

const tally = (most = 30): fc.Arbitrary<Tally> =>
  fc
    .tuple(fc.nat(most), fc.nat(most), fc.nat(most))
    .map(([held, unknown, failed]) => ({ held, unknown, population: held + unknown + failed }));
const tallyOf = (population: number): fc.Arbitrary<Tally> =>
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })).map(([a, b]) => {
    const held = Math.round(a * population);
    return { held, unknown: Math.round(b * (population - held)), population };
  });
const plan: fc.Arbitrary<BodyFacts['plan']> = fc
  .record({ approved: fc.boolean(), onTime: fc.nat(9), late: fc.nat(9), undone: fc.nat(9), later: fc.nat(9) })
  .map(({ approved, onTime, late, undone, later }) =>
    approved
      ? { approved, promised: onTime + late + undone + later, due: onTime + late + undone, onTime, late }
      : { approved, promised: 0, due: 0, onTime: 0, late: 0 },
  );
const quality = (datasets: number, files: number): fc.Arbitrary<BodyFacts['quality']> =>
  fc.tuple(...indicators.map(({ on }) => tallyOf(on === 'dataset' ? datasets : files))).map(parseQuality);
const parseQuality = (tallies: readonly Tally[]) =>
  Object.fromEntries(indicators.map(({ id }, at) => [id, tallies[at]])) as BodyFacts['quality'];

/** Whatever a body may look like. */
const facts: fc.Arbitrary<BodyFacts> = fc.tuple(fc.nat(20), fc.nat(40)).chain(([datasets, files]) =>
  fc.record({
    ...{ holdings: tally(), plan, datasets: fc.constant(datasets) },
    updates: fc.nat(datasets).chain(tallyOf),
    ...{ formats: tallyOf(datasets), licences: tallyOf(datasets) },
    quality: fc.option(quality(datasets, files)),
    requests: fc.option(tally()),
    reused: fc.option(tallyOf(datasets)),
  }),
);

const scoreOf = (body: BodyFacts) => scoreBody(body).score ?? 0;
const tiny = 1e-9;

/** Every tally of a body, with how to put another in its place. */
function listTallies(body: BodyFacts): { readonly tally: Tally; readonly put: (next: Tally) => BodyFacts }[] {
  const named = (['holdings', 'updates', 'formats', 'licences', 'requests', 'reused'] as const).flatMap((name) => {
    const own = body[name];
    return own ? [{ tally: own, put: (next: Tally) => ({ ...body, [name]: next }) }] : [];
  });
  const { quality: checks } = body;
  const ofQuality = checks
    ? indicators.map(({ id }) => ({
        tally: checks[id],
        put: (next: Tally) => ({ ...body, quality: parseChecks({ ...checks, [id]: next }) }),
      }))
    : [];
  return [...named, ...ofQuality];
}
const parseChecks = (checks: object) => checks as Record<IndicatorId, Tally>;

describe('the formula (F8)', () => {
  test('weighs seven indicators of three types, a hundred in all', () => {
    for (const { weights } of scoreMethods) {
      expect(Object.keys(weights)).toEqual([...scoreIndicators]);
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
    }
    expect(new Set(Object.values(indicatorTypes))).toEqual(new Set(['input', 'output', 'outcome']));
  });

  test('F8: a score lies between 0 and 100, and not above what it might be', () => {
    fc.assert(
      fc.property(facts, (body) => {
        const { score, highest } = scoreBody(body);
        expect(score === null).toBe(!hasBegun(body));
        if (score === null || highest === null) return;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(highest).toBeGreaterThanOrEqual(score - tiny);
        expect(highest).toBeLessThanOrEqual(100 + tiny);
      }),
    );
  });

  test('F8: mending any defect, one of them or all, never lowers a score', () => {
    fc.assert(
      fc.property(facts, (body) => {
        for (const { mended, kind } of listMendings(body))
          expect(scoreOf(mended), kind).toBeGreaterThanOrEqual(scoreOf(body) - tiny);
        for (const { tally: own, put } of listTallies(body)) {
          if (own.held + own.unknown === own.population) continue;
          expect(scoreOf(put({ ...own, held: own.held + 1 }))).toBeGreaterThanOrEqual(scoreOf(body) - tiny);
        }
      }),
    );
  });

  test('F8: keeping a promise, late or in time, early or not, never lowers a score', () => {
    fc.assert(
      fc.property(facts, (body) => {
        const { plan: own } = body;
        const next = (change: Partial<BodyFacts['plan']>) => scoreOf({ ...body, plan: { ...own, ...change } });
        const before = scoreOf(body) - tiny;
        if (own.due > own.onTime + own.late) {
          expect(next({ late: own.late + 1 })).toBeGreaterThanOrEqual(before);
          expect(next({ onTime: own.onTime + 1 })).toBeGreaterThanOrEqual(before);
        }
        if (own.promised > own.due)
          expect(next({ due: own.due + 1, onTime: own.onTime + 1 })).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('F8: what could not be checked never raises a score: not above what passed, nor above what failed', () => {
    fc.assert(
      fc.property(facts, (body) => {
        for (const { tally: own, put } of listTallies(body)) {
          const before = scoreOf(body);
          if (own.held > 0)
            expect(scoreOf(put({ ...own, held: own.held - 1, unknown: own.unknown + 1 }))).toBeLessThanOrEqual(
              before + tiny,
            );
          if (own.held + own.unknown < own.population)
            expect(scoreOf(put({ ...own, unknown: own.unknown + 1 }))).toBeCloseTo(before, 9);
        }
      }),
    );
  });

  test('F8: when all that could not be checked turns out to hold, the score is the highest that was told', () => {
    fc.assert(
      fc.property(facts, (body) => {
        const found = listTallies(body).reduce((before, _, at) => {
          const each = listTallies(before)[at];
          return each ? each.put({ ...each.tally, held: each.tally.held + each.tally.unknown, unknown: 0 }) : before;
        }, body);
        expect(scoreBody(found).score ?? 0).toBeCloseTo(scoreBody(body).highest ?? 0, 9);
      }),
    );
  });

  test('F8: what the portal does not know neither raises nor lowers: the score is as if it were as good as the rest', () => {
    fc.assert(
      fc.property(facts, (body) => {
        const without = { ...body, quality: null, requests: null, reused: null };
        const score = scoreOf(without);
        const exact = { held: score, unknown: 0, population: 100 };
        expect(scoreOf({ ...without, requests: exact })).toBeCloseTo(score, 6);
        const method = { ...newestMethod, weights: { ...newestMethod.weights, demand: 0, reuse: 0, quality: 0 } };
        expect(scoreBody(without, method).score ?? 0).toBeCloseTo(score, 9);
      }),
    );
  });

  test('F8: a body with nothing is not ranked; one that only planned is not better than one that published', () => {
    expect(scoreBody(noFacts)).toMatchObject({ score: null, highest: null });
    const all = { held: 5, unknown: 0, population: 5 };
    const planned = { ...noFacts, holdings: all, plan: { approved: true, promised: 5, due: 0, onTime: 0, late: 0 } };
    expect(scoreOf(planned)).toBeLessThan(50);
    expect(scoreOf({ ...planned, datasets: 5, formats: all, licences: all })).toBeGreaterThan(scoreOf(planned));
    // A plan that promises nothing is no way around having to keep promises.
    const empty = { ...planned, plan: { ...planned.plan, promised: 0 } };
    expect(scoreOf(empty)).toBeLessThan(scoreOf(planned));
  });

  test('a worked example, to the last digit', () => {
    const body: BodyFacts = {
      ...noFacts,
      holdings: { held: 8, unknown: 0, population: 10 },
      plan: { approved: true, promised: 6, due: 5, onTime: 2, late: 1 },
      datasets: 4,
      updates: { held: 1, unknown: 1, population: 4 },
      formats: { held: 3, unknown: 1, population: 4 },
      licences: { held: 2, unknown: 0, population: 4 },
    };
    // (15 × 0.9 + 20 × 0.5 + 20 × 0.25 + 10 × 0.625) / 65, and with the unknown 20 × 0.5 and 10 × 0.75
    const { score, highest, parts } = scoreBody(body);
    expect(score).toBe((100 * 34.75) / 65);
    expect(highest).toBeCloseTo((100 * 41) / 65, 12);
    expect(parts.quality).toEqual({ missing: 'not-known', of: 0 });
    expect(parts.plan).toEqual({ low: 0.5, high: 0.5, of: (100 * 20) / 65 });
    // Each in points of 65: 20 × 0.5, 20 × 0.25, 20 × 0.2 (two kept late of five due), 10 × 0.25, 15 × 0.1.
    expect(
      listGains(body).map(({ kind, count, points }) => [kind, count, Number(((points * 65) / 100).toFixed(9))]),
    ).toEqual([
      ['update-datasets', 2, 10],
      ['say-frequency', 1, 5],
      ['keep-commitments', 2, 4],
      ['open-licences', 2, 2.5],
      ['classify-holdings', 2, 1.5],
    ]);
  });
});

describe('ranks and ties (F8)', () => {
  test('bodies with the same shown score share a rank, and the next ones count them', () => {
    expect(rankScores([50, null, 70, 50.001, 10])).toEqual([2, null, 1, 2, 4]);
  });

  test('ties, spread and bands of known scores', () => {
    const scores = [0, 10, 20, 30, 40, 50, 60, 70, 80, 100, 100, null];
    expect(describeDistribution(scores)).toEqual({
      ...{ scored: 11, tied: 2, tiedShare: 2 / 11, largestTie: 2, spread: 90, median: 50 },
      bands: [1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
    });
    expect(describeDistribution([])).toMatchObject({
      scored: 0,
      tiedShare: 0,
      largestTie: 0,
      spread: null,
      median: null,
    });
  });

  test('the ranking of 2016, on which 171 of 204 tied, would have raised the alarm', () => {
    const scores = Array.from({ length: 204 }, (_, at) => (at < 171 ? 100 : at - 170));
    expect(describeDistribution(scores).tiedShare).toBeGreaterThan(mostTied);
  });
});

describe('a country as unequal as real ones (C2, F8)', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

  test('has the sizes it says: 200 bodies, 14 thousand resources, five of them with half', () => {
    const sizes = makeCountry(7).map(({ facts: { quality: checks } }) => checks?.byteSize.population ?? 0);
    const sum = sizes.reduce((all, each) => all + each, 0);
    expect(sizes).toHaveLength(200);
    expect(sum).toBeGreaterThan(13_500);
    expect(sum).toBeLessThan(14_500);
    expect(sizes.slice(0, 5).reduce((all, each) => all + each, 0) / sum).toBeCloseTo(0.49, 1);
    expect(makeCountry(7)).toEqual(makeCountry(7));
    expect(makeCountry(8)).not.toEqual(makeCountry(7));
  });

  test.each(seeds)('F8, C2: seed %i: the tenths differ by 40 points or more, under a fifth tie', (seed) => {
    const scores = makeCountry(seed).map(({ facts: body }) => scoreBody(body).score);
    const { spread, tiedShare, largestTie, scored } = describeDistribution(scores);
    expect(scored).toBe(200);
    expect(spread).toBeGreaterThanOrEqual(40);
    expect(tiedShare).toBeLessThan(mostTied);
    expect(largestTie).toBeLessThan(10);
  });
});
