import { type IndicatorId, indicators, type Tally } from '../quality/mqa.ts';
import { type Chance, createChance } from '../statistics/chance.ts';
import { type BodyFacts, emptyTally } from './facts.ts';

/** One public body of a made-up country. */
export interface MadeBody {
  readonly number: number;
  readonly level: 'federal' | 'state' | 'municipal' | 'autonomous';
  readonly facts: BodyFacts;
}

export interface CountrySize {
  readonly bodies: number;
  readonly resources: number;
  readonly commitments: number;
}

/** Sizes of the federal catalogue of Mexico in November 2016, rounded (its ranking of 204 institutions). */
export const usualCountry: CountrySize = { bodies: 200, resources: 14_000, commitments: 2_500 };

/** Of all resources; the first is the share of INEGI, the five together had 49 %. The others get less, one after the other. */
const largest = [0.257, 0.08, 0.06, 0.05, 0.043] as const;
const resourcesADataset = 2.3;

/**
 * A country whose bodies are as unequal as real ones: five hold half of everything, most hold little. How well each does
 * follows from one diligence of its own, spread evenly from none to all, and chance. What was found in 2023 is the mean:
 * 71 % of the datasets not updated in time, 40 % of the links broken. The same seed gives the same country.
 */
export function makeCountry(seed: number, size: CountrySize = usualCountry): MadeBody[] {
  const chance = createChance(seed);
  const sizes = shareOut(size);
  return sizes.map((resources, at) => {
    const diligence = chance();
    const commitments = Math.max(1, Math.round((size.commitments * resources) / size.resources));
    return {
      number: at + 1,
      level: chooseLevel(chance),
      facts: makeFacts(chance, { resources, commitments, diligence }),
    };
  });
}

function shareOut({ bodies, resources }: CountrySize): number[] {
  const top = largest.slice(0, bodies);
  const rest = Math.max(0, bodies - top.length);
  const harmonic = Array.from({ length: rest }, (_, at) => 1 / (at + 4)).reduce((sum, each) => sum + each, 0);
  const left = resources * (1 - top.reduce((sum, each) => sum + each, 0));
  return [
    ...top.map((share) => Math.round(share * resources)),
    ...Array.from({ length: rest }, (_, at) => Math.max(1, Math.round(left / (at + 4) / harmonic))),
  ];
}

function chooseLevel(chance: Chance): MadeBody['level'] {
  const drawn = chance();
  return drawn < 0.6 ? 'federal' : drawn < 0.8 ? 'state' : drawn < 0.95 ? 'municipal' : 'autonomous';
}

/** How many of so many, each with this probability. */
function draw(chance: Chance, many: number, probability: number): number {
  let count = 0;
  for (let each = 0; each < many; each += 1) if (chance() < probability) count += 1;
  return count;
}

function drawTally(chance: Chance, population: number, holds: number, cannotCheck = 0): Tally {
  const unknown = draw(chance, population, cannotCheck);
  return { population, unknown, held: draw(chance, population - unknown, holds) };
}

interface Size {
  readonly resources: number;
  readonly commitments: number;
  readonly diligence: number;
}

function makeFacts(chance: Chance, { resources, commitments, diligence }: Size): BodyFacts {
  const datasets = Math.max(1, Math.round(resources / resourcesADataset));
  // About a fifth are updated without fixed days, or not at all.
  const rhythmic = draw(chance, datasets, 0.8);
  // The mean of x^2.4 over all x from 0 to 1 is 0.29.
  const fresh = diligence ** 2.4;
  return {
    holdings: drawTally(chance, Math.max(1, Math.round(datasets * (1 + chance()))), 0.1 + 0.9 * diligence),
    plan: makePlan(chance, commitments, diligence),
    datasets,
    updates: rhythmic === 0 ? emptyTally : drawTally(chance, rhythmic, fresh, 0.2 * (1 - diligence)),
    formats: drawTally(chance, datasets, 0.2 + 0.75 * diligence, 0.05),
    licences: drawTally(chance, datasets, 0.3 + 0.7 * diligence, 0.05),
    quality: makeQuality(chance, datasets, resources, diligence),
    requests: null,
    reused: null,
  };
}

/** Two fifths of all commitments fall due in one month, and most of them are missed. */
function makePlan(chance: Chance, promised: number, diligence: number): BodyFacts['plan'] {
  if (chance() > 0.3 + 0.7 * diligence) return { approved: false, promised: 0, due: 0, onTime: 0, late: 0 };
  const inTheSpike = draw(chance, promised, 0.4);
  const others = draw(chance, promised - inTheSpike, 0.6);
  const onTime = draw(chance, inTheSpike, diligence * 0.5) + draw(chance, others, diligence);
  const due = inTheSpike + others;
  return { approved: true, promised, due, onTime, late: draw(chance, due - onTime, diligence * 0.6) };
}

/** Of 40 % broken links in the mean; a tenth were never asked. */
function makeQuality(chance: Chance, datasets: number, resources: number, diligence: number) {
  const tallies: Partial<Record<IndicatorId, Tally>> = {};
  for (const { id, on } of indicators) {
    const population = on === 'dataset' ? datasets : resources;
    const answers = id === 'accessUrlAnswers' || id === 'downloadUrlAnswers';
    tallies[id] = answers
      ? drawTally(chance, population, 0.2 + 0.8 * diligence, 0.1)
      : drawTally(chance, population, 0.25 + 0.7 * diligence);
  }
  return parseWhole(tallies);
}
const parseWhole = (tallies: Partial<Record<IndicatorId, Tally>>) => tallies as Record<IndicatorId, Tally>;
