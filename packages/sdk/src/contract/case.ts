import { z } from 'zod';
import { Role } from './appointment.ts';
import { CaseId, DatasetId, Day, Instant, InstitutionId, Slug } from './identifiers.ts';
import { Language, LanguageMap } from './language.ts';

/** What a case may be about: always a thing of the portal, never only a letter to somebody. */
export const caseObjectKinds = ['dataset', 'distribution', 'release', 'institution', 'holding', 'commitment'] as const;
export const CaseObject = z.object({
  kind: z.enum(caseObjectKinds),
  id: z
    .string()
    .min(1)
    .max(120)
    .describe('Its identifier; of a release the identifier of the dataset, a slash and the number of the version'),
});
export type CaseObject = z.infer<typeof CaseObject>;

export const caseKinds = [
  'broken-link',
  'failed-check',
  'wrong-data',
  'description',
  'outdated',
  'access',
  'personal-data',
  'help',
] as const;
export const CaseKind = z.enum(caseKinds);
export type CaseKind = z.infer<typeof CaseKind>;

/** What a reader may say of public data without an account. */
export const reportKinds = [
  'wrong-data',
  'broken-link',
  'description',
  'outdated',
  'access',
  'personal-data',
] as const satisfies readonly CaseKind[];

/** `solved` may still be opened again by whoever is not content; `closed` is the end, and a new case begins anew. */
export const caseStates = ['open', 'answered', 'solved', 'reopened', 'closed'] as const;
export const CaseState = z.enum(caseStates);
export type CaseState = z.infer<typeof CaseState>;

/** `ask`: more from those who want something; `answer`: from those who care for it. */
export const caseEvents = ['ask', 'answer', 'solve', 'reopen', 'close'] as const;
export const CaseEvent = z.enum(caseEvents);
export type CaseEvent = z.infer<typeof CaseEvent>;

/** What may happen to a case, and what it then is; null: it may not happen. */
export const caseLife: Readonly<Record<CaseState, Readonly<Record<CaseEvent, CaseState | null>>>> = {
  open: { ask: 'open', answer: 'answered', solve: 'solved', reopen: null, close: 'closed' },
  answered: { ask: 'open', answer: 'answered', solve: 'solved', reopen: null, close: 'closed' },
  solved: { ask: 'reopened', answer: null, solve: null, reopen: 'reopened', close: 'closed' },
  reopened: { ask: 'reopened', answer: 'answered', solve: 'solved', reopen: null, close: 'closed' },
  closed: { ask: null, answer: null, solve: null, reopen: null, close: null },
};

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'An hour as 09:00');

/** When people work, in the time zone of the portal: the clock of a case runs only then. */
export const WorkCalendar = z
  .object({
    days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('Days of the week by ISO 8601: 1 is Monday'),
    opens: clockTime,
    closes: clockTime,
    holidays: z.array(Day).max(400),
  })
  .refine(({ opens, closes }) => opens < closes, { message: 'Work must end after it begins', path: ['closes'] });
export type WorkCalendar = z.infer<typeof WorkCalendar>;

export const CaseTerm = z.object({
  answerHours: z.int().min(1).max(500).describe('Working hours to the first answer'),
  solveDays: z.int().min(1).max(250).describe('Working days to the solution'),
});
export type CaseTerm = z.infer<typeof CaseTerm>;

/** By when cases are answered and solved, and how long what readers wrote is kept. */
export const CaseSettings = z.object({
  calendar: WorkCalendar,
  terms: z.object({
    'broken-link': CaseTerm,
    'failed-check': CaseTerm,
    'wrong-data': CaseTerm,
    description: CaseTerm,
    outdated: CaseTerm,
    access: CaseTerm,
    'personal-data': CaseTerm,
    help: CaseTerm,
  }),
  keepDays: z
    .int()
    .min(1)
    .max(365)
    .describe('Days after the last word of a finished case on which the words and addresses of readers are removed'),
});
export type CaseSettings = z.infer<typeof CaseSettings>;

const usual: CaseTerm = { answerHours: 18, solveDays: 10 };
export const defaultCaseSettings: CaseSettings = {
  calendar: { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '18:00', holidays: [] },
  terms: {
    'broken-link': { answerHours: 18, solveDays: 5 },
    'failed-check': { answerHours: 27, solveDays: 15 },
    'wrong-data': usual,
    description: usual,
    outdated: usual,
    access: usual,
    // What harms a person does not wait.
    'personal-data': { answerHours: 4, solveDays: 1 },
    help: { answerHours: 9, solveDays: 5 },
  },
  keepDays: 90,
};

/** Who cares for a case: whoever holds a post in the institution, or in the whole portal. */
export const CasePost = z.object({ role: Role, at: z.enum(['institution', 'portal']) });
export type CasePost = z.infer<typeof CasePost>;

const words = z.string().trim().min(3).max(4000);

export const NewCase = z.object({ kind: CaseKind, object: CaseObject, text: words });
export type NewCase = z.infer<typeof NewCase>;

export const CaseReply = z.object({
  event: CaseEvent,
  text: z.string().trim().max(4000).describe('Asked for except where a case is opened again or closed'),
});
export type CaseReply = z.infer<typeof CaseReply>;

/** What a reader says is wrong with public data. No account; nothing about the reader is kept but what is said here. */
export const ProblemReport = z.object({
  kind: z.enum(reportKinds),
  text: words,
  email: z.email().max(320).optional().describe('Only to be answered; removed with the words'),
  language: Language.optional().describe('Of the answer; that of the request when absent'),
});
export type ProblemReport = z.input<typeof ProblemReport>;

export const caseOrigins = ['reader', 'institution', 'centre', 'system'] as const;
export const CaseOrigin = z.enum(caseOrigins);
export type CaseOrigin = z.infer<typeof CaseOrigin>;

const Term = z.object({ due: Instant, done: Instant.nullable(), late: z.boolean() });

/** One matter: one thing and one kind of trouble with it. There is never a second open case for the same. */
export const Case = z.object({
  id: CaseId,
  number: z.int().describe('What people call it'),
  kind: CaseKind,
  object: CaseObject.extend({
    title: LanguageMap,
    dataset: z
      .object({ id: DatasetId, slug: Slug, released: z.boolean() })
      .nullable()
      .describe('Of which it is, when it is of one'),
  }),
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  state: CaseState,
  origin: CaseOrigin,
  post: CasePost,
  opened: Instant,
  answer: Term.describe('The first answer'),
  solution: Term,
  closed: Instant.nullable(),
  messages: z.int(),
  may: z.object({ ask: z.boolean(), answer: z.boolean() }).describe('What the caller may do in it'),
});
export type Case = z.infer<typeof Case>;

export const CaseMessage = z.object({
  number: z.int(),
  at: Instant,
  from: CaseOrigin,
  name: z.string().nullable().describe('Of the person; null for readers and for the portal itself'),
  role: Role.nullable(),
  event: CaseEvent,
  text: z.union([z.string(), LanguageMap]).describe('Of the portal itself in several languages'),
  forgotten: z.boolean().describe('The words of a reader, removed after their time'),
  waits: z.boolean().describe('A reader who left an address to be answered at, which nobody is shown'),
});
export type CaseMessage = z.infer<typeof CaseMessage>;

export const CaseHistory = Case.extend({ history: z.array(CaseMessage) });
export type CaseHistory = z.infer<typeof CaseHistory>;

/** `joined`: there was a case for the same matter, and this was added to it. */
export const OpenedCase = z.object({ case: Case, joined: z.boolean() });
export const ReceivedReport = z.object({ number: z.int(), joined: z.boolean() });

/** How an institution deals with what people tell it. What the portal found by itself is counted apart. */
export const CaseCounts = z.object({
  opened: z.int(),
  answered: z.int(),
  solved: z.int(),
  late: z.int().describe('Not finished, and past a day it was due'),
  medianAnswerHours: z.number().nullable().describe('From the report to the first answer, nights included'),
  medianSolveHours: z.number().nullable(),
  found: z.object({ opened: z.int(), solved: z.int() }).describe('By the portal itself: broken links, failed checks'),
});
export type CaseCounts = z.infer<typeof CaseCounts>;

export const CaseQuery = z.object({
  institution: z.string().optional().describe('Institution id or slug'),
  state: CaseState.optional(),
  kind: CaseKind.optional(),
  dataset: DatasetId.optional(),
  finished: z.enum(['yes', 'no']).optional().describe('Solved or closed'),
  late: z.enum(['yes']).optional().describe('Past a day it was due'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type CaseQuery = z.output<typeof CaseQuery>;
