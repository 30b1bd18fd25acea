import type { Clock } from '../clock.ts';
import type { Caller } from '../http/index.ts';
import type { Database, Transaction } from '../storage/database/index.ts';
import { hashOf } from './canonical.ts';
import { type AuditEntry, type BrokenEntry, firstPrevious, hashEntry, listBatches } from './chain.ts';

export { formatCanonicalJson, hashOf } from './canonical.ts';
export type { AuditEntry, BrokenEntry } from './chain.ts';

export interface AuditRecord {
  /** Who did it; absent when the portal itself did. */
  readonly caller: Caller | undefined;
  /** Verb and noun, e.g. `release-dataset`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** States before and after. Only their SHA-256 is kept. */
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface Audit {
  /**
   * Appends an entry in the caller's transaction. The chain is locked from here until that transaction ends, so call
   * it last: after every other row the transaction changes.
   */
  record(tx: Transaction, record: AuditRecord): Promise<void>;
  /** Recomputes the whole chain. `broken` is the first entry that does not follow from those before it. */
  verify(): Promise<{ readonly entries: number; readonly head: string; readonly broken?: BrokenEntry }>;
  /** What was done to one object, oldest first. */
  history(object: AuditRecord['object']): Promise<AuditEntry[]>;
}

// An arbitrary number; every appender of the chain takes the same lock.
const chainLock = 7_204_511_963;

export function createAudit(needs: { readonly database: Database; readonly clock: Clock }): Audit {
  const { database, clock } = needs;
  return {
    async record(tx, { caller, action, object, before, after }) {
      await tx.query('select pg_advisory_xact_lock($1)', [chainLock]);
      const [last] = await tx.query<{ number: string; hash: string }>(
        'select number::text, hash from audit_entry e order by e.number desc limit 1',
      );
      const entry = {
        number: Number(last?.number ?? 0) + 1,
        at: clock().toISOString(),
        actor: caller?.account ?? null,
        token: caller?.token?.id ?? null,
        action,
        object,
        before: before === undefined ? null : hashOf(before),
        after: after === undefined ? null : hashOf(after),
        previous: last?.hash ?? firstPrevious,
      };
      await tx.query(
        `insert into audit_entry
           (number, at, actor, token, action, object_kind, object_id, before_hash, after_hash, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          entry.number,
          entry.at,
          entry.actor,
          entry.token,
          action,
          object.kind,
          object.id,
          entry.before,
          entry.after,
          entry.previous,
          hashEntry(entry),
        ],
      );
    },
    async verify() {
      let entries = 0;
      let head = firstPrevious;
      for await (const entry of listBatches(database)) {
        if (entry.number !== entries + 1)
          return { entries, head, broken: { number: entries + 1, reason: 'missing' as const } };
        if (entry.previous !== head)
          return { entries, head, broken: { number: entry.number, reason: 'previous' as const } };
        if (entry.hash !== hashEntry(entry))
          return { entries, head, broken: { number: entry.number, reason: 'content' as const } };
        entries += 1;
        head = entry.hash;
      }
      return { entries, head };
    },
    async history({ kind, id }) {
      const entries: AuditEntry[] = [];
      for await (const entry of listBatches(database, { kind, id })) entries.push(entry);
      return entries;
    },
  };
}
