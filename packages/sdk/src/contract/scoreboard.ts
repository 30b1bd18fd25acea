import { z } from 'zod';
import { Instant, InstitutionId, Slug } from './identifiers.ts';
import { InstitutionClass, InstitutionLevel } from './institution.ts';
import { LanguageMap } from './language.ts';

/** What the scoreboard of institutions is made of: what is put in, what comes out of it, what good it does. */
export const scoreParts = ['inventory', 'plan', 'freshness', 'quality', 'openness', 'demand', 'reuse'] as const;
export const ScorePart = z.enum(scoreParts);
export type ScorePart = z.infer<typeof ScorePart>;
export const IndicatorType = z.enum(['input', 'output', 'outcome']);

export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .describe('ISO 8601, e.g. 2026-03');

const Count = z.object({
  held: z.int(),
  unknown: z.int().describe('Could not be checked: never counted as held'),
  population: z.int(),
});

/** Every count a score is computed from. */
export const ScoreFacts = z.object({
  holdings: Count.describe('Classified, by a decision whose review is not past'),
  plan: z.object({
    approved: z.boolean(),
    promised: z.int(),
    due: z.int().describe('Whose first approved day has come, or that are kept'),
    onTime: z.int(),
    late: z.int(),
  }),
  datasets: z.int(),
  updates: Count.describe('Of datasets that promise a rhythm: not overdue; unknown: they do not say'),
  formats: Count.describe('Of datasets: with an open format that programs read'),
  licences: Count.describe('Of datasets: under an open licence'),
  quality: z.record(z.string(), Count).nullable().describe('By indicator of data.europa.eu; null: not known yet'),
  requests: Count.nullable().describe('Answered in time; null: this portal does not know'),
  reused: Count.nullable().describe('Datasets with a known reuse; null: this portal does not know'),
});
export type ScoreFacts = z.infer<typeof ScoreFacts>;

const Points = z.number().min(0).max(100.000001);
export const ScoredPart = z.union([
  z.object({
    low: z.number().describe('0 to 1: what is certain'),
    high: z.number().describe('What it would be if all that could not be checked held'),
    of: Points.describe('Points of the 100 it could give'),
  }),
  z.object({
    missing: z.enum(['not-known', 'nothing-due']).describe('Not measured: it neither raises nor lowers'),
    of: Points,
  }),
]);
export type ScoredPart = z.infer<typeof ScoredPart>;

/** One institution on the scoreboard. */
export const ScoreRow = z.object({
  institution: z.object({
    id: InstitutionId,
    slug: Slug,
    name: LanguageMap,
    level: InstitutionLevel,
    class: InstitutionClass.nullable(),
    parent: InstitutionId.nullable(),
  }),
  rank: z.int().nullable().describe('Among all with a score; equal scores share it. null: nothing to measure yet'),
  tied: z.boolean().describe('Whether others have the same score, to two decimals'),
  score: Points.nullable().describe('Unrounded'),
  highest: Points.nullable().describe('If all that could not be checked held'),
  parts: z.record(ScorePart, ScoredPart),
});
export type ScoreRow = z.infer<typeof ScoreRow>;

/** How well the scores tell institutions apart. */
export const ScoreDistribution = z.object({
  scored: z.int(),
  tied: z.int().describe('That share their score with another'),
  tiedShare: z.number(),
  largestTie: z.int(),
  spread: z.number().nullable().describe('From the best of the bottom tenth to the last of the top tenth'),
  median: z.number().nullable(),
  bands: z.array(z.int()).describe('How many scored 0 to under 10, and so on to 90 to 100'),
  mostTied: z.number().describe('The share of ties above which the portal gives the alarm'),
});
export type ScoreDistribution = z.infer<typeof ScoreDistribution>;

export const ScoreMethod = z.object({
  version: z.int(),
  indicators: z.array(z.object({ id: ScorePart, type: IndicatorType, weight: z.number() })),
});
export type ScoreMethod = z.infer<typeof ScoreMethod>;

const sheet = {
  month: Month,
  soFar: z.boolean().describe('The month is not over: computed now, kept nowhere'),
  taken: Instant,
  method: ScoreMethod,
  hash: z.string().nullable().describe('Of the snapshot; null while there is none'),
};

export const scoreOrders = ['rank', 'name', ...scoreParts] as const;
export const ScoreboardQuery = z.object({
  month: Month.optional().describe('A month with a snapshot; the present one so far when absent'),
  level: InstitutionLevel.optional(),
  class: InstitutionClass.optional(),
  parent: z.string().max(200).optional().describe('Id or slug: those below this institution, at any depth'),
  sort: z.enum(scoreOrders).default('rank'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type ScoreboardQuery = z.infer<typeof ScoreboardQuery>;

export const Scoreboard = z.object({
  ...sheet,
  distribution: ScoreDistribution.describe('Of all institutions, whatever was asked for'),
  total: z.int(),
  items: z.array(ScoreRow),
});
export type Scoreboard = z.infer<typeof Scoreboard>;

/** A month that is kept for ever. */
export const ScoreSnapshot = z.object({
  month: Month,
  number: z.int().describe('Counted from the first'),
  taken: Instant,
  method: z.int().describe('Version of the formula'),
  bodies: z.int(),
  previous: z.string().describe('Hash of the snapshot before; zeros for the first'),
  hash: z.string().describe('SHA-256 of the canonical JSON of the whole document but for the hash itself'),
});
export type ScoreSnapshot = z.infer<typeof ScoreSnapshot>;

export const scoreFaultReasons = ['missing', 'previous', 'content', 'score'] as const;
export const ScoreFault = z.object({
  month: Month,
  reason: z
    .enum(scoreFaultReasons)
    .describe('score: the kept score is not what its method makes of its figures; the others as in the audit record'),
});
export type ScoreFault = z.infer<typeof ScoreFault>;

/** What the hash covers: all of it but `hash`. */
export const ScoreDocument = ScoreSnapshot.omit({ bodies: true }).extend({
  bodies: z.array(ScoreRow.extend({ facts: ScoreFacts })),
});
export type ScoreDocument = z.infer<typeof ScoreDocument>;

export const gainKinds = [
  'classify-holdings',
  'approve-plan',
  'keep-commitments',
  'update-datasets',
  'say-frequency',
  'mend-metadata',
  'open-formats',
  'open-licences',
] as const;
export const ScoreGain = z.object({
  kind: z.enum(gainKinds),
  indicator: ScorePart,
  check: z.string().optional().describe('Of mend-metadata: the indicator of data.europa.eu'),
  count: z.int().describe('How many things there are to mend'),
  points: z.number().describe('What the score would gain by all of them'),
});
export type ScoreGain = z.infer<typeof ScoreGain>;

export const InstitutionScore = z.object({
  ...sheet,
  row: ScoreRow,
  facts: ScoreFacts,
  scored: z.int().describe('How many institutions have a score'),
  gains: z.array(ScoreGain).describe('What would raise it, the most points first'),
  trend: z.array(z.object({ month: Month, score: Points.nullable(), rank: z.int().nullable(), method: z.int() })),
});
export type InstitutionScore = z.infer<typeof InstitutionScore>;
