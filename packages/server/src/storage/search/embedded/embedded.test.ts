import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabase } from '../../../../test/database.ts';
import { describeSearchIndex } from '../conformance/suite.ts';
import { createEmbeddedSearch } from '../index.ts';

describeSearchIndex('embedded', async (options) => {
  const database = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'milpa-search-'));
  const index = createEmbeddedSearch({
    ...options,
    database,
    folder,
    onTrouble: (what) => console.error(what),
  });
  await index.ready();
  return {
    index,
    async close() {
      await index.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
