import { z } from 'zod';
import {
  AccountId,
  CommitmentId,
  Day,
  HoldingId,
  Instant,
  InstitutionId,
  PlanId,
  SessionId,
  Sha256,
  Slug,
  UploadId,
} from './identifiers.ts';
import { LanguageMap, tell } from './language.ts';
import { Weights } from './priority.ts';

const line = (longest: number) => z.string().trim().max(longest);
const said = (longest: number) => line(longest).min(1);
const count = z.int().min(0);

/** ISO 8601-1 repeating interval without end, as the opening plans write it; empty where none is promised. */
export const RepeatingInterval = z.union([
  z.literal(''),
  z.string().regex(/^R\/P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/),
]);

/** A plan is written, given to the council, and approved or given back. Nothing leads out of `approved`: what changes later is told. */
export const planStates = ['draft', 'submitted', 'returned', 'approved'] as const;
export const PlanState = z.enum(planStates);
export type PlanState = z.infer<typeof PlanState>;
export const planEvents = ['submit', 'withdraw', 'return', 'approve'] as const;
export const PlanEvent = z.enum(planEvents);
export type PlanEvent = z.infer<typeof PlanEvent>;

/** A day after which nobody alive plans, and one before which no plan was: a year like 20013 or 0201 is a slip of the keyboard. */
export const earliestPlanned = '2000-01-01';
export const latestPlanned = '2100-12-31';
export const PlannedDay = Day.refine(
  (day) => day >= earliestPlanned && day <= latestPlanned,
  tell({
    en: `This must be a day from ${earliestPlanned} to ${latestPlanned}.`,
    es: `Esto debe ser un día entre ${earliestPlanned} y ${latestPlanned}.`,
    fr: `Ceci doit être un jour entre ${earliestPlanned} et ${latestPlanned}.`,
  }),
);

const commitmentFields = {
  post: said(300).describe('Post that answers for it'),
  person: line(200).describe('Name of the person, for people of the institution only'),
  due: PlannedDay.describe('Day by which it is first published'),
  frequency: RepeatingInterval.describe('How often it is updated after that, e.g. R/P1M'),
  goal: line(500).describe('Goal of the national or sector programme it serves'),
};
const mine = z
  .boolean()
  .describe('Whether who asks answers for it; true when absent and no person is named. Others get it by a handover');
export const CommitmentInput = z.object({
  holding: HoldingId,
  ...commitmentFields,
  person: commitmentFields.person.default(''),
  frequency: commitmentFields.frequency.default(''),
  goal: commitmentFields.goal.default(''),
  mine: mine.optional(),
});
export type CommitmentInput = z.infer<typeof CommitmentInput>;
export const CommitmentChange = z.object({
  ...z.object(commitmentFields).partial().shape,
  mine: mine.optional(),
  reason: said(1000).optional().describe('Why the day moves; required once the plan is approved'),
  by: said(300).optional().describe('Post of the person who moves it; required once the plan is approved'),
});
export type CommitmentChange = z.infer<typeof CommitmentChange>;

/** One change of a day after approval: from when to when, by which post, and why. */
export const Rescheduling = z.object({
  number: z.int().min(1),
  at: Instant,
  from: Day,
  to: Day,
  by: z.string().describe('Post, not a person'),
  reason: z.string(),
});
export type Rescheduling = z.infer<typeof Rescheduling>;

/** Why something promised will not be published; everyone reads it. */
export const CommitmentCancellation = z.object({
  reason: line(1000).min(10).describe('Why it will not be published'),
  by: said(300).describe('Post of the person who cancels it'),
});
export type CommitmentCancellation = z.infer<typeof CommitmentCancellation>;

/** Kept on or before its day, kept after it, still to come, over and not kept, or taken back in public. */
export const commitmentStates = ['kept', 'late', 'due', 'overdue', 'cancelled'] as const;
export const CommitmentState = z.enum(commitmentStates);
export type CommitmentState = z.infer<typeof CommitmentState>;

export const Commitment = z.object({
  id: CommitmentId,
  plan: PlanId,
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  holding: HoldingId,
  name: LanguageMap.describe('Of the holding'),
  ...commitmentFields,
  due: Day,
  frequency: z.string(),
  state: CommitmentState,
  first: Day.describe('Day that was approved first'),
  published: Day.nullable().describe('Day of the first release of what the holding is published as'),
  dataset: z.object({ slug: Slug, title: LanguageMap }).nullable(),
  account: AccountId.nullable().describe('Of the person, for people of the institution only; goes on to a successor'),
  rescheduled: z.array(Rescheduling).describe('Every change of the day after approval, oldest first'),
  cancelled: z
    .object({ at: Instant, by: z.string().describe('Post, not a person'), reason: z.string() })
    .nullable()
    .describe('That it will not be published, and why'),
  revision: z.int(),
});
export type Commitment = z.infer<typeof Commitment>;

/** So many commitments on one day that the day was hardly chosen for the data (F11). */
export const Burst = z.object({ day: Day, commitments: count, share: z.number() });
export type Burst = z.infer<typeof Burst>;

export const PlanHead = z.object({
  id: PlanId,
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  title: said(200),
  state: PlanState,
  note: z.string().describe('What the council said when it gave the plan back'),
  approved: z.object({ session: SessionId, held: Day }).nullable(),
  commitments: count,
  revision: z.int(),
  created: Instant,
  updated: Instant,
});
export type PlanHead = z.infer<typeof PlanHead>;
export const Plan = PlanHead.extend({
  items: z.array(Commitment),
  bursts: z.array(Burst),
});
export type Plan = z.infer<typeof Plan>;

export const CommitmentsQuery = z.object({
  institution: z.string().max(100).optional().describe('Id or slug'),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional()
    .describe('Of the day that holds now, e.g. 2026-10'),
  state: CommitmentState.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type CommitmentsQuery = z.infer<typeof CommitmentsQuery>;
export const Commitments = z.object({
  total: count,
  items: z.array(Commitment),
  states: z.object({ kept: count, late: count, due: count, overdue: count, cancelled: count }),
  months: z
    .array(z.object({ month: z.string(), commitments: count, overdue: count }))
    .describe('Of all that answer the question but for its month'),
});
export type Commitments = z.infer<typeof Commitments>;

/** What a council decided: on a plan, on the weights of the formula, or something that is only put down. */
export const ResolutionInput = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('plan'),
    text: said(2000),
    plan: PlanId,
    decides: z.enum(['approve', 'return']),
  }),
  z.object({ about: z.literal('weights'), text: said(2000), weights: Weights }),
  z.object({ about: z.literal('other'), text: said(2000) }),
]);
export type ResolutionInput = z.infer<typeof ResolutionInput>;

export const SessionInput = z.object({
  held: Day,
  title: said(200).describe('E.g. first ordinary session of 2026'),
  agenda: z.array(said(500)).min(1).max(100),
  attendance: z
    .array(z.object({ post: said(300), present: z.boolean() }))
    .min(1)
    .max(200)
    .describe('Posts, not persons'),
  resolutions: z.array(ResolutionInput).max(100).default([]),
  evidencePublic: z.boolean().default(true).describe('Whether everyone may have the minutes'),
  upload: UploadId.optional().describe('The minutes; needed when a plan is approved'),
});
export type SessionInput = z.infer<typeof SessionInput>;

export const CouncilSession = z.object({
  id: SessionId,
  institution: InstitutionId,
  held: Day,
  title: z.string(),
  agenda: z.array(z.string()),
  attendance: z.array(z.object({ post: z.string(), present: z.boolean() })),
  resolutions: z.array(ResolutionInput).describe('Numbered from 1, in their order'),
  evidence: z
    .object({ name: z.string(), size: z.int(), sha256: Sha256, public: z.boolean() })
    .nullable()
    .describe('The minutes'),
  imported: z.boolean().describe('Held before this portal knew of it; the evidence is the file it was read from'),
  recorded: Instant,
});
export type CouncilSession = z.infer<typeof CouncilSession>;

/** More than this share of a plan's commitments on one day is a burst. */
export const burstShare = 0.25;

/** Days that more than a quarter of all commitments share, the fullest first. One commitment alone shares its day with none. */
export function findBursts(days: readonly string[]): Burst[] {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .map(([day, commitments]) => ({ day, commitments, share: commitments / days.length }))
    .filter(({ commitments, share }) => commitments > 1 && share > burstShare)
    .toSorted((a, b) => b.commitments - a.commitments || (a.day < b.day ? -1 : 1));
}
