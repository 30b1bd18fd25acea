import { type Database, openDatabase } from '../src/storage/database/index.ts';
import { makeDatabase } from './cluster.ts';

/** A migrated database of its own; `close` drops it. */
export async function startTestDatabase(): Promise<Database> {
  const { url, drop } = await makeDatabase();
  const database = openDatabase(url);
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}
