import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../packages/server/src/storage/database/embedded/embedded.ts';

/** A PostgreSQL of the benchmark's own, with the settings of an ordinary server: the reference, never the portal's. */
export interface Reference {
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openReference(folder: string): Promise<Reference> {
  await chmod(folder, 0o755); // PostgreSQL reads the CSV by itself and may run as another user
  const server = await startEmbedded({ dataFolder: join(folder, 'reference'), environment: {} });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("set work_mem = '256MB'; set maintenance_work_mem = '512MB'");
  return {
    query: async (sql) => (await client.query(sql)).rows,
    async close() {
      await client.end();
      await server.stop();
    },
  };
}
