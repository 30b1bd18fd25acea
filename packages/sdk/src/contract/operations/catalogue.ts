import {
  PortalFacts,
  SearchMisses,
  SearchMissesQuery,
  SearchQuery,
  SearchResult,
  Suggestions,
  SuggestQuery,
} from '../search.ts';
import type { Spec } from './spec.ts';

export const catalogueOperations = {
  searchDatasets: {
    method: 'GET',
    path: '/api/v1/datasets',
    tag: 'catalogue',
    summary: 'Find datasets by words and facets',
    query: SearchQuery,
    response: SearchResult,
    status: 200,
    scope: null,
  },
  suggestWords: {
    method: 'GET',
    path: '/api/v1/suggestions',
    tag: 'catalogue',
    summary: 'What the words being typed may become: titles, keywords and institutions that go on like that',
    query: SuggestQuery,
    response: Suggestions,
    status: 200,
    scope: null,
  },
  listSearchMisses: {
    method: 'GET',
    path: '/api/v1/search-misses',
    tag: 'catalogue',
    summary: 'What people looked for and did not find, most asked first; for administrators of the portal',
    query: SearchMissesQuery,
    response: SearchMisses,
    status: 200,
    scope: 'admin',
  },
  portalFacts: {
    method: 'GET',
    path: '/api/v1/portal',
    tag: 'catalogue',
    summary: 'How much the portal holds',
    response: PortalFacts,
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
