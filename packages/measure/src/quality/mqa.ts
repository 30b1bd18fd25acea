/** Whether something holds; undefined: it could not be checked, which never counts as if it did. */
export type Check = boolean | undefined;

/**
 * Metadata Quality Assessment of data.europa.eu: 23 indicators in five dimensions, 405 points. Source:
 * https://data.europa.eu/mqa/methodology. Names of checks are the properties of DCAT-AP.
 */
export const indicators = [
  { id: 'keyword', dimension: 'findability', on: 'dataset', points: 30 },
  { id: 'theme', dimension: 'findability', on: 'dataset', points: 30 },
  { id: 'spatial', dimension: 'findability', on: 'dataset', points: 20 },
  { id: 'temporal', dimension: 'findability', on: 'dataset', points: 20 },
  { id: 'accessUrlAnswers', dimension: 'accessibility', on: 'distribution', points: 50 },
  { id: 'downloadUrl', dimension: 'accessibility', on: 'distribution', points: 20 },
  { id: 'downloadUrlAnswers', dimension: 'accessibility', on: 'distribution', points: 30 },
  { id: 'format', dimension: 'interoperability', on: 'distribution', points: 20 },
  { id: 'mediaType', dimension: 'interoperability', on: 'distribution', points: 10 },
  { id: 'formatFromVocabulary', dimension: 'interoperability', on: 'distribution', points: 10 },
  { id: 'nonProprietary', dimension: 'interoperability', on: 'distribution', points: 20 },
  { id: 'machineReadable', dimension: 'interoperability', on: 'distribution', points: 20 },
  { id: 'dcatAp', dimension: 'interoperability', on: 'dataset', points: 30 },
  { id: 'license', dimension: 'reusability', on: 'distribution', points: 20 },
  { id: 'licenseFromVocabulary', dimension: 'reusability', on: 'distribution', points: 10 },
  { id: 'accessRights', dimension: 'reusability', on: 'dataset', points: 10 },
  { id: 'accessRightsFromVocabulary', dimension: 'reusability', on: 'dataset', points: 5 },
  { id: 'contactPoint', dimension: 'reusability', on: 'dataset', points: 20 },
  { id: 'publisher', dimension: 'reusability', on: 'dataset', points: 10 },
  { id: 'rights', dimension: 'contextuality', on: 'distribution', points: 5 },
  { id: 'byteSize', dimension: 'contextuality', on: 'distribution', points: 5 },
  { id: 'issued', dimension: 'contextuality', on: 'dataset', points: 5 },
  { id: 'modified', dimension: 'contextuality', on: 'dataset', points: 5 },
] as const;
export type Indicator = (typeof indicators)[number];
export type IndicatorId = Indicator['id'];
type On<Kind extends Indicator['on']> = Extract<Indicator, { on: Kind }>['id'];

export const mostPoints = indicators.reduce((sum: number, { points }) => sum + points, 0);

export interface DatasetChecks {
  readonly checks: Readonly<Record<On<'dataset'>, Check>>;
  readonly distributions: readonly Readonly<Record<On<'distribution'>, Check>>[];
}

export const ratings = ['excellent', 'good', 'sufficient', 'bad'] as const;
export type Rating = (typeof ratings)[number];
export const rate = (points: number): Rating =>
  points >= 351 ? 'excellent' : points >= 221 ? 'good' : points >= 121 ? 'sufficient' : 'bad';

/** Counted over a catalogue: how many of how many hold, and how many could not be checked. */
export interface Tally {
  readonly held: number;
  readonly unknown: number;
  readonly population: number;
}

export interface Quality {
  readonly points: number;
  /** What it would be if everything that could not be checked held. */
  readonly highest: number;
  readonly rating: Rating;
  readonly indicators: Readonly<Record<IndicatorId, { readonly points: number; readonly of: number }>>;
}

/**
 * The habit of many catalogues: each indicator counts its weight times the share of datasets, or of distributions, for
 * which it holds.
 */
export function scoreByShare(tallies: Readonly<Record<IndicatorId, Tally>>): Quality {
  const share = ({ held, population }: Pick<Tally, 'held' | 'population'>) =>
    population === 0 ? 0 : held / population;
  return present(
    (indicator) => indicator.points * share(tallies[indicator.id]),
    (indicator) => {
      const { held, unknown, population } = tallies[indicator.id];
      return indicator.points * share({ held: held + unknown, population });
    },
  );
}

export function tally(datasets: readonly DatasetChecks[]): Record<IndicatorId, Tally> {
  const count = (values: readonly Check[]): Tally => ({
    held: values.filter((value) => value === true).length,
    unknown: values.filter((value) => value === undefined).length,
    population: values.length,
  });
  const found: Partial<Record<IndicatorId, Tally>> = {};
  for (const indicator of indicators)
    found[indicator.id] = count(datasets.flatMap((one) => listChecks(one, indicator)));
  return parseWhole(found);
}

const parseWhole = (found: Partial<Record<IndicatorId, Tally>>) => found as Record<IndicatorId, Tally>;

const listChecks = (dataset: DatasetChecks, indicator: Indicator): Check[] =>
  indicator.on === 'dataset'
    ? [dataset.checks[indicator.id]]
    : dataset.distributions.map((distribution) => distribution[indicator.id]);

/** The habit of the EU portal: a dataset counts with its best distribution, and a catalogue is the mean of its datasets. */
export function scoreDataset(dataset: DatasetChecks): Quality {
  const sum = (distribution: DatasetChecks['distributions'][number] | undefined, held: (check: Check) => boolean) =>
    indicators.reduce(
      (total, each) =>
        total + (each.on === 'distribution' && distribution && held(distribution[each.id]) ? each.points : 0),
      0,
    );
  const isTrue = (check: Check) => check === true;
  const maybe = (check: Check) => check !== false;
  const best = (held: (check: Check) => boolean) =>
    [...dataset.distributions].sort((a, b) => sum(b, held) - sum(a, held))[0];
  const [certain, hoped] = [best(isTrue), best(maybe)];
  const pointsOf = (
    indicator: Indicator,
    distribution: DatasetChecks['distributions'][number] | undefined,
    held: (check: Check) => boolean,
  ) => {
    const check = indicator.on === 'dataset' ? dataset.checks[indicator.id] : distribution?.[indicator.id];
    const exists = indicator.on === 'dataset' || distribution !== undefined;
    return exists && held(check) ? indicator.points : 0;
  };
  return present(
    (indicator) => pointsOf(indicator, certain, isTrue),
    (indicator) => pointsOf(indicator, hoped, maybe),
  );
}

/** Of a catalogue or a publisher, from its datasets. Undefined when there is none. */
export function scoreByDataset(datasets: readonly DatasetChecks[]): Quality | undefined {
  if (datasets.length === 0) return undefined;
  const scores = datasets.map(scoreDataset);
  const average = (of: (quality: Quality) => number) =>
    scores.reduce((sum, quality) => sum + of(quality), 0) / scores.length;
  const points = average((quality) => quality.points);
  const own = present(
    (indicator) => average((quality) => quality.indicators[indicator.id].points),
    () => 0,
  );
  return { ...own, points, highest: average((quality) => quality.highest), rating: rate(points) };
}

function present(pointsOf: (indicator: Indicator) => number, highestOf: (indicator: Indicator) => number): Quality {
  const all: Partial<Record<IndicatorId, { points: number; of: number }>> = {};
  let [points, highest] = [0, 0];
  for (const indicator of indicators) {
    const own = pointsOf(indicator);
    points += own;
    highest += highestOf(indicator);
    all[indicator.id] = { points: own, of: indicator.points };
  }
  return { points, highest, rating: rate(points), indicators: parseAll(all) };
}
const parseAll = (all: Partial<Quality['indicators']>) => all as Quality['indicators'];

export interface Remedy {
  readonly indicator: IndicatorId;
  /** Points that mending it would add, in the habit of shares. */
  readonly gain: number;
  readonly missing: number;
}

/** What to mend, the most points first; what could not be checked is not in it. */
export const listRemedies = (tallies: Readonly<Record<IndicatorId, Tally>>): Remedy[] =>
  indicators
    .map(({ id, points }) => {
      const { held, unknown, population } = tallies[id];
      const missing = population - held - unknown;
      return { indicator: id, missing, gain: population === 0 ? 0 : (points * missing) / population };
    })
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.gain - a.gain);

/** A dataset in which one indicator holds, for itself and for all its distributions. */
function mend(dataset: DatasetChecks, { id, on }: Indicator): DatasetChecks {
  return on === 'dataset'
    ? { ...dataset, checks: { ...dataset.checks, [id]: true } }
    : { ...dataset, distributions: dataset.distributions.map((one) => ({ ...one, [id]: true })) };
}

export interface DatasetRemedy extends Remedy {
  /** Distributions, or the dataset itself, for which it could not be checked. */
  readonly unknown: number;
}

/**
 * What to mend in one dataset, the most points first, in the habit of the EU portal: where the best distribution has it
 * already, mending the others gains nothing. What could not be checked is named with what it would add.
 */
export function listDatasetRemedies(dataset: DatasetChecks): DatasetRemedy[] {
  const { points } = scoreDataset(dataset);
  return indicators
    .map((indicator) => {
      const checks = listChecks(dataset, indicator);
      return {
        indicator: indicator.id,
        gain: scoreDataset(mend(dataset, indicator)).points - points,
        missing: checks.filter((check) => check === false).length,
        unknown: checks.filter((check) => check === undefined).length,
      };
    })
    .filter(({ missing, unknown }) => missing + unknown > 0)
    .sort((a, b) => b.gain - a.gain);
}
