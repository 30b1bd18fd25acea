import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Random } from './random.ts';

/** Keeps what has to be read again (the secret of an authenticator app) unreadable in a copy of the database. */
export interface Seal {
  /** `about` is bound in: a sealed text moved to another row does not open. */
  close(text: string, about: string): string;
  /** Throws when the key is another one, or the text was changed. */
  open(sealed: string, about: string): string;
}

const [ivBytes, tagBytes] = [12, 16];

/** AES-256-GCM (NIST SP 800-38D) with a random nonce; the key is made from the portal's own secret. */
export function createSeal(secret: string, random: Random): Seal {
  const key = createHash('sha256').update(`milpa seal\0${secret}`).digest();
  return {
    close(text, about) {
      const iv = random.bytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
