import { type BodyFacts, emptyTally, type IndicatorId, indicators, noFacts, type Tally } from '@milpa/measure';
import { findDayIn, type InstitutionId } from '@milpa/sdk';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Clock } from '../../clock.ts';
import type { Demand } from '../../demand/index.ts';
import type { FreshnessClock, Publishing } from '../../publishing/index.ts';

export type QualityTallies = Readonly<Record<IndicatorId, Tally>>;

export interface GatherNeeds {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly publishing: Pick<Publishing, 'countHoldings' | 'countPlans'>;
  readonly freshness: Pick<FreshnessClock, 'countUpdates'>;
  readonly catalogue: Pick<Catalogue, 'countOpenness'>;
  readonly demand: Pick<Demand, 'countAnswers'>;
  /** Of every publisher, by data.europa.eu; absent: nobody measures it. */
  readonly tallyQuality?: (() => Promise<ReadonlyMap<InstitutionId, QualityTallies>>) | undefined;
}

/** Every figure of every body that has any: a handful of questions to the database, however many bodies there are. */
export async function gatherFacts(needs: GatherNeeds): Promise<ReadonlyMap<InstitutionId, BodyFacts>> {
  const today = findDayIn(needs.timeZone, needs.clock());
  const [holdings, plans, updates, openness, answers, quality] = await Promise.all([
    needs.publishing.countHoldings(today),
    needs.publishing.countPlans(today),
    needs.freshness.countUpdates(today),
    needs.catalogue.countOpenness(),
    needs.demand.countAnswers(today),
    needs.tallyQuality?.(),
  ]);
  const found = new Map<InstitutionId, BodyFacts>();
  const add = (body: InstitutionId, facts: Partial<BodyFacts>) =>
    found.set(body, { ...(found.get(body) ?? noFacts), ...facts });
  for (const { institution, holdings: population, classified: held } of holdings)
    add(institution, { holdings: { held, unknown: 0, population } });
  for (const { institution, ...plan } of plans) add(institution, { plan: { approved: true, ...plan } });
  for (const { publisher, kept, overdue, silent } of updates)
    add(publisher, { updates: { held: kept, unknown: silent, population: kept + overdue + silent } });
  for (const { publisher, datasets, formats, licences } of openness)
    add(publisher, {
      ...{ datasets, formats, licences },
      quality: quality ? (quality.get(publisher) ?? unmeasured(datasets)) : null,
    });
  const owed = new Map(answers.map((each) => [each.institution, each]));
  // Who owed no answer yet has none due, which is known, and no zero.
  for (const body of new Set([...found.keys(), ...owed.keys()])) add(body, { requests: tallyAnswers(owed.get(body)) });
  return found;
}

const tallyAnswers = (count: { readonly due: number; readonly onTime: number } | undefined): Tally =>
  count ? { held: count.onTime, unknown: 0, population: count.due } : emptyTally;

/** Of a publisher whose first datasets nobody has measured yet: none of it could be checked, which is not as good as passed. */
const unmeasured = (datasets: number): QualityTallies =>
  parseWhole(
    Object.fromEntries(indicators.map(({ id }) => [id, { held: 0, unknown: datasets, population: datasets }])),
  );
const parseWhole = (tallies: Record<string, Tally>) => tallies as QualityTallies;
