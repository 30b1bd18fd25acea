import { z } from 'zod';
import { Availability } from './dataset.ts';
import { DatasetId, Day, Instant, InstitutionId, ReuseId, Slug } from './identifiers.ts';
import { Language, LanguageMap, tell } from './language.ts';

/** What people make of data. */
export const reuseKinds = [
  'application',
  'visualisation',
  'article',
  'research',
  'report',
  'api',
  'teaching',
  'other',
] as const;
export const ReuseKind = z.enum(reuseKinds);
export type ReuseKind = z.infer<typeof ReuseKind>;

/** `waiting`: the address of who sent it is not confirmed; `sent`: somebody has to look at it; only `accepted` is public. */
export const reuseStates = ['waiting', 'sent', 'accepted', 'declined', 'hidden', 'withdrawn'] as const;
export const ReuseState = z.enum(reuseStates);
export type ReuseState = z.infer<typeof ReuseState>;

/** What those may do who look at it. */
export const reuseDecisions = ['accept', 'decline', 'hide', 'show'] as const;
export const ReuseDecision = z.enum(reuseDecisions);
export type ReuseDecision = z.infer<typeof ReuseDecision>;
/** All that may happen to it: whoever sent it confirms, corrects and withdraws. */
export const reuseEvents = ['confirm', 'correct', 'withdraw', ...reuseDecisions] as const;
export type ReuseEvent = (typeof reuseEvents)[number];

const over = { confirm: null, correct: null, withdraw: null, accept: null, decline: null, hide: null, show: null };
/** What may happen to a reuse, and what it then is; null: it may not happen. What was corrected is looked at again. */
export const reuseLife: Readonly<Record<ReuseState, Readonly<Record<ReuseEvent, ReuseState | null>>>> = {
  waiting: { ...over, confirm: 'sent', withdraw: 'withdrawn' },
  sent: { ...over, correct: 'sent', withdraw: 'withdrawn', accept: 'accepted', decline: 'declined' },
  accepted: { ...over, correct: 'sent', withdraw: 'withdrawn', hide: 'hidden' },
  declined: { ...over, correct: 'sent', withdraw: 'withdrawn', accept: 'accepted' },
  hidden: { ...over, correct: 'sent', withdraw: 'withdrawn', show: 'accepted' },
  withdrawn: over,
};

/** Nobody's password belongs in an address that everyone is shown. */
const bare = tell({
  en: 'An address without a name and password before the server, please.',
  es: 'Una dirección sin nombre ni contraseña antes del servidor, por favor.',
  fr: 'Une adresse sans nom ni mot de passe devant le serveur, s’il vous plaît.',
});
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((address) => !/^https?:\/\/[^/?#]*@/i.test(address), bare);
/** Something that is seen: of what is not, only the letters between count. */
const seen = tell({
  en: 'This needs letters or digits.',
  es: 'Esto necesita letras o cifras.',
  fr: 'Ceci demande des lettres ou des chiffres.',
});
const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), seen);

export const ReuseMaker = z.object({
  name: line(2, 200).describe('As they wish to be named'),
  kind: z.enum(['person', 'organisation']).default('organisation'),
});
export type ReuseMaker = z.infer<typeof ReuseMaker>;

const UsedDataset = z.object({
  dataset: z.string().trim().min(1).max(200).describe('Identifier of a released dataset, or any address it has or had'),
  version: z.int().min(1).optional().describe('Where it was made of one version'),
});

/** What somebody says of what was made. */
export const ReuseText = z.object({
  title: line(3, 200),
  description: line(3, 5000),
  kind: ReuseKind,
  address: webAddress.describe('Where it is to be seen'),
  maker: ReuseMaker,
  since: Day.optional(),
  datasets: z.array(UsedDataset).min(1).max(50),
  impact: z
    .object({ text: line(3, 3000), url: webAddress.optional() })
    .optional()
    .describe('What it changed, and where that is written down'),
  language: Language.optional().describe('Of the texts; that of the request when absent'),
});
export type ReuseText = z.infer<typeof ReuseText>;

export const NewReuse = ReuseText.extend({
  email: z
    .email()
    .max(320)
    .optional()
    .describe('Asked for where nobody is signed in: a letter goes there. Shown to nobody, and part of no export'),
});
export type NewReuse = z.infer<typeof NewReuse>;

const body = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

export const Reuse = z.object({
  id: ReuseId,
  state: ReuseState,
  title: LanguageMap,
  description: LanguageMap,
  kind: ReuseKind,
  address: z.string(),
  availability: Availability.describe('What was found when the address was last asked; never fine when it was not'),
  maker: z.object({ name: z.string(), kind: z.enum(['person', 'organisation']) }),
  since: Day.nullable(),
  datasets: z
    .array(
      z.object({
        id: DatasetId,
        slug: Slug,
        title: LanguageMap,
        publisher: body,
        version: z.int().nullable().describe('The version it was made of, when that was said'),
      }),
    )
    .describe('Those that are public today'),
  gone: z.int().min(0).describe('Datasets it was made of that are no longer public'),
  impact: z
    .object({
      text: LanguageMap,
      url: z.string().nullable(),
      confirmed: z
        .object({ by: body, on: Instant })
        .nullable()
        .describe('By which institution, and when; null: only whoever made it says so'),
    })
    .nullable(),
  accepted: Instant.nullable(),
  changed: Instant,
  reason: z.string().nullable().describe('Why it was declined or hidden'),
  moves: z.array(ReuseDecision).describe('What the caller may do with it now'),
  mayConfirmImpact: z.boolean(),
  revision: z.int(),
});
export type Reuse = z.infer<typeof Reuse>;

const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(24),
  offset: z.coerce.number().int().min(0).default(0),
};

export const ReusesQuery = z.object({
  q: z.string().max(300).default(''),
  kind: ReuseKind.optional(),
  theme: z.string().max(20).optional().describe('Of a dataset it was made of'),
  institution: z.string().max(200).optional().describe('Id or slug of who published such a dataset'),
  dataset: z.string().max(200).optional().describe('Id or address of such a dataset'),
  ...paging,
});
export type ReusesQuery = z.infer<typeof ReusesQuery>;

export const Reuses = z.object({ total: z.int().min(0), items: z.array(Reuse) });
export type Reuses = z.infer<typeof Reuses>;

export const ReuseQueueQuery = z.object({ state: ReuseState.exclude(['waiting']).default('sent'), ...paging });
export type ReuseQueueQuery = z.infer<typeof ReuseQueueQuery>;

/** From a letter to whoever sent it. */
export const ReuseCode = z.object({ code: z.string().min(20).max(200) });
export const ReuseCorrection = ReuseText.extend({ ...ReuseCode.shape, revision: z.int().min(1) });
export type ReuseCorrection = z.infer<typeof ReuseCorrection>;

export const ReuseMove = z.object({
  event: ReuseDecision,
  reason: z.string().trim().max(2000).default('').describe('Asked for when it is declined or hidden'),
});
export type ReuseMove = z.infer<typeof ReuseMove>;
