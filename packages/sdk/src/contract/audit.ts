import { z } from 'zod';
import { Day, Instant, Sha256 } from './identifiers.ts';

/** The root of one day of the audit record. Whoever keeps one can tell later whether that day, or any before, was rewritten. */
export const AuditRoot = z.object({
  day: Day.describe('In UTC'),
  first: z.int().min(1).describe('Number of the first entry it covers'),
  last: z.int().min(0).describe('Number of the last; one less than `first` when nothing was done'),
  merkle: Sha256.describe('Root of the hashes of these entries (RFC 6962, section 2.1)'),
  head: Sha256.describe('Hash of the newest entry at the end of the day'),
  previous: Sha256.describe('Hash of the root of the day before; zeros for the first'),
  hash: Sha256.describe('Of the canonical JSON (RFC 8785) of day, first, last, merkle, head and previous'),
  key: Sha256.describe('Which key signed'),
  signature: z.base64().describe('Ed25519 over the 64 characters of `hash`'),
});
export type AuditRoot = z.infer<typeof AuditRoot>;

/** That an entry stands in the published root of its day. Tells its hash and nothing else of it. */
export const AuditProof = z.object({
  number: z.int().min(1),
  leaf: Sha256.describe('Hash of the entry'),
  index: z.int().min(0).describe('Place among the entries of the day, from 0'),
  path: z.array(Sha256).describe('Hashes that lead to the root, the lowest first (RFC 6962, section 2.1.1)'),
  root: AuditRoot,
});
export type AuditProof = z.infer<typeof AuditProof>;

/** A public key of the portal. Old ones stay listed: what they signed stays signed. */
export const SigningKey = z.object({
  id: Sha256.describe('SHA-256 of the key as SPKI'),
  algorithm: z.literal('Ed25519'),
  publicKey: z.base64().describe('SPKI, DER, base64'),
  since: Instant,
});
export type SigningKey = z.infer<typeof SigningKey>;

/** Roots as somebody kept them: the answer of listAuditRoots, or a mere list. */
export const KeptRoots = z.union([z.array(AuditRoot), z.object({ items: z.array(AuditRoot) })]);

/** A line of the record exported as JSON lines, as far as the chain covers it. */
export const ExportedEntry = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  number: z.int(),
  at: z.string(),
  actor: z.string().nullable(),
  assumed: z.string().nullable(),
  token: z.string().nullable(),
  appointment: z.string().nullable(),
  action: z.string(),
  object: z.object({ kind: z.string(), id: z.string() }),
  before: z.string().nullable(),
  after: z.string().nullable(),
  previous: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
