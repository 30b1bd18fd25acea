import { startTestDatabase } from '../../../../test/database.ts';
import { describeSearchIndex } from '../conformance/suite.ts';
import { createPostgresSearch } from '../index.ts';

describeSearchIndex('PostgreSQL', async (options) => {
  const database = await startTestDatabase();
  return { index: createPostgresSearch(database, options), close: () => database.close() };
});
