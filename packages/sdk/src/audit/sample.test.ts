import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample, formatPopulation, hashPopulation } from './sample.ts';

fc.configureGlobal({ seed: 20_261_126 });

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const ten = Array.from({ length: 10 }, (_, at) => ({ id: `d${at}`, version: 1 }));

test('same seed, same population: same sample, whatever order the list comes in', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 }),
      fc.string({ maxLength: 20 }),
      fc.nat(70),
      (ids, seed, size) => {
        const members = ids.map((id) => ({ id, version: 1 }));
        const drawn = drawSample(members, seed, size, digest);
        expect(drawSample(members.toReversed(), seed, size, digest)).toEqual(drawn);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(Math.min(size, ids.length));
        // A larger sample begins with the smaller one: what was looked at first need not be looked at again.
        expect(drawSample(members, seed, size + 1, digest).slice(0, size)).toEqual(drawn);
        expect(hashPopulation(formatPopulation(members.toReversed()), digest)).toBe(
          hashPopulation(formatPopulation(members), digest),
        );
      },
    ),
  ));

test('as anybody draws it by hand: sha256sum of seed and identifier, sorted', () => {
  const byHand = ten
    .map(({ id }) => `${createHash('sha256').update(`maize\n${id}\n`).digest('hex')} ${id}`)
    .toSorted()
    .map((line) => line.slice(65));
  expect(drawSample(ten, 'maize', 10, digest).map(({ id }) => id)).toEqual(byHand);
});

test('every member is drawn about as often as any other', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed += 1)
    for (const { id } of drawSample(ten, String(seed), 3, digest)) counts.set(id, (counts.get(id) ?? 0) + 1);
  // 600 each; five standard deviations of a binomial are 102.
  for (const count of counts.values()) expect(Math.abs(count - 600)).toBeLessThan(102);
  expect(counts.size).toBe(10);
});
