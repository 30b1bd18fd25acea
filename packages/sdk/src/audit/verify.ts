import type { AuditRoot } from '../contract/audit.ts';
import { type Digest, formatHex, hashValue, parseHex } from './canonical.ts';
import { type ChainEntry, type ChainFault, createChainWalk, firstPrevious } from './chain.ts';
import { createMerkleTree } from './merkle.ts';

export type AuditFault =
  | ({ readonly what: 'entry' } & ChainFault)
  | {
      readonly what: 'root';
      readonly day: string;
      /** The entries the root covers. */
      readonly first: number;
      readonly last: number;
      /**
       * `changed`: not the hash of what it says. `unlinked`: does not follow the root before. `signature`: not signed by the
       * key it names. `rewritten`: differs from the root of this day that was known before. `withdrawn`: was known before,
       * and is published no more. `entries`: the entries of the log are not those it was made from. `cut`: the log ends
       * before the last entry it covers.
       */
      readonly reason: 'changed' | 'unlinked' | 'signature' | 'rewritten' | 'withdrawn' | 'entries' | 'cut';
    };

export type RootContent = Pick<AuditRoot, 'day' | 'first' | 'last' | 'merkle' | 'head' | 'previous'>;

export const hashRoot = ({ day, first, last, merkle, head, previous }: RootContent, digest: Digest): string =>
  hashValue({ day, first, last, merkle, head, previous }, digest);

const rootFault = (
  { day, first, last }: AuditRoot,
  reason: Extract<AuditFault, { what: 'root' }>['reason'],
): AuditFault => ({
  what: 'root',
  day,
  first,
  last,
  reason,
});

/** What is wrong with a list of published roots by itself, in the order of days. `isSigned`: whether its signature holds. */
export function listRootFaults(
  roots: readonly AuditRoot[],
  { digest, isSigned }: { readonly digest: Digest; readonly isSigned: (root: AuditRoot) => boolean },
): AuditFault[] {
  return roots.flatMap((root, at) => {
    const before = at === 0 ? undefined : roots[at - 1];
    if (root.hash !== hashRoot(root, digest)) return [rootFault(root, 'changed')];
    if (!isSigned(root)) return [rootFault(root, 'signature')];
    const follows = before
      ? root.previous === before.hash && root.first === before.last + 1 && root.day === nextDay(before.day)
      : root.first === 1 && root.previous === firstPrevious;
    return follows ? [] : [rootFault(root, 'unlinked')];
  });
}

const dayMs = 86_400_000;
export const nextDay = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);

/** Known roots that are no longer published, or published otherwise. */
export function compareRoots(published: readonly AuditRoot[], known: readonly AuditRoot[]): AuditFault[] {
  const byDay = new Map(published.map((root) => [root.day, root]));
  return known.flatMap((root) => {
    const now = byDay.get(root.day);
    if (!now) return [rootFault(root, 'withdrawn')];
    return now.hash === root.hash ? [] : [rootFault(root, 'rewritten')];
  });
}

/**
 * Recomputes a whole log, entry by entry in the order in which it is given, and compares it with roots: those the portal
 * publishes, those somebody kept, or both. Memory stays flat.
 */
export async function verifyLog(
  entries: AsyncIterable<ChainEntry> | Iterable<ChainEntry>,
  roots: readonly AuditRoot[],
  digest: Digest,
): Promise<{ readonly entries: number; readonly head: string; readonly faults: readonly AuditFault[] }> {
  const walk = createChainWalk(digest);
  const faults: AuditFault[] = [];
  const watches = [...new Map(roots.map((root) => [root.hash, root])).values()]
    .toSorted((one, other) => one.first - other.first)
    .map((root) => ({ root, tree: createMerkleTree(digest), head: root.last === 0 ? firstPrevious : '' }));
  let open = 0; // watches before this one are past
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    for (const fault of walk.add(entry)) faults.push({ what: 'entry', ...fault });
    for (let at = open; at < watches.length; at += 1) {
      const watch = watches[at];
      if (!watch || watch.root.first > entry.number + 1) break;
      if (entry.number === watch.root.last) watch.head = entry.hash;
      if (entry.number >= watch.root.first && entry.number <= watch.root.last) watch.tree.add(parseHex(entry.hash));
    }
    while ((watches[open]?.root.last ?? Number.POSITIVE_INFINITY) < entry.number) open += 1;
  }
  for (const { root, tree, head } of watches) {
    if (root.last > walk.last()) faults.push(rootFault(root, 'cut'));
    else if (formatHex(tree.root()) !== root.merkle || head !== root.head) faults.push(rootFault(root, 'entries'));
  }
  return { entries: count, head: walk.head(), faults };
}
