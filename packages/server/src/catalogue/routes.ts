import {
  type DatasetListItem,
  InstitutionId,
  type OperationOutput,
  type SearchFacet,
  SearchQuery,
  searchFacets,
} from '@milpa/sdk';
import type { AnyOperationHandler } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';
import type { Database } from '../storage/database/index.ts';
import type { SearchAnswer, SearchIndex } from '../storage/search/index.ts';
import { findLabel } from './model.ts';
import { store } from './store.ts';

export interface RouteNeeds {
  readonly database: Database;
  readonly search: SearchIndex;
  readonly institutions: Pick<Institutions, 'find' | 'listNames'>;
}
type Facets = OperationOutput<'searchDatasets'>['facets'];

/** All are datasets as yet, so their kind tells nothing. */
const countedFacets = searchFacets.filter((facet) => facet !== 'kind');

export const createCatalogueHandlers = (needs: RouteNeeds): readonly AnyOperationHandler[] => [
  {
    operation: 'searchDatasets',
    async handle({ query }, { language }) {
      const asked = SearchQuery.parse(query ?? {});
      const { limit, offset } = asked;
      const chosen = Object.fromEntries(searchFacets.map((facet) => [facet, asked[facet]]));
      const filters = { ...chosen, publisher: await findPublisherIds(needs, asked.publisher) };
      const sort = asked.sort ?? (asked.q.trim() ? 'relevance' : 'modified');
      const answer = await needs.search.search({
        words: asked.q,
        filters,
        sort,
        language,
        limit,
        offset,
        facets: countedFacets,
      });
      const known = await store.listItems(
        needs.database,
        answer.hits.map((hit) => hit.id),
      );
      const items = answer.hits.flatMap(({ id, reasons }): DatasetListItem[] => {
        const item = known.get(id);
        const highlight = reasons.find((reason) => reason.field !== 'title')?.piece;
        return item ? [highlight === undefined ? item : { ...item, highlight }] : [];
      });
      const { total, relaxed, words } = answer;
      const facets = await presentFacets(needs, answer);
      return { total, offset, limit, items, facets, ...(relaxed ? { relaxed } : {}), ...(words ? { words } : {}) };
    },
  },
  {
    operation: 'portalFacts',
    async handle() {
      const facts = await store.facts(needs.database);
      const institutions = await needs.institutions.listNames('all');
      const none = { datasets: 0, tables: 0, rows: 0, files: 0, bytes: 0, updated: null };
      const { updated, ...counts } = facts ?? none;
      return { ...counts, institutions: institutions.length, updated: updated?.toISOString() ?? null };
    },
  },
];

/** The index knows publishers by identifier, which no change of name or address touches. Unknown ones find nothing. */
async function findPublisherIds({ institutions }: RouteNeeds, keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(keys.map((key) => institutions.find(key)));
  return keys.map((key, index) => found[index]?.id ?? key);
}

async function presentFacets({ institutions }: RouteNeeds, { facets }: SearchAnswer): Promise<Facets> {
  const ids = (facets['publisher'] ?? []).flatMap(({ value }) => InstitutionId.safeParse(value).data ?? []);
  const names = new Map((await institutions.listNames(ids)).map((one): [string, typeof one] => [one.id, one]));
  const present = (facet: SearchFacet, value: string) => {
    const name = facet === 'publisher' ? names.get(value) : undefined;
    const label = name?.name ?? findLabel[facet]?.(value);
    return { value: name?.slug ?? value, ...(label ? { label } : {}) };
  };
  return Object.fromEntries(
    countedFacets.map((facet) => [
      facet,
      (facets[facet] ?? []).map(({ value, count }) => ({ ...present(facet, value), count })),
    ]),
  );
}
