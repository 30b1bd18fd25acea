import {
  type Dataset,
  type DatasetId,
  type DatasetListItem,
  type ExtraField,
  findTheme,
  type Institution,
  isModifiedKnown,
  listKept,
  listLinked,
  listMappedThemes,
  listTables,
  matchCountry,
  type Places,
  type Table,
  type ThemeSchemeId,
} from '@milpa/sdk';
import type { FreshnessJudge } from '../publishing/index.ts';
import type { Box, Period, SearchDocument } from '../storage/search/index.ts';
import { checkQuality, findBand, scoreQuality } from './quality.ts';
import { findStars } from './stars.ts';
import { describeTexts } from './texts.ts';
import { judgeTimeliness } from './timeliness.ts';

/** What the catalogue reads from the folder of datasets. Only released things, each in its newest version. */
export interface ReleasedDatasets {
  /** By identifier or by any address it has or had; undefined when it is not released now. */
  findReleased(key: string): Promise<Dataset | undefined>;
  /** Those of these that are released now, in no order. */
  listReleasedOf(ids: readonly DatasetId[]): Promise<Dataset[]>;
  /** Every one, in ascending order of identifier. */
  listReleased(): AsyncIterable<Dataset>;
  /** A table in the newest release that has it. */
  findReleasedTable(id: string): Promise<Table | undefined>;
  /** The released dataset that has this address, table or distribution; cheaper than reading any of them. */
  findOwner(of: Owned, key: string): Promise<DatasetId | undefined>;
}
export type Owned = 'slug' | 'table' | 'distribution';

/** One released dataset as the catalogue keeps it. */
export interface Entry {
  readonly item: DatasetListItem;
  readonly document: SearchDocument;
  readonly released: string;
  readonly notes: string;
  readonly files: number;
  readonly bytes: number;
}

/** The formats a dataset is given in; what the portal makes of a table is offered for every one and tells nothing apart. */
export const listFormats = (dataset: Dataset): string[] => [
  ...new Set(
    [...listKept(dataset).map(({ file }) => file.format), ...listLinked(dataset).map(({ link }) => link.format)].filter(
      (format) => format !== '' && format !== 'other',
    ),
  ),
];

/** Who publishes, and who stands above that, nearest first. */
export type Publishers = readonly Pick<Institution, 'id' | 'slug' | 'name' | 'level'>[];

/** Everything an entry is made from. */
export interface EntrySource {
  readonly dataset: Dataset;
  readonly tables: readonly Table[];
  readonly publishers: Publishers;
  readonly places: Places;
  /** Fields this portal added to descriptions. */
  readonly extraFields: readonly ExtraField[];
  /** How often it was looked at and downloaded of late. */
  readonly use: number;
  /** How it stands today; of the clock, which lies below. */
  readonly judge: FreshnessJudge['judge'];
}

export function describeEntry(source: EntrySource): Entry {
  const { dataset, tables } = source;
  const score = scoreQuality(checkQuality(dataset, tables));
  const item = describeItem(source, score);
  const { released, notes, distributions } = dataset;
  const bytes = listKept(dataset).reduce((sum, { file }) => sum + file.size, 0);
  return { item, document: describeDocument(source, item, score), released, notes, files: distributions.length, bytes };
}

function describeItem({ dataset, judge }: EntrySource, score: number): DatasetListItem {
  const { metadata, kind } = dataset;
  const summaries = listTables(dataset);
  return {
    id: dataset.id,
    slug: dataset.slug,
    ...(kind && kind !== 'dataset' ? { kind } : {}),
    publisher: dataset.publisher,
    title: metadata.title,
    description: metadata.description,
    licence: metadata.licence,
    themes: metadata.themes,
    formats: listFormats(dataset),
    frequency: metadata.frequency,
    modified: dataset.modified,
    ...(dataset.modifiedSaid ? { modifiedSaid: dataset.modifiedSaid } : {}),
    ...(isModifiedKnown(dataset) ? {} : ({ modifiedKnown: false } as const)),
    version: dataset.version,
    rows: summaries.reduce((sum, table) => sum + table.rows, 0),
    tables: summaries.length,
    ...(metadata.accessLevel && metadata.accessLevel !== 'public' ? { accessLevel: metadata.accessLevel } : {}),
    timeliness: judgeTimeliness(judge(metadata.frequency, new Date(dataset.modified))),
    quality: score,
  };
}

function describeDocument(source: EntrySource, item: DatasetListItem, score: number): SearchDocument {
  const { dataset, tables, publishers, places, extraFields, use } = source;
  const { metadata } = dataset;
  const placeIds = listPlaces(dataset, places);
  const period = findPeriod(dataset, tables);
  const some = (value: string | undefined) => (value ? [value] : []);
  return {
    id: dataset.id,
    kind: dataset.kind ?? 'dataset',
    texts: describeTexts({ dataset, tables, publishers, placeIds, places, extraFields }),
    facets: {
      publisher: [...new Set([dataset.publisher.id, ...publishers.map((each) => each.id)])],
      theme: listThemes(metadata.themes),
      sector: listGiven(metadata.themes, 'mx'),
      area: listGiven(metadata.themes, 'g8'),
      format: item.formats,
      licence: some(metadata.licence),
      access: [metadata.accessLevel ?? 'public'],
      frequency: some(metadata.frequency),
      timeliness: some(item.timeliness),
      level: publishers.slice(0, 1).map((each) => each.level),
      place: placeIds,
      year: listYears(period),
      highValue: metadata.highValue ?? [],
      quality: [findBand(score)],
      stars: findStars(dataset),
    },
    modified: new Date(dataset.modified),
    period,
    bbox: findBox(source, placeIds),
    use,
    score,
  };
}

/** The themes of the scheme that all portals share: those it was given, and those that a theme of another scheme stands for. */
const listThemes = (given: readonly string[]): string[] => [
  ...new Set(
    given.flatMap((id) => {
      const theme = findTheme(id);
      if (!theme || theme.scheme === 'eu') return theme ? [theme.id] : [];
      // Only what says nothing that was not said: the same subject, or a broader one.
      return listMappedThemes(theme.id)
        .filter(({ relation, theme: { scheme } }) => scheme === 'eu' && /^(?:close|broad)Match$/.test(relation))
        .map((mapped) => mapped.theme.id);
    }),
  ),
];

const listGiven = (given: readonly string[], scheme: ThemeSchemeId): string[] =>
  given.flatMap((id) => {
    const theme = findTheme(id);
    return theme?.scheme === scheme ? [theme.id] : [];
  });

/**
 * Where it is about, with the state of each municipality; a name counts where the gazetteer knows it. A country's does not:
 * "México" is also what people call a state.
 */
function listPlaces({ metadata }: Dataset, places: Places): string[] {
  const { places: given = [], name } = metadata.spatial;
  const named = given.length === 0 && name && !matchCountry(name) ? places.match(name) : undefined;
  const ids = [...given, ...(named ? [named.id] : [])].flatMap((id) => {
    const place = places.find(id);
    return place ? [place.id, place.parent ?? ''] : [id];
  });
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** What the publisher said it is about in time, else what the columns of dates hold. */
function findPeriod({ metadata }: Dataset, tables: readonly Table[]): Period | undefined {
  const { from, to } = metadata.temporal;
  if (from || to) return { from, to };
  const measured = tables.flatMap(({ profile }) => (profile.temporal ? [profile.temporal] : []));
  const starts = measured.flatMap((each) => findDay(each.from)).toSorted();
  const ends = measured.flatMap((each) => findDay(each.to)).toSorted();
  return starts.length > 0 && ends.length > 0 ? { from: starts[0], to: ends.at(-1) } : undefined;
}

const findDay = (instant: string): string[] => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(instant)?.[0];
  return day ? [day] : [];
};

/** Years counted of one dataset: of a longer time only the last ones, so that a time without end cannot fill the list. */
const mostYears = 150;

function listYears(period: Period | undefined): string[] {
  const from = Number(period?.from?.slice(0, 4));
  const to = Number(period?.to?.slice(0, 4));
  if (!(from <= to)) return []; // one end is open, or nothing is said
  const first = Math.max(from, to - mostYears + 1);
  return Array.from({ length: to - first + 1 }, (_, at) => String(first + at));
}

function findBox({ dataset, tables, places }: EntrySource, placeIds: readonly string[]): Box | undefined {
  const { bbox } = dataset.metadata.spatial;
  if (bbox) return bbox;
  const measured = tables.flatMap(({ profile }) => (profile.bbox ? [profile.bbox] : []));
  const found = placeIds.flatMap((id) => places.find(id) ?? []);
  // A state that is there for one of its municipalities says nothing of where.
  const known = found
    .filter((place) => !found.some(({ parent }) => parent === place.id))
    .flatMap((place): Box[] => (place.bbox ? [place.bbox] : []));
  return joinBoxes(measured.length > 0 ? measured : known);
}

function joinBoxes(boxes: readonly Box[]): Box | undefined {
  const [first, ...rest] = boxes;
  return (
    first &&
    rest.reduce<Box>(
      ([west, south, east, north], box) => [
        Math.min(west, box[0]),
        Math.min(south, box[1]),
        Math.max(east, box[2]),
        Math.max(north, box[3]),
      ],
      first,
    )
  );
}
