import { type IndicatorId, indicators, type Tally } from '@milpa/measure';
import { DatasetId, type InstitutionId } from '@milpa/sdk';
import { z } from 'zod';
import type { Events } from '../../events.ts';
import type { AnyOperationHandler, RawRoute } from '../../http/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import { createMeasuring, type MeasureNeeds, type Measuring } from './measure.ts';
import { createQualityHandlers, createQualityRoutes } from './routes.ts';
import { createQualityService, type QualityService, type ServiceNeeds } from './service.ts';
import { store } from './store.ts';

export { type CheckDcatAp, type Measurement, takeMeasurement } from './measure.ts';
export { type SumId, sums as qualitySums } from './metrics.data.ts';
export { describeVocabulary } from './metrics.ts';
export { presentOutcome } from './present.ts';

type Heard = 'dataset-released' | 'dataset-withdrawn' | 'dataset-restored';

export interface MetadataQuality
  extends Pick<Measuring, 'measureAll' | 'listMeasurements'>,
    Pick<QualityService, 'describe' | 'listBodies' | 'findMeasurement'> {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  /** `quality-measure`, without payload. */
  readonly jobs: JobHandlers;
  readonly events: { readonly [Name in Heard]: (event: Events[Name]) => Promise<void> };
  /** Of each publisher that has anything measured: for how many of its own datasets and files what holds. */
  tallyBodies(): Promise<ReadonlyMap<InstitutionId, Readonly<Record<IndicatorId, Tally>>>>;
  /** Asks for everything to be measured soon, and again and again from then on; call it at each start. */
  start(): Promise<void>;
}

export type QualityNeeds = MeasureNeeds & ServiceNeeds & { readonly jobs: Pick<Jobs, 'add'> };

const measureJob = 'quality-measure';
/** Links are asked all the time and tell nobody: what is counted of all datasets is at most this old. */
const everySeconds = 6 * 3600;
const AboutDataset = z.object({ dataset: DatasetId });

/** The metadata quality of everything released, by the method of data.europa.eu, and its openness. */
export function createMetadataQuality(needs: QualityNeeds): MetadataQuality {
  const measuring = createMeasuring(needs);
  const service = createQualityService(needs, measuring);
  const ask = (delaySeconds: number) =>
    needs.jobs.add(needs.database, measureJob, {}, { key: measureJob, delaySeconds });
  const again = (event: unknown) => measuring.measure(AboutDataset.parse(event).dataset);
  return {
    handlers: createQualityHandlers(service),
    rawRoutes: createQualityRoutes(service),
    jobs: {
      [measureJob]: async (_, signal) => {
        await ask(everySeconds);
        await measuring.measureAll(signal);
      },
    },
    events: { 'dataset-released': again, 'dataset-withdrawn': again, 'dataset-restored': again },
    tallyBodies: () => tallyBodies(needs),
    start: () => ask(40),
    measureAll: measuring.measureAll,
    listMeasurements: measuring.listMeasurements,
    describe: service.describe,
    findMeasurement: service.findMeasurement,
    listBodies: service.listBodies,
  };
}

async function tallyBodies({ database }: Pick<QualityNeeds, 'database'>) {
  const found = new Map<InstitutionId, Record<string, Tally>>();
  for (const { publisher, at, held, unknown, population } of await store.tallyBodies(database)) {
    const tallies = found.get(publisher) ?? {};
    found.set(publisher, tallies);
    const id = indicators[at - 1]?.id;
    if (id) tallies[id] = { held, unknown, population };
  }
  return parseTallies(found);
}
// A row has a place for each indicator.
const parseTallies = (found: ReadonlyMap<InstitutionId, Record<string, Tally>>) =>
  found as ReadonlyMap<InstitutionId, Readonly<Record<IndicatorId, Tally>>>;
