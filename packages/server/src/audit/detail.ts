import { formatCanonicalJson, type InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';

/** What an entry's hashes stand for. Undefined members: nothing was said, or it is no longer kept. */
export interface Detail {
  readonly before?: unknown;
  readonly after?: unknown;
}

interface NewDetail extends Detail {
  readonly number: number;
  readonly at: Date;
  readonly object: { readonly kind: string; readonly id: string };
  readonly institution?: InstitutionId | undefined;
}

/** What is recorded of these names or concerns a person: a year is enough to answer for it, the hash stays. */
const personal: ReadonlySet<string> = new Set(['account', 'appointment', 'token', 'session', 'invitation']);
const personalMs = 365 * 86_400_000;
/** Characters; longer values are kept as their hash alone. */
const longest = 65_536;

/** Kept in the spelling that was hashed, so that anyone with the record can compare. */
export async function addDetails(tx: Queryable, details: readonly NewDetail[]): Promise<void> {
  const rows = details.flatMap((detail) => {
    const [before, after] = [formatKept(detail.before), formatKept(detail.after)];
    const { number, institution = null } = detail;
    if (before === null && after === null && institution === null) return [];
    const until = personal.has(detail.object.kind) ? new Date(detail.at.getTime() + personalMs) : null;
    return [{ number, institution, before, after, until }];
  });
  if (rows.length === 0) return;
  await tx.query(
    `insert into audit_detail (number, institution, before, after, kept_until)
     select number, institution, before::json, after::json, until
     from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
       as n (number, institution, before, after, until)`,
    [
      rows.map(({ number }) => number),
      rows.map(({ institution }) => institution),
      rows.map(({ before }) => before),
      rows.map(({ after }) => after),
      rows.map(({ until }) => until),
    ],
  );
}

function formatKept(value: unknown): string | null {
  if (value === undefined) return null;
  const text = formatCanonicalJson(value);
  // The hash stands for a text with NUL as well; PostgreSQL has no place for it.
  return text.length > longest || text.includes('\\u0000') ? null : text;
}

/** Removes the words of what was done to an object, ever or since an instant; its hashes stay in the chain. */
export const forgetDetails = (
  tx: Queryable,
  object: { readonly kind: string; readonly id: string },
  since: Date | null = null,
) =>
  tx.query(
    `update audit_detail d set before = null, after = null from audit_entry e
     where e.number = d.number and e.object_kind = $1 and e.object_id = $2 and ($3::timestamptz is null or e.at >= $3)`,
    [object.kind, object.id, since],
  );

export const removeExpired = (database: Queryable, now: Date) =>
  database.query('update audit_detail set before = null, after = null, kept_until = null where kept_until < $1', [now]);
