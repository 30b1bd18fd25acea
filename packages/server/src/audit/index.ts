import {
  type ChainEntry,
  type ChainFault,
  createChainWalk,
  type EntryContent,
  firstPrevious,
  hashEntry,
  type InstitutionId,
} from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Caller } from '../http/index.ts';
import type { Database, Transaction } from '../storage/database/index.ts';
import { listBatches, lockChain } from './chain.ts';
import { addDetails, forgetDetails } from './detail.ts';
import { hashOf, sha256 } from './hash.ts';
import { findLastNumber, type LogFilter, type LoggedEntry, listLog, listWords, streamLog } from './log.ts';

export { hashOf, sha256 } from './hash.ts';
export type { LogFilter, LoggedEntry } from './log.ts';
export { type AuditProofs, createAuditProofs } from './proofs.ts';
export type { Roots } from './roots.ts';
export type { Signer } from './signing.ts';

export interface AuditRecord {
  /** Who did it; absent when the portal itself did. */
  readonly caller: Caller | undefined;
  /** Verb and noun, e.g. `release-dataset`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** Of which the object is, or which it is: by it the record can be looked through. */
  readonly institution?: InstitutionId | undefined;
  /**
   * States before and after. Their SHA-256 is kept for ever; they themselves as long as privacy allows: those about a
   * person a year, the rest until an order to purge what they are about.
   */
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface Audit {
  /**
   * Appends an entry in the caller's transaction. The chain is locked from here until that transaction ends, so call
   * it last: after every other row the transaction changes.
   */
  record(tx: Transaction, record: AuditRecord): Promise<void>;
  /** Appends many entries with four questions to the database, in their order; as `record`, call it last. */
  recordAll(tx: Transaction, records: readonly AuditRecord[]): Promise<void>;
  /** Recomputes the whole chain. `broken` is the first entry that does not follow from those before it. */
  verify(): Promise<{ readonly entries: number; readonly head: string; readonly broken?: ChainFault }>;
  /** Removes the words kept of what was done to an object, ever or since an instant; its entries and their hashes stay. */
  forget(tx: Transaction, object: AuditRecord['object'], since?: Date | null): Promise<void>;
  /** The whole chain from its first entry, a batch in memory at a time. */
  listAll(): AsyncIterable<ChainEntry>;
  /** Entries a filter lets through, with what is kept of their words, newest first. */
  listLog(
    filter: LogFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ total: number; items: LoggedEntry[] }>;
  /** The same, oldest first, all of them. */
  streamLog(filter: LogFilter): AsyncIterable<LoggedEntry>;
  findLastNumber(): Promise<number>;
  /** What actions and objects have been called so far. */
  listWords(): Promise<{ readonly actions: string[]; readonly kinds: string[] }>;
  /** What was done to one object, oldest first. */
  history(object: AuditRecord['object']): Promise<ChainEntry[]>;
}

export function createAudit(needs: { readonly database: Database; readonly clock: Clock }): Audit {
  const { database, clock } = needs;
  return {
    record: (tx, record) => append(tx, clock, [record]),
    recordAll: (tx, records) => append(tx, clock, records),
    async verify() {
      const walk = createChainWalk(sha256);
      for await (const entry of listBatches(database)) {
        const before = { entries: walk.last(), head: walk.head() };
        const [broken] = walk.add(entry);
        if (broken) return { ...before, broken };
      }
      return { entries: walk.last(), head: walk.head() };
    },
    async forget(tx, object, since) {
      await forgetDetails(tx, object, since);
    },
    listAll: () => listBatches(database),
    listLog: (filter, page) => listLog(database, filter, page),
    streamLog: (filter) => streamLog(database, filter),
    findLastNumber: () => findLastNumber(database),
    listWords: () => listWords(database),
    async history({ kind, id }) {
      const entries: ChainEntry[] = [];
      for await (const entry of listBatches(database, { kind, id })) entries.push(entry);
      return entries;
    },
  };
}

async function append(tx: Transaction, clock: Clock, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  await lockChain(tx);
  const [last] = await tx.query<{ number: string; hash: string }>(
    'select number::text, hash from audit_entry e order by e.number desc limit 1',
  );
  const entries: ChainEntry[] = [];
  for (const record of records) {
    const before = entries.at(-1) ?? { number: Number(last?.number ?? 0), hash: last?.hash ?? firstPrevious };
    const content = contentOf(record, clock(), before);
    entries.push({ ...content, hash: hashEntry(content, sha256) });
  }
  const column = <T>(of: (entry: ChainEntry) => T) => entries.map(of);
  await tx.query(
    `insert into audit_entry
       (number, at, actor, token, action, object_kind, object_id, before_hash, after_hash, previous, hash, version,
        assumed, appointment)
     select * from unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::text[], $12::smallint[], $13::uuid[], $14::uuid[])`,
    [
      column((entry) => entry.number),
      column((entry) => entry.at),
      column((entry) => entry.actor),
      column((entry) => entry.token),
      column((entry) => entry.action),
      column((entry) => entry.object.kind),
      column((entry) => entry.object.id),
      column((entry) => entry.before),
      column((entry) => entry.after),
      column((entry) => entry.previous),
      column((entry) => entry.hash),
      column((entry) => entry.version),
      column((entry) => entry.assumed),
      column((entry) => entry.appointment),
    ],
  );
  await addDetails(
    tx,
    records.map((record, at) => ({ ...record, number: entries[at]?.number ?? 0, at: clock() })),
  );
}

const contentOf = (
  { caller, action, object, before, after }: AuditRecord,
  at: Date,
  last: { readonly number: number; readonly hash: string },
): EntryContent => ({
  version: 2,
  number: last.number + 1,
  at: at.toISOString(),
  actor: caller?.assumedBy?.account ?? caller?.account ?? null,
  assumed: caller?.assumedBy ? caller.account : null,
  token: caller?.token?.id ?? null,
  appointment: caller?.appointment ?? null,
  action,
  object,
  before: before === undefined ? null : hashOf(before),
  after: after === undefined ? null : hashOf(after),
  previous: last.hash,
});
