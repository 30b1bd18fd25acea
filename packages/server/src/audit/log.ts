import type { ChainEntry, InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import { type EntryRow, entryColumns, parseEntry } from './chain.ts';
import type { Detail } from './detail.ts';

export interface LogFilter {
  /** An account: who did it, or as whom it was done. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly actions?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly object?: string | undefined;
  /** Only what concerns these; absent: everything. */
  readonly institutions?: readonly InstitutionId[] | undefined;
  /** Instants: from the first on, before the second. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Number of the last entry that counts. */
  readonly last?: number | undefined;
}

export interface LoggedEntry extends ChainEntry {
  readonly institution: InstitutionId | null;
  /** What the hashes stand for, as long as it is kept. */
  readonly detail: Detail;
}

interface Row extends EntryRow {
  readonly institution: InstitutionId | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly has_before: boolean;
  readonly has_after: boolean;
}

const columns = `${entryColumns}, d.institution, d.before, d.after, d.before is not null as has_before,
  d.after is not null as has_after`;
const joined = 'audit_entry e left join audit_detail d using (number)';
const where = `($1::uuid is null or e.actor = $1 or e.assumed = $1) and ($2::text is null or e.action = $2)
  and ($3::text[] is null or e.action = any($3)) and ($4::text is null or e.object_kind = $4)
  and ($5::text is null or e.object_id = $5) and ($6::uuid[] is null or d.institution = any($6))
  and ($7::timestamptz is null or e.at >= $7) and ($8::timestamptz is null or e.at < $8)
  and ($9::bigint is null or e.number <= $9)`;

const valuesOf = (filter: LogFilter) => [
  ...[filter.actor ?? null, filter.action ?? null, filter.actions ?? null, filter.kind ?? null],
  ...[filter.object ?? null, filter.institutions ?? null, filter.from ?? null, filter.to ?? null, filter.last ?? null],
];

const present = (row: Row): LoggedEntry => ({
  ...parseEntry(row),
  institution: row.institution,
  detail: { ...(row.has_before ? { before: row.before } : {}), ...(row.has_after ? { after: row.after } : {}) },
});

/** Newest first. */
export async function listLog(
  database: Queryable,
  filter: LogFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: LoggedEntry[] }> {
  const values = valuesOf(filter);
  const [counted] = await database.query<{ total: number }>(
    `select count(*)::int as total from ${joined} where ${where}`,
    values,
  );
  const rows = await database.query<Row>(
    `select ${columns} from ${joined} where ${where} order by e.number desc limit $10 offset $11`,
    [...values, limit, offset],
  );
  return { total: counted?.total ?? 0, items: rows.map(present) };
}

const batch = 1000;

/** Oldest first, a batch in memory at a time. */
export async function* streamLog(database: Queryable, filter: LogFilter): AsyncGenerator<LoggedEntry> {
  const values = valuesOf(filter);
  for (let after = 0; ; ) {
    const rows = await database.query<Row>(
      `select ${columns} from ${joined} where ${where} and e.number > $10 order by e.number limit $11`,
      [...values, after, batch],
    );
    for (const row of rows) yield present(row);
    const end = rows.at(-1);
    if (!end || rows.length < batch) return;
    after = Number(end.number);
  }
}

export async function findLastNumber(database: Queryable): Promise<number> {
  const [row] = await database.query<{ last: number }>(
    'select coalesce(max(number), 0)::float8 as last from audit_entry',
  );
  return row?.last ?? 0;
}

/** The words that actions and objects have been called by, for a form to choose from. */
export async function listWords(database: Queryable): Promise<{ actions: string[]; kinds: string[] }> {
  const rows = await database.query<{ action: string; kind: string }>(
    'select distinct action, object_kind as kind from audit_entry order by 1, 2',
  );
  const list = (of: (row: (typeof rows)[number]) => string) => [...new Set(rows.map(of))].sort();
  return { actions: list(({ action }) => action), kinds: list(({ kind }) => kind) };
}
