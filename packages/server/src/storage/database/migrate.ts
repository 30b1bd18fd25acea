import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { connect } from './pool.ts';

export interface MigrationOptions {
  /** Folder of `NNNN-name.sql` files. */
  readonly folder: string;
  readonly log?: (message: string) => void;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

// An arbitrary number; everyone who migrates takes the same lock.
const lock = 5_208_113_402;

/** Brings the database to the newest form: each file once, in order of name, in its own transaction. Returns those applied. */
export async function migrate(url: string, options: MigrationOptions): Promise<string[]> {
  const [migrations, client] = await Promise.all([readMigrations(options.folder), connect(url, 'milpa-migrate')]);
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await applyMissing(client, migrations, options.log);
  } finally {
    await client.end(); // frees the lock too
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[], log?: (message: string) => void) {
  await client.query(
    `create table if not exists migration
       (name text primary key, checksum text not null, applied timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  requireKnown(applied, migrations);
  const done: string[] = [];
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue;
    await apply(client, migration);
    log?.(`Migration ${migration.name} applied`);
    done.push(migration.name);
  }
  return done;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the first error is the one to tell
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${name} could not be applied: ${reason}. The database is as it was before it.`, {
      cause: error,
    });
  }
}

function requireKnown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    const here = known.get(name);
    if (here === undefined)
      throw new Error(
        `The database has the migration ${name}, which this Milpa does not know: it was made by a later one. Install that version or a later one.`,
      );
    if (here !== checksum)
      throw new Error(
        `The migration ${name} was applied in another form than the file has now. Applied files never change: put the file back and write a new one.`,
      );
  }
}
