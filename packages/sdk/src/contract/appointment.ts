import { z } from 'zod';
import { AccountId, AppointmentId, Instant, InstitutionId, Sha256 } from './identifiers.ts';
import { Language } from './language.ts';

/**
 * What a person may be appointed as. The first three run a portal from day to day; the others are the posts of an open data
 * policy. What each may do stands in one table, `powers.ts` of the server's account folder.
 */
export const roles = [
  'administrator',
  'publisher',
  'viewer',
  'head',
  'liaison',
  'data-administrator',
  'generating-area',
  'steward',
  'council-member',
  'internal-control',
  'auditor',
  'policy-unit',
  'moderator',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** The posts an institution answers for in public, and must not leave vacant. */
export const keyRoles = ['head', 'liaison', 'data-administrator'] as const satisfies readonly Role[];
export const KeyRole = z.enum(keyRoles);
export type KeyRole = z.infer<typeof KeyRole>;

/** Where a role may be held: in one institution, for the whole portal, or either. */
export const rolePlaces = {
  administrator: 'either',
  publisher: 'either',
  viewer: 'either',
  head: 'institution',
  liaison: 'institution',
  'data-administrator': 'institution',
  'generating-area': 'institution',
  steward: 'institution',
  'council-member': 'either',
  'internal-control': 'either',
  auditor: 'either',
  'policy-unit': 'portal',
  moderator: 'either',
} as const satisfies Record<Role, 'institution' | 'portal' | 'either'>;

/** The paper an appointment rests on: its reference, the paper itself as a file, or both. */
export const AppointmentLetter = z.object({
  reference: z.string().trim().min(1).max(300).optional().describe('Number and date of the letter'),
  file: z
    .object({ sha256: Sha256, name: z.string().trim().min(1).max(200) })
    .optional()
    .describe('A file sent to /api/v1/appointment-letters before'),
});
export type AppointmentLetter = z.infer<typeof AppointmentLetter>;

export const Appointment = z.object({
  id: AppointmentId,
  account: AccountId,
  email: z.string(),
  name: z.string(),
  role: Role,
  institution: InstitutionId.nullable().describe('null: the whole portal'),
  from: Instant.describe('May lie ahead: the rights begin then'),
  to: Instant.nullable().describe('The rights end then by themselves'),
  title: z.string().nullable().describe('Of the post, as the institution calls it'),
  note: z.string().nullable(),
  letter: AppointmentLetter.nullable(),
});
export type Appointment = z.infer<typeof Appointment>;

const details = {
  to: Instant.nullable().optional(),
  title: z.string().trim().min(1).max(200).nullable().optional(),
  note: z.string().trim().min(1).max(2000).nullable().optional(),
  letter: AppointmentLetter.nullable().optional(),
};
export const AppointmentInput = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(200).optional(),
  role: Role,
  language: Language.optional(),
  from: Instant.optional().describe('Absent: now'),
  ...details,
});
/** What may be put right in an appointment: not who holds what where, which is another appointment. */
export const AppointmentChange = z.object(details);
export type AppointmentChange = z.infer<typeof AppointmentChange>;
/** A request to act as another person for support; it reaches their drafts and nothing else. */
export const NewActing = z.object({
  email: z.string().trim().min(3).max(320),
  reason: z.string().trim().min(10).max(500).describe('Stands in the record, and the person can read it'),
  minutes: z.int().min(5).max(240).default(30),
});
export type NewActing = z.infer<typeof NewActing>;
export const Acting = z.object({
  by: z.string(),
  person: z.string(),
  own: z.boolean().describe('Whether the person is who asks'),
  reason: z.string(),
  started: Instant,
  until: Instant,
  ended: Instant.nullable().describe('null: it goes on, or ended by itself at `until`'),
});
export type Acting = z.infer<typeof Acting>;

/** Who follows, in the same role at the same place; the predecessor's rights end when these begin. */
export const Successor = AppointmentInput.omit({ role: true });
