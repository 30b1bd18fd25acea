import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from '../random.ts';
import { createSeal } from '../seal.ts';

/** What is kept of people without an account: never the address itself, and nothing a copy of the database gives away. */
export interface Veil {
  /** The same for the same address, and nothing that can be guessed without the portal's secret. */
  who(email: string): string;
  close(text: string, voice: string): string;
  open(sealed: string, voice: string): string;
  /** A code for a letter, and what is kept of it. */
  newCode(): { readonly code: string; readonly digest: string };
  digest(code: string): string;
  /** What the link at the end of each letter carries; it is not kept, it is worked out. */
  leaveKey(voice: string): string;
  isLeaveKey(voice: string, key: string): boolean;
}

export function createVeil(secret: string, random: Random): Veil {
  const seal = createSeal(secret, random);
  const sign = (about: string, text: string) =>
    createHmac('sha256', `milpa demand ${about}\0${secret}`).update(text).digest('base64url');
  // 256 random bits need no slow digest: there is nothing to guess.
  const digest = (code: string) => createHash('sha256').update(code).digest('hex');
  const leaveKey = (voice: string) => sign('leave', voice);
  return {
    who: (email) => sign('who', email.trim().toLowerCase()),
    close: (text, voice) => seal.close(text, `demand ${voice}`),
    open: (sealed, voice) => seal.open(sealed, `demand ${voice}`),
    newCode() {
      const code = Buffer.from(random.bytes(32)).toString('base64url');
      return { code, digest: digest(code) };
    },
    digest,
    leaveKey,
    isLeaveKey(voice, key) {
      const [mine, given] = [Buffer.from(leaveKey(voice)), Buffer.from(key)];
      return mine.length === given.length && timingSafeEqual(mine, given);
    },
  };
}
