import { createHash } from 'node:crypto';
import type { Random } from '../random.ts';

/** 256 bits as text for cookies, tokens and codes. */
export const newSecret = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');

/**
 * What is kept of a secret. A fast hash is right here: the secrets are 256 random bits, so there is nothing to guess,
 * and looking the hash up takes no secret-dependent time.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
