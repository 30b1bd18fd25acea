import {
  type DatasetListItem,
  type ExtraField,
  InstitutionId,
  type OperationOutput,
  type Places,
  Problem,
  type SearchFacet,
  SearchMissesQuery,
  SearchQuery,
  SuggestQuery,
  searchFacets,
} from '@milpa/sdk';
import { requirePortalAdministrator } from '../account/index.ts';
import { type AnyOperationHandler, defineHandler } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';
import type { FreshnessJudge } from '../publishing/index.ts';
import type { Database } from '../storage/database/index.ts';
import { type Box, type SearchHit, type SearchIndex, SearchTooSlow } from '../storage/search/index.ts';
import { askIndex, type CatalogueAnswer } from './ask.ts';
import { translateExtra } from './extra.ts';
import { findLabel } from './labels.ts';
import type { Misses } from './misses.ts';
import { store } from './store.ts';

export interface RouteNeeds {
  readonly database: Database;
  readonly search: SearchIndex;
  readonly institutions: Pick<Institutions, 'find' | 'listNames'>;
  readonly loadPlaces: () => Promise<Places>;
  readonly misses: Misses;
  /** Fields this portal added to descriptions: asked as `field:word`. */
  readonly extraFields: readonly ExtraField[];
  readonly freshness: FreshnessJudge;
}
type Result = OperationOutput<'searchDatasets'>;

export const createCatalogueHandlers = (needs: RouteNeeds): readonly AnyOperationHandler[] => [
  defineHandler('searchDatasets', async ({ query }, { language }) => {
    const asked = SearchQuery.parse(query ?? {});
    const { q, limit, offset, from, to, facets = searchFacets } = asked;
    const chosen = Object.fromEntries(searchFacets.map((facet) => [facet, asked[facet]]));
    const filters = { ...chosen, publisher: await findPublisherIds(needs, asked.publisher) };
    const answer = await searchInTime(needs.search, {
      words: translateExtra(q, needs.extraFields),
      filters,
      ...(from || to ? { period: { from, to } } : {}),
      bbox: asked.bbox === undefined ? undefined : parseBox(asked.bbox),
      sort: asked.sort ?? (q.trim() ? 'relevance' : 'modified'),
      language,
      limit,
      offset,
      facets,
    });
    if (isMiss(asked, answer)) needs.misses.note(q);
    const { total, relaxed, words, suggestion } = answer;
    return {
      total,
      offset,
      limit,
      items: await presentHits(needs, answer.hits),
      facets: await presentFacets(needs, withChosen(answer, facets, filters), facets),
      ...(relaxed ? { relaxed } : {}),
      ...(words ? { words } : {}),
      ...(suggestion ? { suggestion } : {}),
    };
  }),
  defineHandler('suggestWords', async ({ query }, { language }) => {
    const { q, limit } = SuggestQuery.parse(query);
    return { items: [...(q.trim() ? await needs.search.suggest(q, language, limit) : [])] };
  }),
  defineHandler('listSearchMisses', async ({ query }, { caller }) => {
    requirePortalAdministrator(caller);
    return needs.misses.list(SearchMissesQuery.parse(query ?? {}));
  }),
  defineHandler('portalFacts', async () => {
    const facts = await store.facts(needs.database);
    const institutions = await needs.institutions.listNames('all');
    const none = { datasets: 0, tables: 0, rows: 0, files: 0, bytes: 0, updated: null };
    const { updated, ...counts } = facts ?? none;
    return { ...counts, institutions: institutions.length, updated: updated?.toISOString() ?? null };
  }),
];

async function searchInTime(search: SearchIndex, question: Parameters<SearchIndex['search']>[0]) {
  try {
    return await askIndex(search, question);
  } catch (error) {
    if (!(error instanceof SearchTooSlow)) throw error;
    throw new Problem('unavailable', {
      en: 'This search takes too long at the moment. Try again shortly, or ask for fewer words.',
      es: 'Esta búsqueda tarda demasiado en este momento. Inténtelo de nuevo en breve o use menos palabras.',
      fr: 'Cette recherche prend trop de temps en ce moment. Réessayez bientôt, ou utilisez moins de mots.',
    });
  }
}

/** Nothing had all the words, and no filter of the reader's is to blame. Asked once: not again on each further page. */
const isMiss = (asked: SearchQuery, { total, relaxed }: CatalogueAnswer): boolean =>
  asked.q.trim() !== '' &&
  asked.offset === 0 &&
  !asked.from &&
  !asked.to &&
  !asked.bbox &&
  (total === 0 || relaxed === 'any') &&
  searchFacets.every((facet) => asked[facet].length === 0);

/** The numbers of a box, whose form the contract has checked. Throws `invalid-request` where they are no box on Earth. */
function parseBox(text: string): Box {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  if (Math.abs(west) <= 180 && Math.abs(east) <= 180 && -90 <= south && south <= north && north <= 90)
    return [west, south, east, north];
  const detail = 'west,south,east,north: -180 … 180, -90 … 90, south ≤ north';
  throw new Problem(
    'invalid-request',
    {
      en: `The box ${text} lies outside the Earth: give west,south,east,north in degrees, e.g. -99.4,19.0,-98.9,19.6.`,
      es: `El recuadro ${text} queda fuera de la Tierra: indique oeste,sur,este,norte en grados, p. ej. -99.4,19.0,-98.9,19.6.`,
      fr: `Le cadre ${text} est hors de la Terre : indiquez ouest,sud,est,nord en degrés, p. ex. -99.4,19.0,-98.9,19.6.`,
    },
    { errors: [{ pointer: 'bbox', detail }] },
  );
}

async function presentHits(
  { database, freshness }: RouteNeeds,
  hits: readonly SearchHit[],
): Promise<DatasetListItem[]> {
  const known = await store.listItems(
    database,
    hits.map((hit) => hit.id),
  );
  return hits.flatMap(({ id, reasons }): DatasetListItem[] => {
    const item = known.get(id);
    if (!item) return [];
    const highlight = reasons.find((reason) => reason.field !== 'title')?.piece;
    return [
      {
        ...item,
        // Of today, whenever it was indexed.
        freshness: freshness.judge(item.frequency, new Date(item.modified)),
        ...(highlight === undefined ? {} : { highlight }),
        ...(reasons.length > 0 ? { reasons: [...reasons] } : {}),
      },
    ];
  });
}

/** The index knows publishers by identifier, which no change of name or address touches. Unknown ones find nothing. */
async function findPublisherIds({ institutions }: RouteNeeds, keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(keys.map((key) => institutions.find(key)));
  return keys.map((key, index) => found[index]?.id ?? key);
}

/** A value that was chosen is named even where nothing has it, so that a reader can let it go. */
function withChosen(
  answer: CatalogueAnswer,
  asked: readonly SearchFacet[],
  filters: Readonly<Record<string, readonly string[]>>,
): CatalogueAnswer {
  const complete = (facet: SearchFacet) => {
    const counted = answer.facets[facet] ?? [];
    const missing = (filters[facet] ?? []).filter((value) => !counted.some((each) => each.value === value));
    return [...counted, ...missing.map((value) => ({ value, count: 0 }))];
  };
  return { ...answer, facets: Object.fromEntries(asked.map((facet) => [facet, complete(facet)])) };
}

async function presentFacets(
  { institutions, loadPlaces }: RouteNeeds,
  answer: CatalogueAnswer,
  asked: readonly SearchFacet[],
): Promise<Result['facets']> {
  const places = await loadPlaces();
  const ids = (answer.facets['publisher'] ?? []).flatMap(({ value }) => InstitutionId.safeParse(value).data ?? []);
  const nodes = new Map((await institutions.listNames(ids)).map((one): [string, typeof one] => [one.id, one]));
  const present = (facet: SearchFacet, value: string) => {
    const node = facet === 'publisher' ? nodes.get(value) : undefined;
    const label = node?.name ?? findLabel(facet, value, places);
    const parent =
      facet === 'publisher'
        ? nodes.get(node?.parent ?? '')?.slug
        : facet === 'place'
          ? places.find(value)?.parent
          : undefined;
    return { value: node?.slug ?? value, ...(label ? { label } : {}), ...(parent ? { parent } : {}) };
  };
  return Object.fromEntries(
    [...new Set(asked)].map((facet) => [
      facet,
      (answer.facets[facet] ?? []).map(({ value, count }) => ({ ...present(facet, value), count })),
    ]),
  );
}
