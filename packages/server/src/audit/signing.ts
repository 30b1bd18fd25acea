import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { Sha256, type SigningKey } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Seal } from '../seal.ts';
import type { Queryable } from '../storage/database/index.ts';

export interface Signer {
  /** Ed25519 (RFC 8032) over these bytes, and the key that did it. */
  sign(bytes: Uint8Array): Promise<{ readonly key: Sha256; readonly signature: Uint8Array }>;
  /** The newest first. Always at least one. */
  listKeys(): Promise<readonly SigningKey[]>;
}

interface KeyRow {
  readonly id: Sha256;
  readonly public_key: string;
  readonly sealed: string;
  readonly created: Date;
}

export interface SignerNeeds {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly random: Random;
  readonly seal: Seal;
}

/** PKCS #8 of an Ed25519 key is this and its 32 bytes (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The portal's own signature. A key is made when there is none, or none that the portal's secret opens: then a new one
 * goes on, and what the old one signed can still be checked with its public half.
 */
export function createSigner(needs: SignerNeeds): Signer {
  let known: Promise<{ id: Sha256; key: KeyObject }> | undefined;
  const require = () => {
    known ??= findOpen(needs)
      .then((found) => found ?? addKey(needs))
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    async sign(bytes) {
      const { id, key } = await require();
      return { key: id, signature: sign(null, bytes, key) };
    },
    async listKeys() {
      await require();
      return (await listRows(needs.database)).map(({ id, public_key: publicKey, created }) => ({
        id,
        algorithm: 'Ed25519' as const,
        publicKey,
        since: created.toISOString(),
      }));
    },
  };
}

const listRows = (database: Queryable) =>
  database.query<KeyRow>('select id, public_key, sealed, created from signing_key order by created desc, id');

const about = (id: string) => `signing key ${id}`;

async function findOpen({ database, seal }: SignerNeeds) {
  for (const { id, sealed } of await listRows(database)) {
    const opened = maybeOpen(seal, sealed, id);
    if (opened)
      return { id, key: createPrivateKey({ key: Buffer.from(opened, 'base64'), format: 'der', type: 'pkcs8' }) };
  }
  return undefined;
}

// Sealed by another secret than the present one: not ours to use any more.
function maybeOpen(seal: Seal, sealed: string, id: string): string | undefined {
  try {
    return seal.open(sealed, about(id));
  } catch {
    return undefined;
  }
}

async function addKey({ database, clock, random, seal }: SignerNeeds) {
  const secret = Buffer.concat([pkcs8Head, random.bytes(32)]);
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const id = Sha256.parse(createHash('sha256').update(spki).digest('hex'));
  await database.query('insert into signing_key (id, public_key, sealed, created) values ($1, $2, $3, $4)', [
    ...[id, spki.toString('base64'), seal.close(secret.toString('base64'), about(id)), clock()],
  ]);
  return { id, key };
}

/** The key as PEM (RFC 7468), as other programs read it. */
export const formatPem = ({ publicKey }: SigningKey): string =>
  `-----BEGIN PUBLIC KEY-----\n${publicKey.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PUBLIC KEY-----\n`;
