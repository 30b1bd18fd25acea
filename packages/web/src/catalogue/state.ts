import { type SearchFacet, SearchSort, searchFacets } from '@milpa/sdk';

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
  stars: make('stars'),
});

/** What a reader looks for. All of it is in the address. */
export interface SearchState {
  readonly question: string;
  readonly chosen: Readonly<Record<SearchFacet, string[]>>;
  /** As people write it: a year, or a day. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** west,south,east,north in degrees. */
  readonly bbox: string | undefined;
  readonly sort: SearchSort | undefined;
  /** From 1. */
  readonly page: number;
}

export const pageSize = 20;
const mostPages = 5000;

/** What cannot be meant is left out: an address that somebody cut or mistyped still answers. */
export function parseSearch(params: URLSearchParams): SearchState {
  const page = Number(params.get('page'));
  const values = (facet: SearchFacet) => [...new Set(params.getAll(facet).filter((value) => value))].slice(0, 50);
  return {
    question: (params.get('q') ?? '').trim().slice(0, 300),
    chosen: forFacets(values),
    from: findTime(params.get('from')),
    to: findTime(params.get('to')),
    bbox: findBox(params.get('bbox')),
    sort: SearchSort.safeParse(params.get('sort')).data,
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  };
}

function findTime(text: string | null): string | undefined {
  const trimmed = (text ?? '').trim();
  if (/^\d{4}$/.test(trimmed)) return trimmed;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(trimmed) && !Number.isNaN(Date.parse(trimmed));
  return isDay && new Date(trimmed).toISOString().startsWith(trimmed) ? trimmed : undefined;
}

/** The days a time begins and ends with: of 2015, the first and the last. */
export const firstDay = (time: string): string => (time.length === 4 ? `${time}-01-01` : time);
export const lastDay = (time: string): string => (time.length === 4 ? `${time}-12-31` : time);

function findBox(text: string | null): string | undefined {
  const numbers = (text ?? '').split(/[\s,;]+/).filter((part) => part !== '');
  if (numbers.length !== 4 || numbers.some((part) => !/^-?\d{1,3}(?:\.\d{1,15})?$/.test(part))) return undefined;
  const [west = 0, south = 0, east = 0, north = 0] = numbers.map(Number);
  const fits = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && south <= north && north <= 90;
  return fits ? numbers.join(',') : undefined;
}

export function formatSearch(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.question) params.set('q', state.question);
  for (const [name, value] of listNarrowing(state)) params.append(name, value);
  if (state.sort) params.set('sort', state.sort);
  if (state.page > 1) params.set('page', String(state.page));
  const text = params.toString();
  return text && `?${text}`;
}

/** Everything that narrows, as the fields of a form or the parts of an address. */
export function listNarrowing(state: SearchState): [name: string, value: string][] {
  const facets = searchFacets.flatMap((facet) => state.chosen[facet].map((value): [string, string] => [facet, value]));
  const times = (['from', 'to', 'bbox'] as const).flatMap((name): [string, string][] => {
    const value = state[name];
    return value === undefined ? [] : [[name, value]];
  });
  return [...facets, ...times];
}

/** The state with one value of a facet chosen, or let go when it was; back on the first page. */
export function toggleFacet(state: SearchState, facet: SearchFacet, value: string): SearchState {
  const now = state.chosen[facet];
  const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
  return { ...state, page: 1, chosen: { ...state.chosen, [facet]: next } };
}

export const nothingChosen: SearchState['chosen'] = forFacets(() => []);

/** How much narrows: values of facets, the period, the box. */
export const countChosen = (state: SearchState): number =>
  searchFacets.reduce((sum, facet) => sum + state.chosen[facet].length, 0) +
  (state.from || state.to ? 1 : 0) +
  (state.bbox ? 1 : 0);

/** Nothing but the words and the order. */
export const clearNarrowing = (state: SearchState): SearchState => ({
  ...state,
  chosen: nothingChosen,
  from: undefined,
  to: undefined,
  bbox: undefined,
  page: 1,
});
