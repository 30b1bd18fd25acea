import { rate } from '@milpa/measure';
import {
  type BodyQuality,
  type Dataset,
  type DatasetId,
  type DatasetQuality,
  type InstitutionId,
  Problem,
  type Quality,
  type QualityListQuery,
  type QualityRow,
} from '@milpa/sdk';
import type { Datasets } from '../../dataset/index.ts';
import type { InstitutionNode, Institutions } from '../../institution/index.ts';
import { listBelow } from '../../publishing/index.ts';
import type { Database } from '../../storage/database/index.ts';
import { isMeasured, type Measurement, type Measuring, measureDataset } from './measure.ts';
import { leastPoints, presentDataset, presentQuality, spreadStep } from './present.ts';
import { store } from './store.ts';

export interface ServiceNeeds {
  readonly database: Database;
  readonly datasets: Pick<Datasets, 'findReleased' | 'explainAbsence' | 'listStanding'>;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
}

export interface QualityService {
  /** Of everything, or of one body and all below it. Throws `not-found`. */
  describe(institution: string | undefined): Promise<Quality>;
  /** As it is at this moment, links included. Throws `not-found`, `withdrawn`. */
  describeDataset(key: string): Promise<DatasetQuality>;
  /** What was written down of it when it was measured last; undefined while it waits to be. Throws `not-found` for series and services. */
  findMeasurement(dataset: Dataset): Promise<Measurement | undefined>;
  list(query: QualityListQuery): Promise<{ total: number; items: QualityRow[] }>;
  listBodies(): Promise<BodyQuality[]>;
  /** Throws `not-found` when there is no such institution. */
  requireScope(institution: string | undefined): Promise<readonly InstitutionId[] | null>;
}

export function createQualityService(
  needs: ServiceNeeds,
  measuring: Pick<Measuring, 'findDcatAp' | 'listMeasurements'>,
): QualityService {
  const { database, institutions } = needs;
  const requireScope: QualityService['requireScope'] = async (institution) => {
    if (institution === undefined) return null;
    const { id } = await institutions.require(institution);
    return listBelow(await institutions.listNames('all'), id);
  };
  return {
    requireScope,
    describe: async (institution) => describeScope(database, await requireScope(institution)),
    describeDataset: (key) => describeOne(needs, measuring, key),
    async findMeasurement(dataset) {
      if (!isMeasured(dataset)) throw notMeasured(dataset.slug);
      return (await measuring.listMeasurements([dataset])).get(dataset.id);
    },
    list: async ({ institution, ...page }) => listScope(needs, await requireScope(institution), page),
    listBodies: () => listBodies(needs),
  };
}

async function describeScope(database: Database, publishers: readonly InstitutionId[] | null): Promise<Quality> {
  const [summary, tallies, spread, rated, stars] = await Promise.all([
    store.summarize(database, publishers),
    store.tally(database, publishers),
    store.spread(database, publishers, spreadStep),
    store.rate(database, publishers, leastPoints),
    store.countStars(database, publishers),
  ]);
  return presentQuality({ summary, tallies, spread, rated, stars });
}

async function describeOne(
  { datasets }: ServiceNeeds,
  measuring: Pick<Measuring, 'findDcatAp'>,
  key: string,
): Promise<DatasetQuality> {
  const dataset = await datasets.findReleased(key);
  if (!dataset) throw await datasets.explainAbsence(key);
  if (!isMeasured(dataset)) throw notMeasured(dataset.slug);
  return presentDataset(dataset, measureDataset(dataset, await measuring.findDcatAp(dataset)));
}

const notMeasured = (slug: string): Problem =>
  new Problem('not-found', {
    en: `"${slug}" is a series or a service. Quality is measured of datasets: look at those that belong to it.`,
    es: `«${slug}» es una serie o un servicio. La calidad se mide en conjuntos de datos: vea los que le pertenecen.`,
    fr: `« ${slug} » est une série ou un service. La qualité se mesure sur des jeux de données : voyez ceux qui en font partie.`,
  });

async function listScope(
  { database, datasets, institutions }: ServiceNeeds,
  publishers: readonly InstitutionId[] | null,
  page: Omit<QualityListQuery, 'institution'>,
): Promise<{ total: number; items: QualityRow[] }> {
  const [{ datasets: total }, rows] = await Promise.all([
    store.summarize(database, publishers),
    store.list(database, publishers, page),
  ]);
  const [standing, bodies] = await Promise.all([
    datasets.listStanding(rows.map(({ dataset }) => dataset)),
    nameBodies(institutions, rows),
  ]);
  const known = new Map<DatasetId, (typeof standing)[number]>(standing.map((one) => [one.id, one]));
  const items = rows.flatMap(({ dataset, publisher, points, highest, stars, possibleStars, measured }) => {
    const [one, body] = [known.get(dataset), bodies.get(publisher)];
    if (!one || !body) return [];
    const { id, slug, title } = one;
    const score = { points, highest, rating: rate(points) };
    return [{ id, slug, title, publisher: body, ...score, stars, possibleStars, measured: measured.toISOString() }];
  });
  return { total, items };
}

async function nameBodies(
  institutions: ServiceNeeds['institutions'],
  rows: readonly { readonly publisher: InstitutionId }[],
): Promise<Map<InstitutionId, Pick<InstitutionNode, 'id' | 'slug' | 'name'>>> {
  const nodes = await institutions.listNames([...new Set(rows.map(({ publisher }) => publisher))]);
  return new Map(nodes.map(({ id, slug, name }) => [id, { id, slug, name }]));
}

async function listBodies({ database, institutions }: ServiceNeeds): Promise<BodyQuality[]> {
  const rows = await store.listBodies(database);
  const bodies = await nameBodies(institutions, rows);
  return rows.flatMap(({ publisher, datasets, points, highest }) => {
    const body = bodies.get(publisher);
    return body ? [{ publisher: body, datasets, points, highest, rating: rate(points) }] : [];
  });
}
