import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** Chance, as an argument: tests may fix it. */
export interface Random {
  /** Bytes fit for secrets. */
  bytes(size: number): Uint8Array;
  /** A new opaque identifier: UUID version 7 (RFC 9562), in order of time. */
  id(): string;
}

export const systemRandom: Random = { bytes: (size) => randomBytes(size), id: () => uuidv7() };
