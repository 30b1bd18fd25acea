import { type SearchFacet, searchFacets } from '@milpa/sdk';

export type Sort = 'relevance' | 'modified' | 'title';

const forFacets = <T>(make: (facet: SearchFacet) => T): Record<SearchFacet, T> => ({
  kind: make('kind'),
  publisher: make('publisher'),
  theme: make('theme'),
  sector: make('sector'),
  area: make('area'),
  format: make('format'),
  licence: make('licence'),
  access: make('access'),
  frequency: make('frequency'),
  timeliness: make('timeliness'),
  level: make('level'),
  place: make('place'),
  year: make('year'),
  highValue: make('highValue'),
  quality: make('quality'),
});

/** What a reader looks for. All of it is in the address. */
export interface SearchState {
  readonly question: string;
  readonly chosen: Readonly<Record<SearchFacet, string[]>>;
  readonly sort: Sort | undefined;
  /** From 1. */
  readonly page: number;
}

export const pageSize = 20;
const mostPages = 5000;

export function parseSearch(params: URLSearchParams): SearchState {
  const page = Number(params.get('page'));
  const sort = params.get('sort');
  const values = (facet: SearchFacet) => [...new Set(params.getAll(facet).filter((value) => value))].slice(0, 50);
  return {
    question: (params.get('q') ?? '').trim().slice(0, 300),
    chosen: forFacets(values),
    sort: sort === 'relevance' || sort === 'modified' || sort === 'title' ? sort : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  };
}

export function formatSearch(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.question) params.set('q', state.question);
  for (const facet of searchFacets) for (const value of state.chosen[facet]) params.append(facet, value);
  if (state.sort) params.set('sort', state.sort);
  if (state.page > 1) params.set('page', String(state.page));
  const text = params.toString();
  return text && `?${text}`;
}

/** The state with one value of a facet chosen, or let go when it was; back on the first page. */
export function toggleFacet(state: SearchState, facet: SearchFacet, value: string): SearchState {
  const now = state.chosen[facet];
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
  return { ...state, page: 1, chosen: { ...state.chosen, [facet]: next } };
}

export const nothingChosen: SearchState['chosen'] = forFacets(() => []);

export const countChosen = (state: SearchState) =>
  searchFacets.reduce((sum, facet) => sum + state.chosen[facet].length, 0);
