import {
  type AuditProof,
  AuditRoot,
  createMerkleTree,
  firstPrevious,
  formatHex,
  hashRoot,
  listInclusionPath,
  nextDay,
  parseHex,
  Sha256,
} from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Database, Queryable, Transaction } from '../storage/database/index.ts';
import { listHashes, lockChain } from './chain.ts';
import { sha256 } from './hash.ts';
import type { Signer } from './signing.ts';

export interface RootNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly signer: Signer;
}

export interface Roots {
  /** Makes the roots of all days that are over and have none yet; gives how many. May be repeated. */
  close(signal?: AbortSignal): Promise<number>;
  list(after: string | undefined, limit: number): Promise<{ total: number; items: AuditRoot[] }>;
  /** Every one, oldest first. */
  listAll(): Promise<AuditRoot[]>;
  listNewest(limit: number): Promise<AuditRoot[]>;
  find(day: string): Promise<AuditRoot | undefined>;
  /** Undefined when no published root covers the entry: it was never written, or its day is not over. */
  prove(number: number): Promise<AuditProof | undefined>;
}

const columns = `day::text as day, first::float8 as first, last::float8 as last, merkle, head, previous, hash, key, signature`;

export function createRoots(needs: RootNeeds): Roots {
  const { database } = needs;
  const query = async (rest: string, values: readonly (string | number)[] = []) =>
    (await database.query(`select ${columns} from audit_root ${rest}`, values)).map((row) => AuditRoot.parse(row));
  return {
    async close(signal) {
      await needs.signer.listKeys(); // made before, not on a second connection inside the transaction
      for (let made = 0; ; made += 1) {
        signal?.throwIfAborted();
        if (!(await database.transaction((tx) => closeNext(needs, tx)))) return made;
      }
    },
    async list(after, limit) {
      const [counted] = await database.query<{ total: number }>('select count(*)::int as total from audit_root');
      const items = await query('where day > $1::date order by day limit $2', [after ?? '-infinity', limit]);
      return { total: counted?.total ?? 0, items };
    },
    listAll: () => query('order by day'),
    listNewest: (limit) => query('order by day desc limit $1', [limit]),
    find: async (day) => (await query('where day = $1::date', [day]))[0],
    async prove(number) {
      const [root] = await query('where first <= $1 and last >= $1', [number]);
      if (!root) return undefined;
      const hashes: string[] = [];
      for await (const hash of listHashes(database, root)) hashes.push(hash);
      const index = number - root.first;
      const path = listInclusionPath(hashes.map(parseHex), index, sha256);
      return {
        number,
        leaf: Sha256.parse(hashes[index]),
        index,
        path: path.map((hash) => Sha256.parse(formatHex(hash))),
        root,
      };
    },
  };
}

/**
 * The root of the first day that has none. The chain is locked meanwhile, so that nothing of that day is still on its way;
 * an entry takes its time under the same lock, so the entries of a day are a piece of the chain.
 */
async function closeNext({ clock, signer }: RootNeeds, tx: Transaction): Promise<boolean> {
  await lockChain(tx);
  const now = clock();
  const [before] = await tx.query<{ day: string; last: number; head: string; hash: string }>(
    'select day::text as day, last::float8 as last, head, hash from audit_root order by day desc limit 1',
  );
  const day = before ? nextDay(before.day) : await findFirstDay(tx);
  if (day === undefined || nextDay(day) > now.toISOString().slice(0, 10)) return false;
  const first = (before?.last ?? 0) + 1;
  const last = (await findLastBefore(tx, first, nextDay(day))) ?? first - 1;
  const tree = createMerkleTree(sha256);
  let head = before?.head ?? firstPrevious;
  for await (const hash of listHashes(tx, { first, last })) {
    tree.add(parseHex(hash));
    head = hash;
  }
  const content = { day, first, last, merkle: formatHex(tree.root()), head, previous: before?.hash ?? firstPrevious };
  const root = Content.parse(content);
  const hash = hashRoot(root, sha256);
  const { key, signature } = await signer.sign(Buffer.from(hash));
  await tx.query(
    `insert into audit_root (day, first, last, merkle, head, previous, hash, key, signature, made)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[day, first, last, root.merkle, root.head, root.previous, hash],
      ...[key, Buffer.from(signature).toString('base64'), now],
    ],
  );
  return true;
}

const Content = AuditRoot.pick({ day: true, first: true, last: true, merkle: true, head: true, previous: true });

async function findFirstDay(tx: Queryable): Promise<string | undefined> {
  const [row] = await tx.query<{ at: Date }>('select at from audit_entry order by number limit 1');
  return row?.at.toISOString().slice(0, 10);
}

async function findLastBefore(tx: Queryable, first: number, day: string): Promise<number | undefined> {
  const [row] = await tx.query<{ number: number | null }>(
    `select max(number)::float8 as number from audit_entry where number >= $1 and at < ($2 || 'T00:00:00Z')::timestamptz`,
    [first, day],
  );
  return row?.number ?? undefined;
}
