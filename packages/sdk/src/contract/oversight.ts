import { z } from 'zod';
import {
  AccountId,
  AppointmentId,
  DatasetId,
  Day,
  Instant,
  InstitutionId,
  Sha256,
  Slug,
  TokenId,
} from './identifiers.ts';
import { LanguageMap } from './language.ts';

const word = z.string().min(1).max(100);

/** What of the audit record is asked for. */
export const AuditFilter = z.object({
  actor: AccountId.optional().describe('Who did it, or as whom it was done'),
  action: word.optional().describe('e.g. release-dataset'),
  kind: word.optional().describe('Kind of object, e.g. dataset'),
  object: z.string().min(1).max(200).optional().describe('Identifier of the object'),
  institution: z.string().min(1).max(200).optional().describe('Id or slug of the institution it concerns'),
  from: Day.optional().describe('First day, in UTC'),
  to: Day.optional().describe('Last day, in UTC'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

const AuditPerson = z.object({ id: AccountId, name: z.string(), email: z.string() });

/** One entry of the audit record as an auditor reads it. */
export const AuditLogEntry = z.object({
  number: z.int(),
  at: Instant,
  actor: AuditPerson.nullable().describe('Null: the portal itself'),
  assumed: AuditPerson.nullable().describe('As whom, when an administrator acted as somebody else for support'),
  token: TokenId.nullable(),
  appointment: AppointmentId.nullable().describe('By which appointment they were let through'),
  action: z.string(),
  object: z.object({ kind: z.string(), id: z.string() }),
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }).nullable(),
  before: z.json().optional().describe('Absent: there was nothing, or it is no longer kept'),
  after: z.json().optional(),
  hashes: z.object({ before: z.string().nullable(), after: z.string().nullable(), previous: Sha256, entry: Sha256 }),
  matches: z.boolean().describe('Whether entry and words are what the hashes say'),
});
export type AuditLogEntry = z.infer<typeof AuditLogEntry>;

/** One thing that was done to what is public. Never says by whom. */
export const PublicChange = z.object({
  number: z.int().describe('Number of the entry in the audit record'),
  at: Instant,
  action: z.string(),
  object: z.object({ kind: z.enum(['dataset', 'institution']), id: z.string(), title: LanguageMap, slug: z.string() }),
  hash: Sha256.describe('Of the entry: what its proof is about'),
});
export type PublicChange = z.infer<typeof PublicChange>;
export const publicActions = [
  'release-dataset',
  'withdraw-dataset',
  'restore-dataset',
  'purge-dataset',
  'purge-file',
  'create-institution',
  'change-institution',
] as const;

const publisher = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

export const WithdrawnDataset = z.object({
  id: DatasetId,
  title: LanguageMap,
  publisher,
  withdrawn: Instant,
  reason: z.string(),
  authority: z.string(),
  purged: z.boolean().describe('By a privacy order: nothing of it is kept'),
});
export type WithdrawnDataset = z.infer<typeof WithdrawnDataset>;
