import { type Digest, hashValue } from './canonical.ts';

/** What an entry's hash covers. */
export interface EntryContent {
  /** Which members the hash covers: entries of version 1 have neither `assumed` nor `appointment`. */
  readonly version: 1 | 2;
  readonly number: number;
  readonly at: string;
  /** The person who really did it. */
  readonly actor: string | null;
  /** As whom, when an administrator acted as somebody else for support. */
  readonly assumed: string | null;
  readonly token: string | null;
  /** The appointment by which the actor, or the person acted as, was let through. */
  readonly appointment: string | null;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly before: string | null;
  readonly after: string | null;
  /** Hash of the entry before. */
  readonly previous: string;
}
export interface ChainEntry extends EntryContent {
  readonly hash: string;
}

/**
 * `missing`: an entry of this number is gone. `repeated`: this number came before. `previous`: it does not follow the one
 * before. `content`: it was changed.
 */
export interface ChainFault {
  readonly number: number;
  readonly reason: 'missing' | 'repeated' | 'previous' | 'content';
}

export const firstPrevious = '0'.repeat(64);

/**
 * SHA-256 of the canonical JSON of everything in the entry, the hash before it included. The form of version 1 stays as
 * it was, so that what was written then verifies for ever; a member that its form does not cover makes it wrong.
 */
export function hashEntry(entry: EntryContent, digest: Digest): string {
  const { version, number, at, actor, assumed, token, appointment, action, object, before, after, previous } = entry;
  if (version === 2)
    return hashValue(
      { version, number, at, actor, assumed, token, appointment, action, object, before, after, previous },
      digest,
    );
  if (assumed !== null || appointment !== null) return ''; // no hash: version 1 has neither, so somebody wrote them in
  return hashValue({ number, at, actor, token, action, object, before, after, previous }, digest);
}

/** Walks along a chain from its first entry. After a fault it goes on from what is written, so that one change is one fault. */
export function createChainWalk(digest: Digest) {
  let last = 0;
  let head = firstPrevious;
  return {
    /** What is wrong with the next entry; nothing for one that follows from those before it. */
    add(entry: ChainEntry): ChainFault[] {
      if (entry.number <= last) return [{ number: entry.number, reason: 'repeated' }];
      const gap = entry.number > last + 1;
      const faults: ChainFault[] = gap ? [{ number: last + 1, reason: 'missing' }] : [];
      if (!gap && entry.previous !== head) faults.push({ number: entry.number, reason: 'previous' });
      else if (entry.hash !== hashEntry(entry, digest)) faults.push({ number: entry.number, reason: 'content' });
      last = entry.number;
      head = entry.hash;
      return faults;
    },
    /** Number of the last entry. */
    last: () => last,
    /** Its hash. */
    head: () => head,
  };
}
