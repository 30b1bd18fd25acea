import {
  type Client,
  type Dataset,
  type DatasetQuality,
  type ExtraField,
  type Freshness,
  type LanguageMap,
  loadPlaces,
  type OperationOutput,
  type Places,
  Problem,
} from '@milpa/sdk';

export interface RelatedDataset {
  readonly slug: string;
  readonly title: LanguageMap;
}

/** Other things of the portal that a dataset names by identifier, as far as they are released. */
export interface Related {
  readonly series: RelatedDataset | undefined;
  readonly served: readonly RelatedDataset[];
  readonly members: OperationOutput<'listSeriesMembers'> | undefined;
  readonly history: OperationOutput<'listHistory'>;
  readonly freshness: Freshness;
  /** Of a dataset; a series or a service is not measured. */
  readonly quality: DatasetQuality | undefined;
  /** What people made of it, the newest. */
  readonly reuses: OperationOutput<'listReuses'>;
  /** The portal's own fields; read only where some are filled in. */
  readonly extra: readonly ExtraField[];
  /** Names of states and municipalities; read only where they are named. */
  readonly places: Places | undefined;
}

/** Datasets a service's page names; the rest are counted. */
const mostServed = 50;
export const mostMembers = 100;
export const mostHistory = 20;
const mostReuses = 6;

export async function loadRelated(client: Client, { id, kind, metadata }: Dataset): Promise<Related> {
  const [series, members, history, freshness, quality, places, served, extra, reuses] = await Promise.all([
    metadata.inSeries ? findOther(client, metadata.inSeries) : undefined,
    kind === 'series'
      ? client.call('listSeriesMembers', { params: { dataset: id }, query: { limit: mostMembers } })
      : undefined,
    client.call('listHistory', { params: { dataset: id }, query: { limit: mostHistory } }),
    client.call('getFreshness', { params: { dataset: id } }),
    (kind ?? 'dataset') === 'dataset' ? client.call('getDatasetQuality', { params: { dataset: id } }) : undefined,
    metadata.spatial.places?.length ? loadPlaces() : undefined,
    Promise.all((metadata.serves ?? []).slice(0, mostServed).map((each) => findOther(client, each))),
    Object.keys(metadata.extra ?? {}).length > 0 ? client.call('listExtraFields') : [],
    client.call('listReuses', { query: { dataset: id, limit: mostReuses } }),
  ]);
  return {
    series,
    members,
    history,
    freshness,
    quality,
    places,
    extra,
    reuses,
    served: served.filter((each) => each !== undefined),
  };
}

/** A dataset named by another; undefined while it is not released, or withdrawn. */
async function findOther(client: Client, dataset: string): Promise<RelatedDataset | undefined> {
  try {
    const { slug, metadata } = await client.call('getDataset', { params: { dataset } });
    return { slug, title: metadata.title };
  } catch (error) {
    if (error instanceof Problem && (error.code === 'not-found' || error.code === 'withdrawn')) return undefined;
    throw error;
  }
}
