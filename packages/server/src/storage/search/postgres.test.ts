import { startTestDatabase } from '../../../test/database.ts';
import { describeSearchIndex } from './conformance.ts';
import { createPostgresSearch } from './index.ts';

describeSearchIndex('PostgreSQL', async () => {
  const database = await startTestDatabase();
  return { index: createPostgresSearch(database), close: () => database.close() };
});
