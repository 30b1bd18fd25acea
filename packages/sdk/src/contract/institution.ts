import { z } from 'zod';
import { AccountId, AppointmentId, Instant, InstitutionId, Slug, TokenId } from './identifiers.ts';
import { Language, LanguageMap } from './language.ts';

export const institutionLevels = [
  'international',
  'federal',
  'state',
  'municipal',
  'autonomous',
  'state-enterprise',
  'other',
] as const;
export const InstitutionLevel = z.enum(institutionLevels);

/** A public body (org:FormalOrganization) that publishes. */
export const Institution = z.object({
  id: InstitutionId,
  slug: Slug,
  name: LanguageMap,
  description: LanguageMap.optional(),
  level: InstitutionLevel,
  homepage: z.url({ protocol: /^https?$/ }).optional(),
  email: z.email().optional().describe('Contact point: a post, not a person'),
  parent: InstitutionId.nullable(),
  datasets: z.int().describe('Released datasets'),
  revision: z.int(),
});
export type Institution = z.infer<typeof Institution>;
export const InstitutionInput = Institution.omit({ id: true, datasets: true, revision: true, parent: true })
  .partial({ slug: true, level: true })
  .extend({ parent: InstitutionId.nullable().optional() });
export type InstitutionInput = z.infer<typeof InstitutionInput>;

/** Administrators manage people and everything below; publishers write and release; viewers read drafts. */
export const roles = ['administrator', 'publisher', 'viewer'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const Appointment = z.object({
  id: AppointmentId,
  account: AccountId,
  email: z.string(),
  name: z.string(),
  role: Role,
  institution: InstitutionId.nullable().describe('null: the whole portal'),
  from: Instant,
  to: Instant.nullable(),
});
export type Appointment = z.infer<typeof Appointment>;
export const AppointmentInput = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(200).optional(),
  role: Role,
  language: Language.optional(),
});

export const Account = z.object({
  id: AccountId,
  email: z.email(),
  name: z.string(),
  language: Language,
  appointments: z.array(Appointment),
  /** What this caller may do, so that a screen shows only what will work. */
  abilities: z.object({
    administerPortal: z.boolean(),
    publishFor: z.array(z.object({ id: InstitutionId, slug: Slug, name: LanguageMap })),
  }),
});
export type Account = z.infer<typeof Account>;

export const Credentials = z.object({ email: z.string().max(320), password: z.string().max(1000) });
export const Session = z.object({ account: Account, expires: Instant });

export const scopes = ['read:draft', 'write:dataset', 'publish', 'harvest', 'admin'] as const;
export const Scope = z.enum(scopes);
export type Scope = z.infer<typeof Scope>;
export const Token = z.object({
  id: TokenId,
  name: z.string(),
  scopes: z.array(Scope),
  institution: InstitutionId.nullable(),
  created: Instant,
  expires: Instant.nullable(),
  lastUsed: Instant.nullable(),
});
export type Token = z.infer<typeof Token>;
export const TokenInput = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Scope).min(1),
  institution: InstitutionId.nullable().optional(),
  days: z.int().min(1).max(730).default(90),
});
export const NewToken = Token.extend({ secret: z.string().describe('Shown this once') });
