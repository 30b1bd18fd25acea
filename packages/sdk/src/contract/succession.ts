import { z } from 'zod';
import { Appointment, KeyRole } from './appointment.ts';
import { AccountId, Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/** A post an institution answers for in public: who holds it, or since when nobody does. Never how to reach them. */
export const Post = z.object({
  role: KeyRole,
  holders: z.array(z.object({ name: z.string(), title: z.string().nullable(), since: Instant })),
  vacantSince: Instant.nullable().describe('null: somebody holds it, or nobody ever did'),
});
export type Post = z.infer<typeof Post>;

/** What threatens to be left without a person in one institution. */
export const Succession = z.object({
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  vacant: z.array(
    z.object({
      role: KeyRole,
      since: Instant.nullable().describe('null: nobody ever held it'),
      days: z.int().nullable(),
    }),
  ),
  ending: z.array(Appointment).describe('Appointments that end within 30 days'),
  orphans: z.int().describe('What is held by nobody who may still write here'),
});
export type Succession = z.infer<typeof Succession>;

export const responsibilityKinds = ['dataset', 'upload', 'commitment'] as const;
export const ResponsibilityKind = z.enum(responsibilityKinds);
export type ResponsibilityKind = z.infer<typeof ResponsibilityKind>;

const Person = z.object({ account: AccountId, name: z.string() });
/** A thing one person cares for. */
export const Responsibility = z.object({
  kind: ResponsibilityKind,
  id: z.string(),
  title: LanguageMap,
  state: z.string().nullable(),
  person: Person.nullable(),
  orphan: z.boolean().describe('Its person may not write here any more, or it has none'),
});
export type Responsibility = z.infer<typeof Responsibility>;
export const Responsibilities = z.object({
  items: z.array(Responsibility),
  total: z.int(),
  takers: z.array(Person).describe('Who may take over: those who may write here now'),
});

export const Handover = z.object({
  to: AccountId.describe('One of the takers'),
  responsibilities: z
    .array(z.object({ kind: ResponsibilityKind, id: z.string().max(100) }))
    .min(1)
    .max(5000),
});
export type Handover = z.infer<typeof Handover>;
