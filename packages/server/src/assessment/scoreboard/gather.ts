import { type BodyFacts, emptyTally, type IndicatorId, indicators, noFacts, type Tally } from '@milpa/measure';
import { findDayIn, type InstitutionId } from '@milpa/sdk';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Clock } from '../../clock.ts';
import type { Demand } from '../../demand/index.ts';
import type { FreshnessClock, Publishing } from '../../publishing/index.ts';
import type { Reuses } from '../../reuse/index.ts';

export type QualityTallies = Readonly<Record<IndicatorId, Tally>>;

export interface GatherNeeds {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly publishing: Pick<Publishing, 'countHoldings' | 'countPlans'>;
  readonly freshness: Pick<FreshnessClock, 'countUpdates'>;
  readonly catalogue: Pick<Catalogue, 'countOpenness'>;
  readonly demand: Pick<Demand, 'countAnswers'>;
  readonly reuses: Pick<Reuses, 'countUsed'>;
  /** Of every publisher, by data.europa.eu; absent: nobody measures it. */
  readonly tallyQuality?: (() => Promise<ReadonlyMap<InstitutionId, QualityTallies>>) | undefined;
}

/** Every figure of every body that has any: a handful of questions to the database, however many bodies there are. */
export async function gatherFacts(needs: GatherNeeds): Promise<ReadonlyMap<InstitutionId, BodyFacts>> {
  const today = findDayIn(needs.timeZone, needs.clock());
  const [holdings, plans, updates, openness, answers, used, quality] = await Promise.all([
    needs.publishing.countHoldings(today),
    needs.publishing.countPlans(today),
    needs.freshness.countUpdates(today),
    needs.catalogue.countOpenness(),
    needs.demand.countAnswers(today),
    needs.reuses.countUsed(),
    needs.tallyQuality?.(),
  ]);
  const usedOf = new Map(used.map((each) => [each.institution, each]));
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
      reused: tallyUsed(datasets, usedOf.get(publisher)),
      quality: quality ? (quality.get(publisher) ?? unmeasured(datasets)) : null,
    });
  const owed = new Map(answers.map((each) => [each.institution, each]));
  // Who owed no answer yet has none due, which is known, and no zero; who released nothing has nothing that could be used.
  for (const body of new Set([...found.keys(), ...owed.keys()]))
    add(body, { requests: tallyAnswers(owed.get(body)), reused: found.get(body)?.reused ?? emptyTally });
  return found;
}

const tallyAnswers = (count: { readonly due: number; readonly onTime: number } | undefined): Tally =>
  count ? { held: count.onTime, unknown: 0, population: count.due } : emptyTally;

/** An address that is gone counts for nothing, one that nobody has asked yet is neither good nor bad. */
function tallyUsed(
  population: number,
  { live, unchecked }: { readonly live: number; readonly unchecked: number } = { live: 0, unchecked: 0 },
): Tally {
  // A series or a service may be used too, and is not counted among the datasets.
  const held = Math.min(live, population);
  return { held, unknown: Math.min(unchecked, population - held), population };
}

/** Of a publisher whose first datasets nobody has measured yet: none of it could be checked, which is not as good as passed. */
const unmeasured = (datasets: number): QualityTallies =>
  parseWhole(
    Object.fromEntries(indicators.map(({ id }) => [id, { held: 0, unknown: datasets, population: datasets }])),
  );
const parseWhole = (tallies: Record<string, Tally>) => tallies as QualityTallies;
