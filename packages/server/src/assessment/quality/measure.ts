import { isDeepStrictEqual } from 'node:util';
import {
  type Check,
  type DatasetChecks,
  type IndicatorId,
  indicators,
  scoreDataset,
  type Tally,
  tally,
} from '@milpa/measure';
import type { Dataset, DatasetId } from '@milpa/sdk';
import { type Openness, rateOpenness } from '../../catalogue/index.ts';
import type { Clock } from '../../clock.ts';
import type { Emit } from '../../events.ts';
import type { Database } from '../../storage/database/index.ts';
import { checkDataset } from './check.ts';
import { parseTallies } from './present.ts';
import { type QualityRow, store } from './store.ts';

/** Another number, and everything is measured anew. Raise it when a check of this folder or a rule of DCAT-AP changes. */
const method = 1;

/** What the rules of DCAT-AP say of a dataset; undefined when it could not be checked to the end. */
export type CheckDcatAp = (dataset: Dataset) => Promise<Check>;

export interface MeasureNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly datasets: {
    findReleased(key: string): Promise<Dataset | undefined>;
    listReleased(): AsyncIterable<Dataset>;
  };
  readonly checkDcatAp: CheckDcatAp;
}

/** Everything that is known of the quality of one dataset. */
export interface Measured {
  readonly checks: DatasetChecks;
  readonly openness: Openness;
}

export const measureDataset = (dataset: Dataset, dcatAp: Check): Measured => ({
  checks: checkDataset(dataset, dcatAp),
  openness: rateOpenness(dataset),
});

/** What was written down of one version, and when. */
export interface Measurement {
  readonly measured: Date;
  /** Of 405; the highest if everything that could not be checked held. */
  readonly points: number;
  readonly highest: number;
  readonly stars: number;
  readonly possibleStars: number;
  readonly tallies: Readonly<Record<IndicatorId, Tally>>;
}

/** As it would be written down at this moment. */
export const takeMeasurement = (dataset: Dataset, dcatAp: Check, measured: Date): Measurement =>
  presentRow(describeRow(dataset, dcatAp, measured));

const presentRow = (row: QualityRow): Measurement => {
  const { measured, points, highest, stars, possibleStars } = row;
  const of = (counts: readonly number[], at: number) => counts[at] ?? 0;
  const tallies = indicators.map(({ id }, at): [string, Tally] => [
    id,
    { held: of(row.held, at), unknown: of(row.unknown, at), population: of(row.population, at) },
  ]);
  return { measured, points, highest, stars, possibleStars, tallies: parseTallies(Object.fromEntries(tallies)) };
};

/** The EU measures datasets; a series or a service has no distributions of its own. */
export const isMeasured = ({ kind = 'dataset' }: Pick<Dataset, 'kind'>): boolean => kind === 'dataset';

/** Keeps what was measured as the releases are. Everything may be repeated. */
export interface Measuring {
  /** Reads how one dataset is now and writes it down, or takes it out. */
  measure(dataset: DatasetId): Promise<void>;
  /** Every dataset, links as they were found of late; gives how many. */
  measureAll(signal: AbortSignal): Promise<number>;
  /** What the rules of DCAT-AP said of this version when it was measured. */
  findDcatAp(dataset: Dataset): Promise<Check>;
  /** What was written down of these versions, of those that do not wait to be measured. */
  listMeasurements(some: readonly Dataset[]): Promise<ReadonlyMap<DatasetId, Measurement>>;
}

export function createMeasuring(needs: MeasureNeeds): Measuring {
  const { database, clock, datasets } = needs;
  return {
    async measure(id) {
      const dataset = await datasets.findReleased(id);
      if (!dataset || !isMeasured(dataset)) await store.remove(database, id);
      else await measureSome(needs, [dataset], clock());
    },
    async measureAll(signal) {
      const begun = clock();
      let [count, some]: [number, Dataset[]] = [0, []];
      const flush = async () => {
        if (some.length > 0) await measureSome(needs, some.splice(0), begun);
      };
      for await (const dataset of datasets.listReleased()) {
        signal.throwIfAborted();
        if (!isMeasured(dataset)) continue;
        count += 1;
        some.push(dataset);
        if (some.length >= together) await flush();
      }
      await flush();
      await store.removeOlder(database, begun);
      return count;
    },
    async findDcatAp(dataset) {
      const [row] = await store.find(database, [dataset.id]);
      return row && isOf(row, dataset) ? (row.dcatAp ?? undefined) : undefined;
    },
    async listMeasurements(some) {
      const known = new Map(some.map((dataset) => [dataset.id, dataset]));
      const found = new Map<DatasetId, Measurement>();
      for (const row of await store.find(database, [...known.keys()])) {
        const dataset = known.get(row.dataset);
        if (dataset && isMeasured(dataset) && isOf(row, dataset)) found.set(dataset.id, presentRow(row));
      }
      return found;
    },
  };
}

/** Datasets written in one statement. */
const together = 200;

const isOf = (row: QualityRow, { version }: Dataset): boolean => row.version === version && row.method === method;

async function measureSome(needs: MeasureNeeds, some: readonly Dataset[], measured: Date): Promise<void> {
  const known = new Map(
    (
      await store.find(
        needs.database,
        some.map(({ id }) => id),
      )
    ).map((row) => [row.dataset, row]),
  );
  const rows: QualityRow[] = [];
  const different: DatasetId[] = [];
  for (const dataset of some) {
    const before = known.get(dataset.id);
    // The rules ask about what is described, which is of one version; they are by far the slowest to ask.
    const dcatAp =
      before && before.dcatAp !== null && isOf(before, dataset) ? before.dcatAp : await needs.checkDcatAp(dataset);
    const row = describeRow(dataset, dcatAp, measured);
    rows.push(row);
    if (!before || !isSameMeasure(before, row)) different.push(dataset.id);
  }
  await needs.database.transaction(async (tx) => {
    await store.put(tx, rows);
    await needs.emit(tx, 'dataset-measured', ...different.map((dataset) => ({ dataset })));
  });
}

/** Measured at another time, with the same result. */
const isSameMeasure = ({ measured: _, ...before }: QualityRow, { measured: __, ...now }: QualityRow): boolean =>
  isDeepStrictEqual(before, now);

function describeRow(dataset: Dataset, dcatAp: Check, measured: Date): QualityRow {
  const { checks, openness } = measureDataset(dataset, dcatAp);
  const { points, highest } = scoreDataset(checks);
  const tallies = tally([checks]);
  return {
    dataset: dataset.id,
    version: dataset.version,
    publisher: dataset.publisher.id,
    method,
    measured,
    dcatAp: dcatAp ?? null,
    points,
    highest,
    stars: openness.stars,
    possibleStars: openness.possible,
    held: indicators.map(({ id }) => tallies[id].held),
    unknown: indicators.map(({ id }) => tallies[id].unknown),
    population: indicators.map(({ id }) => tallies[id].population),
  };
}
