import { z } from 'zod';
import { Role } from './appointment.ts';
import { CommitmentId, DatasetId, Day, HoldingId, Instant, InstitutionId, RequestId, Slug } from './identifiers.ts';
import { Language, LanguageMap, tell } from './language.ts';

/** A request for data: waiting for whoever asked to confirm it, open, answered in one of four ways, and what becomes of it. */
export const requestStates = [
  'unconfirmed',
  'open',
  'accepted',
  'declined',
  'published',
  'duplicate',
  'fulfilled',
  'withdrawn',
  'hidden',
] as const;
export const DataRequestState = z.enum(requestStates);
export type DataRequestState = z.infer<typeof DataRequestState>;

/** States in which everyone reads a request in its own words. */
export const publicRequestStates = [
  'open',
  'accepted',
  'declined',
  'published',
  'duplicate',
  'fulfilled',
  'withdrawn',
] as const satisfies readonly DataRequestState[];

export const requestEvents = [
  'confirm',
  'accept',
  'decline',
  'publish',
  'merge',
  'forward',
  'fulfil',
  'withdraw',
  'hide',
  'show',
] as const;
export const DataRequestEvent = z.enum(requestEvents);
export type DataRequestEvent = z.infer<typeof DataRequestEvent>;

type Life = Readonly<Record<DataRequestState, Readonly<Record<DataRequestEvent, DataRequestState | null>>>>;
const never = {
  ...{ confirm: null, accept: null, decline: null, publish: null, merge: null },
  ...{ forward: null, fulfil: null, withdraw: null, hide: null, show: null },
} as const;
const over = { ...never, hide: 'hidden' } as const;
const answers = { accept: 'accepted', decline: 'declined', publish: 'published', merge: 'duplicate' } as const;
const standing = { ...over, ...answers, withdraw: 'withdrawn' } as const;
/**
 * What may happen to a request, and what it then is; null: it may not happen. What was declined may be accepted later, and a
 * promise may be taken back, but never without an answer that everyone reads. Shown again, a request is open again.
 */
export const requestLife: Life = {
  unconfirmed: { ...never, confirm: 'open' },
  open: { ...standing, forward: 'open' },
  accepted: { ...standing, fulfil: 'fulfilled' },
  declined: { ...standing, decline: null },
  published: over,
  duplicate: over,
  fulfilled: over,
  withdrawn: over,
  hidden: { ...never, show: 'open' },
};

const said = (least: number, most: number) => z.string().trim().min(least).max(most);
const line = (most: number) => z.string().trim().max(most);

/** Who says something without an account: an address to be answered at, which nobody is ever shown. */
const reader = {
  email: z.email().max(320).describe('Confirmed by a letter with a link before anything is public; shown to nobody'),
  name: line(100).optional().describe('Only to be greeted by in letters; never public'),
  language: Language.optional().describe('Of the letters; that of the request when absent'),
  website: line(500).optional().describe('Leave it out: only programs that fill in everything write here'),
};

export const NewDataRequest = z.object({
  title: said(5, 200).describe('What is asked for, in a few words'),
  description: said(10, 4000).describe('Everyone reads it: no personal data'),
  purpose: line(2000).default('').describe('What it is for, where whoever asks wants to say so; everyone reads it'),
  institution: line(200).optional().describe('Id or slug of who holds the data; absent: the central unit sends it on'),
  tags: z.array(said(1, 40)).max(5).default([]),
  ...reader,
});
export type NewDataRequest = z.input<typeof NewDataRequest>;

export const NewSupport = z.object(reader);
export type NewSupport = z.infer<typeof NewSupport>;

/** The same whether or not there was such an address before: nobody learns here who asked for what. */
export const LetterSent = z.object({ confirmBy: Instant.describe('When the link in the letter ends') });

export const VoiceConfirmation = z.object({ code: said(1, 200).describe('Of the link in the letter; it works once') });
export const ConfirmedVoice = z.object({
  request: RequestId,
  kind: z.enum(['asker', 'supporter']),
});

export const Departure = z.object({
  voice: z.uuid(),
  key: said(1, 200).describe('Of the link at the end of each letter'),
  withdraw: z.boolean().default(false).describe('Whoever asked also takes the request back'),
});
export const Departed = z.object({ request: RequestId, withdrawn: z.boolean() });

const text = said(3, 4000).describe('Everyone reads it, and a letter brings it to whoever asked and who needs it too');

/** What an institution says to a request. */
export const DataRequestAnswer = z.discriminatedUnion('event', [
  z
    .object({
      event: z.literal('accept'),
      text,
      promised: Day.optional().describe('By when it is published; or the commitment says so'),
      commitment: CommitmentId.optional().describe('Of an approved opening plan of the same institution'),
      dataset: z
        .string()
        .max(200)
        .optional()
        .describe('Id or slug of what it will be published as, where that is known'),
    })
    .refine(({ promised, commitment }) => promised !== undefined || commitment !== undefined, {
      path: ['promised'],
      ...tell({
        en: 'Say by which day it will be published, or name the commitment that says so.',
        es: 'Diga para qué día se publicará, o indique el compromiso que lo dice.',
        fr: 'Dites pour quel jour ce sera publié, ou nommez l’engagement qui le dit.',
      }),
    }),
  z.object({
    event: z.literal('decline'),
    text,
    instrument: said(1, 300).describe('Law or other instrument the refusal stands in'),
    article: said(1, 200).describe('Its article, fraction or paragraph'),
  }),
  z.object({ event: z.literal('publish'), text, dataset: said(1, 200).describe('Id or slug of a released dataset') }),
  z.object({ event: z.literal('merge'), text, request: said(1, 200).describe('Id or number of the one that goes on') }),
  z.object({
    event: z.literal('forward'),
    text,
    institution: line(200).optional().describe('Id or slug of who holds the data; absent: back to the central unit'),
  }),
]);
export type DataRequestAnswer = z.infer<typeof DataRequestAnswer>;
export const answerEvents = ['accept', 'decline', 'publish', 'merge', 'forward'] as const;

/** Which of the data an institution holds is asked for: how many people need it then counts in its priority. */
export const RequestedHolding = z.object({ holding: HoldingId.nullable() });

export const DataRequestModeration = z.object({
  event: z.enum(['hide', 'show']),
  reason: text.describe('Everyone reads it'),
});
export type DataRequestModeration = z.infer<typeof DataRequestModeration>;

const body = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

export const DataRequestStep = z.object({
  number: z.int(),
  event: DataRequestEvent,
  state: DataRequestState.describe('After it'),
  at: Instant,
  role: Role.nullable().describe('In which it was done; never by name. null: whoever asked, or the portal itself'),
  text: z.string(),
  institution: body.nullable().describe('Who was to answer after it'),
});

export const DataRequest = z.object({
  id: RequestId,
  number: z.int().describe('What people call it'),
  title: z.string().describe('Empty while it is hidden'),
  description: z.string(),
  purpose: z.string(),
  language: Language.describe('In which it was asked'),
  tags: z.array(z.string()),
  institution: body.nullable().describe('Who answers; null: the central unit, which sends it on'),
  state: DataRequestState,
  opened: Instant,
  answer: z.object({
    due: Day,
    done: Instant.nullable().describe('The first answer'),
    late: z.boolean().describe('Not answered though its day is over, or answered after it'),
  }),
  promised: Day.nullable().describe('By when it is published; of a commitment the day that holds now'),
  commitment: z.object({ id: CommitmentId, name: LanguageMap, cancelled: z.boolean() }).nullable(),
  holding: z
    .object({ id: HoldingId, name: LanguageMap })
    .nullable()
    .describe('Which data of the inventory it asks for; only for those who answer'),
  refusal: z.object({ reason: z.string(), instrument: z.string(), article: z.string() }).nullable(),
  duplicateOf: z.object({ id: RequestId, number: z.int(), title: z.string(), language: Language }).nullable(),
  datasets: z
    .array(z.object({ id: DatasetId, slug: Slug, title: LanguageMap }))
    .describe('Released ones that answer it'),
  fulfilled: Instant.nullable(),
  supports: z.int().describe('People who need it, whoever asked among them; each address counts once'),
  steps: z.array(DataRequestStep),
  moves: z.array(DataRequestEvent).describe('What the caller may do with it now'),
  maySupport: z.boolean().describe('Whether people can still say that they need it too'),
  revision: z.int(),
});
export type DataRequest = z.infer<typeof DataRequest>;

export const requestSorts = ['newest', 'supports', 'overdue'] as const;
export const DataRequestsQuery = z.object({
  q: z.string().trim().max(300).optional().describe('Words that all stand in it'),
  alike: z.string().trim().max(300).optional().describe('Words of which some stand in it; most of them first'),
  state: z.enum([...publicRequestStates, 'overdue']).optional(),
  institution: z.string().max(200).optional().describe('Id or slug of who answers'),
  tag: z.string().trim().max(40).optional(),
  sort: z.enum(requestSorts).default('newest'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).default(0),
});
export type DataRequestsQuery = z.infer<typeof DataRequestsQuery>;

const count = z.int().min(0);
export const DataRequestCounts = z.object({
  all: count,
  open: count,
  overdue: count.describe('Open, and past the day of the answer'),
  answered: count.describe('Accepted, declined, published already, or the same as another'),
  onTime: count.describe('Answered by their day'),
  accepted: count,
  fulfilled: count.describe('Published because somebody asked, or published already'),
});
export type DataRequestCounts = z.infer<typeof DataRequestCounts>;
export const DataRequests = z.object({
  total: count,
  items: z.array(DataRequest),
  counts: DataRequestCounts.describe('Of the institution asked for, or of all, in any state'),
});
export type DataRequests = z.infer<typeof DataRequests>;

export const AnswerQueueQuery = z.object({
  show: z.enum(['waiting', 'hidden', 'all']).default('waiting'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type AnswerQueueQuery = z.infer<typeof AnswerQueueQuery>;
