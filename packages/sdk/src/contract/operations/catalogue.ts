import { PortalFacts, SearchQuery, SearchResult } from '../search.ts';
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
