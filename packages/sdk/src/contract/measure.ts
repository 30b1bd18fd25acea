import { z } from 'zod';
import { LanguageMap } from './language.ts';

const share = z.number().nullable().describe('0 to 1, unrounded; null: not published');
const pillars = z.object({ availability: share, accessibility: share, support: share });
const subpillars = z.object({
  'availability.policy': share,
  'availability.engagement': share,
  'availability.implementation': share,
  'accessibility.policy': share,
  'accessibility.engagement': share,
  'accessibility.implementation': share,
  'support.promotion': share,
  'support.literacy': share,
  'support.monitoring': share,
});

export const IndexEdition = z.object({
  edition: z.int().describe('Year'),
  period: z.string().describe('Whose practices it judges, ISO 8601'),
  assessment: z.enum(['exact', 'approximate', 'none']).describe('Whether own answers can be scored as the OECD did'),
  comparable: z.array(z.int()).describe('Editions with which its scores may be compared'),
  source: z.string(),
});
export type IndexEdition = z.infer<typeof IndexEdition>;

/** A number as it was printed. */
export const PublishedNumber = z.object({
  component: z.string(),
  value: z.number(),
  scale: z.number().nullable().describe('Greatest value of the scale; null for ranks'),
  note: z.string().describe('How it came about when it is no plain value of a table'),
  source: z.string(),
});
export type PublishedNumber = z.infer<typeof PublishedNumber>;

/** A country, or the mean of a group, in one edition of the OURdata index. */
export const IndexRow = z.object({
  edition: z.int(),
  country: z.string().describe('ISO 3166-1 alpha-3; or OECD, LAC'),
  group: z.boolean(),
  composite: share,
  pillars,
  subpillars,
  rank: z.int().nullable().describe('Among the members the OECD ranked'),
  ranked: z.int().nullable().describe('How many were; null where that was not published'),
  basis: z.enum(['subpillars', 'pillars', 'printed']).describe('What the composite was computed from'),
  numbers: z
    .array(PublishedNumber)
    .optional()
    .describe('Every printed number with its source; when one country is asked for'),
});
export type IndexRow = z.infer<typeof IndexRow>;

export const IndexResults = z.object({ editions: z.array(IndexEdition), rows: z.array(IndexRow) });
export type IndexResults = z.infer<typeof IndexResults>;

export const IndexQuestion = z.object({
  id: z.string(),
  parameter: z.string(),
  subpillar: z.string(),
  answers: z.record(z.string(), z.number()).describe('What may be answered, and what it counts'),
  text: LanguageMap,
});

const interval = z.object({ low: z.number(), high: z.number() });

/** How far the scores of an edition hang on the weights of their parts. */
export const IndexRobustness = z.object({
  edition: z.int(),
  of: z.enum(['composite', 'availability', 'accessibility', 'support']),
  draws: z.int(),
  seed: z.int(),
  parts: z.array(z.string()).describe('The three parts whose weights were drawn'),
  average: z.number().describe('Mean of the OECD'),
  rows: z.array(
    z.object({
      country: z.string(),
      score: z.number(),
      low: z.number().describe('5th percentile of the score under drawn weights'),
      high: z.number().describe('95th percentile'),
      beside: z.enum(['above', 'below', 'either']).describe('Where 90 of 100 draws lie beside the mean of the OECD'),
      place: z.int().describe('Among the countries listed here, partners too'),
      without: z.array(z.int()).describe('Place when a part is left out, in the order of the parts'),
    }),
  ),
  correlations: z.array(z.array(z.number())).describe('Of each part with each'),
  components: z.array(z.object({ eigenvalue: z.number(), share: z.number(), loadings: z.array(z.number()) })),
  alpha: z.number().describe("Cronbach's alpha of the three parts; not that of the items, which the OECD prints"),
});
export type IndexRobustness = z.infer<typeof IndexRobustness>;

export const IndexAnswers = z.object({
  answers: z.record(z.string().max(50), z.string().max(50)).describe('By question; one that is left out is unknown'),
  reuse: z
    .enum(['printed', 'grouped'])
    .default('printed')
    .describe(
      'How parameter 3.3.b is made up. printed: ten variables of equal weight, as OECD WP 30 lists them; grouped: each question weighs the same, inferred, and the only way to all charted values',
    ),
  datasets: z
    .object({
      count: z.int().min(0),
      all: z.array(z.int().min(0)).min(2).max(300).describe('Of all countries compared, this one among them'),
      outliers: z
        .enum(['fences', 'deviations', 'none'])
        .describe(
          'Where an outlier begins, which was not published: beyond 1.5 quartile distances, 3 standard deviations, or nowhere',
        ),
    })
    .optional()
    .describe('Answers Q67, the number of tabular datasets, from counts'),
});
export const IndexAssessment = z.object({
  composite: interval,
  pillars: z.record(z.string(), interval),
  subpillars: z.record(z.string(), interval),
  parameters: z.record(z.string(), interval),
  known: z.int(),
  unknown: z.array(z.string()),
});
