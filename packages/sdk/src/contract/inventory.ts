import { z } from 'zod';
import { DatasetId, Day, HoldingId, Instant, InstitutionId, SessionId, Slug } from './identifiers.ts';
import { LanguageMap, someLanguage, tell } from './language.ts';
import { AccessLevel } from './metadata.ts';
import { Priority, PriorityScore, Weights } from './priority.ts';

const line = (longest: number) => z.string().trim().max(longest);
const said = (longest: number) => line(longest).min(1);

/** Whether data say something of persons: not at all, of persons who cannot be named without a key, of named ones, or what harms them. */
export const personalDataKinds = ['none', 'pseudonymous', 'personal', 'sensitive'] as const;
export const PersonalData = z.enum(personalDataKinds);
export type PersonalData = z.infer<typeof PersonalData>;

export const holdingForms = ['database', 'sheet', 'documents', 'map', 'images', 'stream', 'paper', 'other'] as const;
export const HoldingForm = z.enum(holdingForms);
export type HoldingForm = z.infer<typeof HoldingForm>;

/**
 * Why a holding is not open to everyone, who looked at it and when somebody looks again. A level other than `public` is
 * never kept without one (R16-24): not by the contract, not by the database.
 */
export const AccessDecision = z
  .object({
    instrument: said(300).describe('Law or other instrument the exception stands in'),
    article: said(200).describe('Its article, fraction or paragraph'),
    reviewer: said(200).describe('Post of the person who looked at it'),
    decided: Day,
    review: Day.describe('When it is looked at again: at most five years later'),
    reasoning: said(5000).describe('What harm openness would do, and why no part of the data can be open'),
  })
  .refine(({ decided, review }) => !areDays(decided, review) || review > decided, {
    path: ['review'],
    ...tell({
      en: 'This day must come after the day of the decision.',
      es: 'Este día debe ser posterior al de la decisión.',
      fr: 'Ce jour doit venir après celui de la décision.',
    }),
  })
  .refine(({ decided, review }) => !areDays(decided, review) || review <= addYears(decided, longestYears), {
    path: ['review'],
    ...tell({
      en: 'This day may be at most five years after the day of the decision.',
      es: 'Este día puede ser a lo más cinco años posterior al de la decisión.',
      fr: 'Ce jour peut venir au plus cinq ans après celui de la décision.',
    }),
  });
export type AccessDecision = z.infer<typeof AccessDecision>;

const longestYears = 5;
/** What is no day at all has been told already. */
const areDays = (...days: readonly string[]): boolean => days.every((day) => Day.safeParse(day).success);
const addYears = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const holdingFields = {
  key: said(500).describe('What the institution calls it; unique in its inventory. Imports update by it'),
  name: LanguageMap.refine((map) => Object.values(map).some((text) => text), someLanguage),
  description: LanguageMap.describe('What it is'),
  area: line(300).describe('Unit that owns the data'),
  post: line(300).describe('Post that answers for it, not a person'),
  system: line(500).describe('System, program or database management system it lives in'),
  form: HoldingForm.nullable(),
  subject: line(500),
  geography: line(500),
  period: line(200).describe('The time the data tell of, as ISO 8601 interval where known'),
  personalData: PersonalData.nullable().describe('null: nobody looked yet'),
  level: AccessLevel.nullable().describe('null: not classified yet; then its name is not public either'),
  decision: AccessDecision.nullable(),
  datasets: z.array(DatasetId).max(200).describe('Datasets it is, or will be, published as'),
  priority: Priority,
};

/** Every level but `public` has its reason. */
const explained = (holding: { level?: AccessLevel | null | undefined; decision?: AccessDecision | null | undefined }) =>
  !holding.level || holding.level === 'public' || Boolean(holding.decision);
const unexplained = {
  path: ['decision'],
  ...tell({
    en: 'A level other than public needs its decision: law, article, who looked at it, day, day of review and reasoning.',
    es: 'Un nivel que no es público necesita su decisión: ley, artículo, quién lo revisó, fecha, próxima revisión y razonamiento.',
    fr: "Un niveau autre que public demande sa décision : loi, article, qui l'a examiné, jour, prochain examen et raisonnement.",
  }),
};

export const HoldingInput = z
  .object({
    ...holdingFields,
    key: holdingFields.key.optional().describe('Made from the name when absent'),
    description: holdingFields.description.default({}),
    area: holdingFields.area.default(''),
    post: holdingFields.post.default(''),
    system: holdingFields.system.default(''),
    form: holdingFields.form.default(null),
    subject: holdingFields.subject.default(''),
    geography: holdingFields.geography.default(''),
    period: holdingFields.period.default(''),
    personalData: holdingFields.personalData.default(null),
    level: holdingFields.level.default(null),
    decision: holdingFields.decision.default(null),
    datasets: holdingFields.datasets.default([]),
    priority: holdingFields.priority.default({}),
  })
  .refine(explained, unexplained);
export type HoldingInput = z.infer<typeof HoldingInput>;

/** Some of it; what is left out stays. A level is changed together with its decision. */
export const HoldingChange = z
  .object(holdingFields)
  .partial()
  .refine((change) => change.level === undefined || explained(change), unexplained);
export type HoldingChange = z.infer<typeof HoldingChange>;

/** Released, being worked on, promised for a day, promised for a day that is over, not promised, not to be opened, not classified. */
export const holdingStates = [
  'published',
  'drafted',
  'planned',
  'overdue',
  'unplanned',
  'closed',
  'unclassified',
] as const;
export const HoldingState = z.enum(holdingStates);
export type HoldingState = z.infer<typeof HoldingState>;

export const Holding = z.object({
  ...holdingFields,
  id: HoldingId,
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  /** Datasets that the reader may see. */
  datasets: z.array(
    z.object({ id: DatasetId, slug: Slug, title: LanguageMap, released: Instant.nullable(), withdrawn: z.boolean() }),
  ),
  state: HoldingState,
  planned: Day.nullable().describe('First promised day of an approved plan'),
  reviewPast: z.boolean().describe('The day of review of its decision is over'),
  demand: z
    .object({ requests: z.int(), people: z.int(), score: z.int().min(0).max(5) })
    .nullable()
    .describe('Counted from the requests for it: then it takes the place of what was judged; null: nobody asked'),
  score: PriorityScore,
  revision: z.int(),
  created: Instant,
  updated: Instant,
});
export type Holding = z.infer<typeof Holding>;

const count = z.int().min(0);
export const InventoryCounts = z.object({
  holdings: count,
  levels: z.object({ public: count, restricted: count, 'non-public': count, unclassified: count }),
  states: z.record(HoldingState, count),
  reviewsPast: count.describe('Decisions whose day of review is over'),
  hidden: count.describe('Holdings that this reader is not shown: names of closed ones may be kept back'),
});
export type InventoryCounts = z.infer<typeof InventoryCounts>;

export const InventoryQuery = z.object({
  q: z.string().max(200).optional().describe('Words of the name, description, area or system'),
  level: z.union([AccessLevel, z.literal('unclassified')]).optional(),
  state: HoldingState.optional(),
  review: z.literal('past').optional().describe('Only decisions whose day of review is over'),
  sort: z.enum(['name', 'priority', 'updated']).default('name'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type InventoryQuery = z.infer<typeof InventoryQuery>;

export const Inventory = z.object({
  total: count.describe('Holdings that answer the question'),
  items: z.array(Holding),
  counts: InventoryCounts,
});
export type Inventory = z.infer<typeof Inventory>;

/** Who changed what of a holding, when, from what to what. */
export const HoldingRevision = z.object({
  revision: z.int(),
  at: Instant,
  action: z.string(),
  by: z.string().describe('Name, for people of the institution; empty for the public'),
  changes: z.array(z.object({ pointer: z.string(), before: z.json().optional(), after: z.json().optional() })),
});
export type HoldingRevision = z.infer<typeof HoldingRevision>;

export const InventorySettings = z.object({
  closedNamesPublic: z.boolean().describe('Whether everyone reads the names of restricted and closed holdings'),
  weights: Weights,
  weightsFrom: z
    .object({ session: SessionId, held: Day, resolution: z.int() })
    .nullable()
    .describe('Council resolution that set the weights; null: the neutral weights every institution starts with'),
  revision: z.int().describe('0: nobody chose yet'),
});
export type InventorySettings = z.infer<typeof InventorySettings>;

/** A wizard's question: of the rule that data are open by default, then of the test whether persons would be harmed. */
export const accessQuestions = [
  'function',
  'persons',
  'named',
  'sensitive',
  'anonymise',
  'law',
  'harm',
  'outweighs',
  'part',
  'expires',
] as const;
export const AccessQuestion = z.enum(accessQuestions);
export type AccessQuestion = z.infer<typeof AccessQuestion>;
export const AccessAnswers = z.partialRecord(AccessQuestion, z.enum(['yes', 'no', 'unknown']));
export type AccessAnswers = z.infer<typeof AccessAnswers>;

export const AccessAdvice = z.object({
  next: AccessQuestion.nullable().describe('The question to ask now; null: the proposal stands'),
  asked: z.array(AccessQuestion).describe('Questions that counted, in their order'),
  proposal: z
    .object({
      level: AccessLevel,
      personalData: PersonalData,
      reasons: z.array(LanguageMap),
      needsDecision: z.boolean(),
      reviewYears: z.int(),
    })
    .nullable(),
});
export type AccessAdvice = z.infer<typeof AccessAdvice>;
