import { z } from 'zod';
import { Role } from './appointment.ts';
import { DatasetId, Day, Instant, InstitutionId, Sha256, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';

/** Three-valued: what could not be checked is never counted as good. */
export const outcomes = ['pass', 'fail', 'unknown'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** What a machine looks at in every dataset that was drawn. */
export const machineChecks = [
  'files-intact',
  'links-answer',
  'freshness-met',
  'licence-open',
  'described',
  'no-personal-data',
  'receipt-verifies',
] as const;
export const MachineCheck = z.enum(machineChecks);
export type MachineCheck = z.infer<typeof MachineCheck>;

/** What only a person can say. */
export const auditQuestions = [
  'says-what-it-is',
  'agrees-with-source',
  'complete',
  'columns-explained',
  'usable',
] as const;
export const AuditQuestion = z.enum(auditQuestions);
export type AuditQuestion = z.infer<typeof AuditQuestion>;

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\r\n]+$/);
const told = (most: number) => z.string().trim().min(3).max(most);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const body = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });
const dataset = z.object({ id: DatasetId, slug: Slug, title: LanguageMap, version: z.int() });

export const NewSample = z.object({
  title: oneLine(200),
  size: z.int().min(1).max(500).describe('Datasets to draw; all, where there are fewer'),
  seed: oneLine(200).optional().describe('Absent: the portal makes one'),
  institution: z.string().max(200).optional().describe('Id or slug: it and all below it. Absent: the whole portal'),
  theme: z.string().max(100).optional().describe('Identifier from a theme vocabulary'),
  from: Day.optional().describe('Newest release on or after this day, in UTC'),
  to: Day.optional().describe('Newest release on or before this day, in UTC'),
});
export type NewSample = z.infer<typeof NewSample>;

/** One dataset of a sample: what the machine saw, what the auditor says. */
export const Verification = z.object({
  id: z.uuid(),
  position: z.int().describe('In the order of the draw, from 1'),
  dataset,
  publisher: body,
  checks: z
    .array(
      z.object({ code: MachineCheck, outcome: Outcome, found: z.string().describe('What shows it; may be empty') }),
    )
    .nullable()
    .describe('Null: not looked at yet. A check that does not apply is left out'),
  checked: Instant.nullable(),
  answers: z.array(z.object({ question: AuditQuestion, outcome: Outcome, note: z.string() })),
  answered: Instant.nullable(),
  verdict: Outcome.describe('fail when anything fails; pass only when everything was looked at and passes'),
  revision: z.int(),
});
export type Verification = z.infer<typeof Verification>;

export const VerificationAnswers = z.object({
  answers: z
    .array(z.object({ question: AuditQuestion, outcome: Outcome, note: z.string().trim().max(2000).default('') }))
    .max(auditQuestions.length)
    .refine((all) => new Set(all.map(({ question }) => question)).size === all.length, 'Each question once'),
});
export type VerificationAnswers = z.infer<typeof VerificationAnswers>;

export const severities = ['minor', 'major', 'critical'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** The posts of an institution that can be charged with an action. */
export const actionPosts = [
  'head',
  'liaison',
  'data-administrator',
  'publisher',
  'generating-area',
  'steward',
  'administrator',
] as const satisfies readonly Role[];
export const ActionPost = z.enum(actionPosts);
export type ActionPost = z.infer<typeof ActionPost>;

export const actionStates = ['open', 'replied', 'closed', 'dropped'] as const;
export const ActionState = z.enum(actionStates);
export type ActionState = z.infer<typeof ActionState>;
export const actionEvents = ['reply', 'send-back', 'extend', 'close', 'drop', 'reopen'] as const;
export const ActionEvent = z.enum(actionEvents);
export type ActionEvent = z.infer<typeof ActionEvent>;

/** The life of a corrective action. Only `reply` is the institution's; nobody judges the mending of their own fault. */
export const actionLife: Readonly<Record<ActionState, Readonly<Record<ActionEvent, ActionState | null>>>> = {
  open: { reply: 'replied', 'send-back': null, extend: 'open', close: 'closed', drop: 'dropped', reopen: null },
  replied: { reply: 'replied', 'send-back': 'open', extend: 'open', close: 'closed', drop: 'dropped', reopen: null },
  closed: { reply: null, 'send-back': null, extend: null, close: null, drop: null, reopen: 'open' },
  dropped: { reply: null, 'send-back': null, extend: null, close: null, drop: null, reopen: null },
};

const ActionStep = z.object({
  number: z.int(),
  event: z.enum(['order', ...actionEvents]),
  state: ActionState.describe('After it'),
  at: Instant,
  role: Role.nullable().describe('In which it was done; never by name'),
  text: z.string(),
  due: Day.describe('After it'),
});

/** What an institution has to do about a finding, by which post and when. */
export const CorrectiveAction = z.object({
  id: z.uuid(),
  finding: z.uuid(),
  sample: z.uuid(),
  institution: body,
  concerns: z.string().describe('What was found'),
  post: ActionPost,
  what: z.string(),
  due: Day,
  state: ActionState,
  overdue: z.boolean().describe('Its day is over and no reply waits to be judged'),
  days: z.int().describe('Since it was due; negative before'),
  extended: z.int().describe('How often its day was moved'),
  steps: z.array(ActionStep),
  moves: z.array(ActionEvent).describe('What the caller may do with it now'),
  revision: z.int(),
});
export type CorrectiveAction = z.infer<typeof CorrectiveAction>;

export const NewAction = z.object({ post: ActionPost, what: told(3000), due: Day });
export type NewAction = z.infer<typeof NewAction>;
export const ActionMove = z.object({
  event: ActionEvent,
  text: told(3000).describe('The reply, or why'),
  due: Day.optional().describe('The new day; needed to extend, send back and reopen'),
});
export type ActionMove = z.infer<typeof ActionMove>;

export const AuditFinding = z.object({
  id: z.uuid(),
  institution: body,
  dataset: dataset.nullable(),
  severity: Severity,
  what: z.string(),
  rule: z.string().describe('The article, standard or promise that was not kept'),
  evidence: z.string(),
  url: z.string().optional(),
  noted: Instant,
  actions: z.array(CorrectiveAction),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

export const NewFinding = z
  .object({
    record: z.uuid().optional().describe('The verification record it comes from'),
    institution: z.string().max(200).optional().describe('Where it is about no single dataset'),
    severity: Severity,
    what: told(3000),
    rule: told(500),
    evidence: told(3000),
    url: webAddress.optional(),
  })
  .refine(({ record, institution }) => (record === undefined) !== (institution === undefined), {
    message: 'A record or an institution, not both',
    path: ['record'],
  });
export type NewFinding = z.infer<typeof NewFinding>;

const count = z.int().min(0);
export const OutcomeCounts = z.object({ pass: count, fail: count, unknown: count });
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

/** A sample without its records. */
export const SampleHead = z.object({
  id: z.uuid(),
  title: z.string(),
  method: z.int().describe('Of the draw: docs/audit.md'),
  seed: z.string(),
  population: z.object({
    institution: body.nullable().describe('It and all below it; null: the whole portal'),
    theme: z.string().nullable(),
    from: Day.nullable(),
    to: Day.nullable(),
    size: count,
    sha256: Sha256.describe('Of the list of its members'),
  }),
  size: count.describe('Datasets that were drawn'),
  waiting: count.describe('Records the machine has not filled in yet'),
  drawn: Instant,
  published: Instant.nullable(),
  verdicts: OutcomeCounts,
  actions: z.object({ open: count, overdue: count.describe('Of the open ones'), closed: count }),
});
export type SampleHead = z.infer<typeof SampleHead>;

export const AuditSample = SampleHead.extend({
  figures: z.array(OutcomeCounts.extend({ code: z.enum([...machineChecks, ...auditQuestions]) })),
  records: z.array(Verification),
  findings: z.array(AuditFinding),
  mayExamine: z.boolean().describe('Whether the caller may answer, note findings and publish'),
});
export type AuditSample = z.infer<typeof AuditSample>;

export const ActionsQuery = z.object({
  institution: z.string().max(200).optional(),
  state: z.enum([...actionStates, 'overdue']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type ActionsQuery = z.infer<typeof ActionsQuery>;
