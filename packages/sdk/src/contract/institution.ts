import { z } from 'zod';
import { mexicanSectors } from '../vocabulary/index.ts';
import { Appointment, Role } from './appointment.ts';
import { AccountId, Day, Instant, InstitutionId, Slug, TokenId } from './identifiers.ts';
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

/** What kind of body it is in law, wherever it stands: what an obligation may be addressed to. */
export const institutionClasses = [
  'ministry',
  'deconcentrated-body',
  'decentralised-body',
  'state-enterprise',
  'trust',
  'autonomous-body',
  'legislature',
  'court',
  'government',
  'other',
] as const;
export const InstitutionClass = z.enum(institutionClasses);

/** One of the sectors under which Mexico's institutions catalogue their data (the scheme `mx` of the themes). */
export const Sector = z.enum(mexicanSectors.map(({ id }) => id));

/** Facts that an import took from the name of a body, for lack of better: not said by anyone until a person confirms them. */
export const guessedFacts = ['level', 'parent'] as const;
export type GuessedFact = (typeof guessedFacts)[number];

/** A public body (org:FormalOrganization) that publishes. */
export const Institution = z.object({
  id: InstitutionId,
  slug: Slug,
  name: LanguageMap,
  description: LanguageMap.optional(),
  level: InstitutionLevel,
  class: InstitutionClass.optional(),
  sector: Sector.optional(),
  ended: z
    .object({ on: Day, successor: InstitutionId.nullable().describe('Who took over what it did') })
    .optional()
    .describe('Of a body that is no more; its pages and data stay'),
  homepage: z.url({ protocol: /^https?$/ }).optional(),
  email: z.email().optional().describe('Contact point: a post, not a person'),
  parent: InstitutionId.nullable(),
  guessed: z
    .array(z.enum(guessedFacts))
    .optional()
    .describe('Facts that nobody has said: taken from the name by an import. Saying them confirms them'),
  datasets: z.int().describe('Released datasets'),
  revision: z.int(),
});
export type Institution = z.infer<typeof Institution>;
export const InstitutionInput = Institution.omit({
  id: true,
  datasets: true,
  revision: true,
  parent: true,
  guessed: true,
})
  .partial({ slug: true, level: true })
  .extend({
    parent: InstitutionId.nullable().optional(),
    class: InstitutionClass.nullable().optional().describe('null: takes it away'),
    sector: Sector.nullable().optional(),
    ended: Institution.shape.ended.unwrap().nullable().optional(),
  });
export type InstitutionInput = z.infer<typeof InstitutionInput>;

/** An institution as others name it. */
export const InstitutionRef = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

export const Account = z.object({
  id: AccountId,
  email: z.email(),
  name: z.string(),
  language: Language,
  actedBy: z
    .object({ name: z.string(), reason: z.string(), until: Instant })
    .optional()
    .describe('Set while an administrator of the portal acts as this person: who it really is'),
  appointments: z.array(Appointment),
  /** What this caller may do, so that a screen shows only what will work. */
  abilities: z.object({
    administerPortal: z.boolean(),
    publishFor: z.array(InstitutionRef).describe('Whose datasets they may release'),
    writeFor: z.array(InstitutionRef).describe('Whose drafts they may write'),
    inventoryOf: z
      .array(InstitutionRef.extend({ keeps: z.boolean(), approves: z.boolean() }))
      .describe('Whose inventory and plans they see whole; whether they write them, and decide for the council'),
    peopleOf: z
      .array(InstitutionRef.extend({ appoints: z.array(Role) }))
      .describe('Whose people they see, and as what they may appoint there'),
    appointsForPortal: z.array(Role).describe('As what they may appoint for the whole portal'),
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
