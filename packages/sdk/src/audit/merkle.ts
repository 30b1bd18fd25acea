import type { Digest } from './canonical.ts';

/** The tree of RFC 6962, section 2.1: leaves and nodes are hashed with a different first byte, so none passes for the other. */
const join = (first: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = first;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

export const hashLeaf = (leaf: Uint8Array, digest: Digest): Uint8Array => digest(join(0, leaf));
const hashNode = (left: Uint8Array, right: Uint8Array, digest: Digest): Uint8Array => digest(join(1, left, right));

/** The largest power of two that is smaller than a size above 1. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** Grows leaf by leaf and keeps only as many hashes as the tree is high. */
export function createMerkleTree(digest: Digest) {
  const peaks: { readonly size: number; readonly hash: Uint8Array }[] = [];
  return {
    add(leaf: Uint8Array): void {
      let grown = { size: 1, hash: hashLeaf(leaf, digest) };
      for (let peak = peaks.at(-1); peak && peak.size === grown.size; peak = peaks.at(-1)) {
        peaks.pop();
        grown = { size: grown.size * 2, hash: hashNode(peak.hash, grown.hash, digest) };
      }
      peaks.push(grown);
    },
    /** The root of what was added; of nothing, the hash of no bytes. */
    root: (): Uint8Array =>
      peaks.length === 0
        ? digest(new Uint8Array())
        : peaks.map(({ hash }) => hash).reduceRight((right, left) => hashNode(left, right, digest)),
  };
}

export function findMerkleRoot(leaves: readonly Uint8Array[], digest: Digest): Uint8Array {
  const tree = createMerkleTree(digest);
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes that lead from one leaf to the root, the lowest first (RFC 6962, 2.1.1). */
export function listInclusionPath(leaves: readonly Uint8Array[], index: number, digest: Digest): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...listInclusionPath(left, index, digest), findMerkleRoot(right, digest)]
    : [...listInclusionPath(right, index - split, digest), findMerkleRoot(left, digest)];
}

export interface InclusionProof {
  readonly leaf: Uint8Array;
  /** From 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** The root that a proof leads to; undefined when it has not as many hashes as the way is long. */
export function findProvenRoot({ leaf, index, size, path }: InclusionProof, digest: Digest): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined;
  const climb = (at: number, of: number, rest: readonly Uint8Array[]): Uint8Array | undefined => {
    if (of === 1) return rest.length === 0 ? hashLeaf(leaf, digest) : undefined;
    const sibling = rest.at(-1);
    if (!sibling) return undefined;
    const split = splitOf(of);
    const lower = rest.slice(0, -1);
    const mine = at < split ? climb(at, split, lower) : climb(at - split, of - split, lower);
    if (!mine) return undefined;
    return at < split ? hashNode(mine, sibling, digest) : hashNode(sibling, mine, digest);
  };
  return climb(index, size, path);
}
