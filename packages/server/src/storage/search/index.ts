export * from './contract.ts';
export { createPostgresSearch, type PostgresSearchOptions } from './postgres/postgres.ts';
