export * from './contract.ts';
export { createEmbeddedSearch, type EmbeddedSearch, type EmbeddedSearchOptions } from './embedded/embedded.ts';
export { createOpenSearch, type OpenSearchOptions } from './opensearch/opensearch.ts';
export { createPostgresSearch, type PostgresSearchOptions } from './postgres/postgres.ts';
