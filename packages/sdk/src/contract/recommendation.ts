import { z } from 'zod';
import { Role } from './appointment.ts';
import { DatasetId, Day, Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';
import { ActionPost } from './sample.ts';

/** Who recommends: the OECD's two reviews of Mexico, an open-government plan, an advisory council. */
export const recommendationSources = ['oecd-2016', 'oecd-2018', 'commitment', 'council'] as const;
export const RecommendationSource = z.enum(recommendationSources);
export type RecommendationSource = z.infer<typeof RecommendationSource>;
/** Those that come with the portal. */
export const RecommendationSet = z.enum(['oecd-2016', 'oecd-2018']);
export type RecommendationSet = z.infer<typeof RecommendationSet>;

/** How near the words are to those of the source: its own; ours after reading of it; ours from memory, still to be checked. */
export const wordings = ['verbatim', 'paraphrase', 'recalled'] as const;
export const Wording = z.enum(wordings);
export type Wording = z.infer<typeof Wording>;

export const recommendationStates = [
  'received',
  'accepted',
  'partly',
  'refused',
  'under-way',
  'done',
  'stopped',
] as const;
export const RecommendationState = z.enum(recommendationStates);
export type RecommendationState = z.infer<typeof RecommendationState>;
export const recommendationEvents = ['accept', 'accept-partly', 'refuse', 'start', 'finish', 'stop', 'reopen'] as const;
export const RecommendationEvent = z.enum(recommendationEvents);
export type RecommendationEvent = z.infer<typeof RecommendationEvent>;

type Life = Readonly<Record<RecommendationState, Readonly<Record<RecommendationEvent, RecommendationState | null>>>>;
const answers = { accept: 'accepted', 'accept-partly': 'partly' } as const;
const noAnswer = { accept: null, 'accept-partly': null, refuse: null } as const;
const still = { start: null, finish: null, stop: null, reopen: null } as const;
const promised = { ...noAnswer, ...still, start: 'under-way', stop: 'stopped' } as const;
/** The life of a recommendation. What was refused may be accepted later; what was accepted is stopped, never refused in silence. */
export const recommendationLife: Life = {
  received: { ...answers, refuse: 'refused', ...still },
  accepted: promised,
  partly: promised,
  refused: { ...answers, refuse: null, ...still },
  'under-way': { ...noAnswer, ...still, finish: 'done', stop: 'stopped' },
  done: { ...noAnswer, ...still, reopen: 'under-way' },
  stopped: { ...noAnswer, ...still, reopen: 'under-way' },
};

const told = (most: number) => z.string().trim().min(3).max(most);
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const body = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

export const NewEvidence = z.object({
  text: told(2000),
  url: webAddress.optional(),
  dataset: z.string().max(200).optional().describe('Id or address of a released dataset of this portal that shows it'),
});
export type NewEvidence = z.infer<typeof NewEvidence>;

export const RecommendationEvidence = z.object({
  id: z.uuid(),
  milestone: z.uuid().nullable(),
  text: z.string(),
  url: z.string().optional(),
  dataset: z.object({ id: DatasetId, slug: z.string(), title: LanguageMap }).optional(),
  at: Instant,
});
export type RecommendationEvidence = z.infer<typeof RecommendationEvidence>;

export const NewMilestone = z.object({ title: told(500), due: Day });
export type NewMilestone = z.infer<typeof NewMilestone>;
export const MilestoneDone = NewEvidence.extend({ on: Day.describe('The day on which it was reached') });
export type MilestoneDone = z.infer<typeof MilestoneDone>;

export const Milestone = z.object({
  id: z.uuid(),
  title: z.string(),
  due: Day,
  done: Day.nullable(),
  state: z.enum(['open', 'overdue', 'done', 'late']).describe('What was reached late is late for ever'),
});
export type Milestone = z.infer<typeof Milestone>;

const RecommendationStep = z.object({
  number: z.int(),
  event: z.enum(['receive', 'assign', ...recommendationEvents]),
  state: RecommendationState.describe('After it'),
  at: Instant,
  role: Role.nullable().describe('In which it was done; never by name'),
  text: z.string(),
});

export const Recommendation = z.object({
  id: z.uuid(),
  source: RecommendationSource,
  code: z.string().nullable().describe('By which it is cited, e.g. R16-01; of this portal, not of the source'),
  title: LanguageMap,
  wording: Wording,
  citation: z.string(),
  url: z.string().optional(),
  owner: body.nullable().describe('Who has to answer; null: nobody was charged yet'),
  post: ActionPost.nullable(),
  received: Day,
  answerDue: Day.nullable().describe('By when it must be answered; null: no day is set'),
  answered: z
    .object({ on: Day, event: z.enum(['accept', 'accept-partly', 'refuse']), text: z.string(), late: z.boolean() })
    .nullable()
    .describe('The newest answer'),
  state: RecommendationState,
  overdue: z.boolean().describe('Not answered, and its day is over'),
  days: z.int().nullable().describe('Since the answer was due; negative before'),
  milestones: z.array(Milestone),
  evidence: z.array(RecommendationEvidence),
  steps: z.array(RecommendationStep),
  moves: z.array(RecommendationEvent).describe('What the caller may do with it now'),
  mayAssign: z.boolean().describe('Whether the caller may charge an institution with it'),
  revision: z.int(),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const NewRecommendation = z.object({
  source: z.enum(['commitment', 'council']),
  title: LanguageMap.refine((map) => Object.values(map).some((text) => text.length >= 3), 'In one language at least'),
  wording: Wording.default('verbatim'),
  citation: told(500).describe('Session, minutes or plan in which it stands'),
  url: webAddress.optional(),
  institution: z.string().min(1).max(200).describe('Id or slug of who has to answer'),
  post: ActionPost.default('liaison'),
  received: Day,
  answerDays: z.int().min(1).max(366).default(30).describe('Days it may take to answer'),
});
export type NewRecommendation = z.infer<typeof NewRecommendation>;

export const RecommendationAssignment = z.object({
  institution: z.string().min(1).max(200),
  post: ActionPost,
  answerDue: Day,
  text: told(2000).describe('Why, and why then'),
});
export type RecommendationAssignment = z.infer<typeof RecommendationAssignment>;
export const RecommendationMove = z.object({
  event: RecommendationEvent,
  text: told(3000).describe('The answer, or why'),
});
export type RecommendationMove = z.infer<typeof RecommendationMove>;

export const RecommendationsQuery = z.object({
  source: RecommendationSource.optional(),
  state: z.enum([...recommendationStates, 'overdue']).optional(),
  institution: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type RecommendationsQuery = z.infer<typeof RecommendationsQuery>;

const count = z.int().min(0);
export const Recommendations = z.object({
  total: count,
  items: z.array(Recommendation),
  counts: z
    .object({ all: count, answered: count, overdue: count, underWay: count, done: count, onTime: count })
    .describe('Of the source and institution asked for, in any state. `onTime`: answered by their day'),
});
export type Recommendations = z.infer<typeof Recommendations>;
