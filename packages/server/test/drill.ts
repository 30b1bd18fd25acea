import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Client, Draft } from '@milpa/sdk';
import { getDraft } from './datasets.ts';
import type { TestPortal } from './portal.ts';

/** Looks for a word in everything a portal keeps. */
export interface Drill {
  readonly holds: (bytes: Buffer) => boolean;
  /** Every file of the data folder that has it in, packed ones unpacked. */
  grepFiles(): Promise<string[]>;
  /** Every table of the database, the queue's included, that has it in any column of any row. */
  grepDatabase(): Promise<string[]>;
}

export function createDrill(portal: Pick<TestPortal, 'database' | 'dataFolder'>, word: string): Drill {
  const holds = (bytes: Buffer): boolean => bytes.toString('latin1').toLowerCase().includes(word.toLowerCase());
  return {
    holds,
    async grepFiles() {
      const found: string[] = [];
      for (const name of await readdir(portal.dataFolder, { recursive: true })) {
        const path = join(portal.dataFolder, name);
        if (!(await stat(path)).isFile()) continue;
        const bytes = await readFile(path);
        const packed = bytes.length > 1 && bytes.readUInt16BE(0) === 0x1f8b;
        if (holds(bytes) || holds(Buffer.from(name)) || (packed && holds(gunzipSync(bytes)))) found.push(name);
      }
      return found;
    },
    async grepDatabase() {
      const tables = await portal.database.query<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
         where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await portal.database.query(`select from ${name} t where t::text ilike $1 limit 1`, [`%${word}%`]);
        if (rows.length > 0) found.push(name);
      }
      return found;
    },
  };
}

/** Says of every column why it may be public, where the portal asks: the mistake a purge is for. */
export async function allowPersonal(client: Client, made: Draft): Promise<void> {
  const draft = await getDraft(client, made);
  for (const { file } of draft.distributions)
    for (const { id } of file?.tables ?? []) {
      const { profile } = await client.call('getDraftTable', { params: { dataset: made.id, table: id } });
      const columns = Object.fromEntries(
        profile.columns.map(({ name }) => [name, { personal: 'Es un folio del trámite, no una persona' }]),
      );
      const { revision } = await getDraft(client, made);
      await client.call('changeDraftTable', { params: { dataset: made.id, table: id }, revision, body: { columns } });
    }
}
