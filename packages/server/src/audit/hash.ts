import { hash } from 'node:crypto';
import { type Digest, hashValue } from '@milpa/sdk';

export const sha256: Digest = (bytes) => hash('sha256', bytes, 'buffer');

/** Lower-case hexadecimal SHA-256 of the canonical JSON of a value. */
export const hashOf = (value: unknown): string => hashValue(value, sha256);
