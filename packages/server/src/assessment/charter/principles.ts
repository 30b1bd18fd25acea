import type { CharterCheck, CharterFinding, CharterPrinciple, Quality, QualityIndicatorId } from '@milpa/sdk';

export interface Timeliness {
  readonly met: number;
  readonly late: number;
  readonly unknown: number;
}

/** What answers a check: an indicator of metadata quality, or what is counted otherwise. */
const rows: readonly (readonly [CharterPrinciple, CharterCheck, QualityIndicatorId | null])[] = [
  ['open', 'licenceNamed', 'license'],
  ['open', 'openLicence', null],
  ['timely', 'onTime', null],
  ['timely', 'period', 'temporal'],
  ['timely', 'place', 'spatial'],
  ['usable', 'linksAnswer', 'accessUrlAnswers'],
  ['usable', 'machineReadable', 'machineReadable'],
  ['usable', 'freeFormat', 'nonProprietary'],
  ['comparable', 'dcatAp', 'dcatAp'],
  ['comparable', 'formatNamed', 'formatFromVocabulary'],
  ['governance', 'contact', 'contactPoint'],
  ['inclusive', 'keywords', 'keyword'],
];

/** What a catalogue can check of the principles of the International Open Data Charter (2015). */
export const listFindings = (quality: Quality, timeliness: Timeliness): CharterFinding[] =>
  rows.map(([principle, check, indicator]) => ({ principle, check, ...count(quality, timeliness, check, indicator) }));

function count(
  { indicators, stars, possibleStars, datasets }: Quality,
  { met, late, unknown }: Timeliness,
  check: CharterCheck,
  indicator: QualityIndicatorId | null,
): Pick<CharterFinding, 'held' | 'unknown' | 'population'> {
  if (check === 'onTime') return { held: met, unknown, population: met + late + unknown };
  if (indicator === null) {
    // The first star: on the web, under an open licence.
    const held = datasets - (stars[0] ?? 0);
    return { held, unknown: datasets - (possibleStars[0] ?? 0) - held, population: datasets };
  }
  const found = indicators.find(({ id }) => id === indicator);
  return { held: found?.held ?? 0, unknown: found?.unknown ?? 0, population: found?.population ?? 0 };
}
