import { z } from 'zod';
import { DatasetId, Instant, InstitutionId, Slug } from './identifiers.ts';
import { Language, LanguageMap } from './language.ts';
import { Outcome } from './sample.ts';

/** Of the Metadata Quality Assessment of data.europa.eu, in its order. */
export const qualityIndicators = [
  'keyword',
  'theme',
  'spatial',
  'temporal',
  'accessUrlAnswers',
  'downloadUrl',
  'downloadUrlAnswers',
  'format',
  'mediaType',
  'formatFromVocabulary',
  'nonProprietary',
  'machineReadable',
  'dcatAp',
  'license',
  'licenseFromVocabulary',
  'accessRights',
  'accessRightsFromVocabulary',
  'contactPoint',
  'publisher',
  'rights',
  'byteSize',
  'issued',
  'modified',
] as const;
export type QualityIndicatorId = (typeof qualityIndicators)[number];
export const qualityDimensions = [
  'findability',
  'accessibility',
  'interoperability',
  'reusability',
  'contextuality',
] as const;
export type QualityDimension = (typeof qualityDimensions)[number];
export const qualityRatings = ['excellent', 'good', 'sufficient', 'bad'] as const;
export const QualityRating = z.enum(qualityRatings);
export type QualityRating = z.infer<typeof QualityRating>;

const points = z.number().describe('Of 405');
const count = z.int().min(0);
const Score = z.object({
  points,
  highest: points.describe('What it would be if everything that could not be checked held'),
  rating: QualityRating,
});

export const QualityIndicator = z.object({
  id: z.enum(qualityIndicators),
  dimension: z.enum(qualityDimensions),
  on: z.enum(['dataset', 'distribution']),
  points: z.number().describe('What it counts'),
  held: count.describe('For how many it holds'),
  unknown: count.describe('For how many it could not be checked'),
  population: count.describe('Datasets, or distributions, that were looked at'),
});
export type QualityIndicator = z.infer<typeof QualityIndicator>;

export const QualityRemedy = z.object({
  indicator: z.enum(qualityIndicators),
  gain: z.number().describe('Points that it would add'),
  missing: count,
  unknown: count.describe('Of what could not be checked'),
  pointer: z
    .string()
    .nullable()
    .describe('JSON Pointer of the field of the working copy that mends it; null: nothing to fill in'),
});
export type QualityRemedy = z.infer<typeof QualityRemedy>;

export const openStars = ['licence', 'structured', 'free', 'addresses', 'linked'] as const;
/** The five stars of open data, from what the bytes are. */
export const Openness = z.object({
  stars: z.int().min(0).max(5).describe('That are sure; one counts only where those below it hold'),
  possible: z.int().min(0).max(5).describe('If everything that could not be checked held'),
  checks: z.object({
    licence: Outcome.describe('On the web, under an open licence'),
    structured: Outcome.describe('A program reads it'),
    free: Outcome.describe('In a format that anyone may implement'),
    addresses: Outcome.describe('Its things have addresses'),
    linked: Outcome.describe('They are linked to those of others'),
  }),
});
export type Openness = z.infer<typeof Openness>;

const Body = z.object({ id: InstitutionId, slug: Slug, name: LanguageMap });

/** The best distribution counts, as on the portal of the EU. */
export const DatasetQuality = Score.extend({
  id: DatasetId,
  slug: Slug,
  version: z.int(),
  indicators: z.array(QualityIndicator.extend({ scored: z.number().describe('Points of the best distribution') })),
  remedies: z.array(QualityRemedy).describe('What to mend, the most points first'),
  openness: Openness,
});
export type DatasetQuality = z.infer<typeof DatasetQuality>;

export const Quality = z.object({
  datasets: count,
  measured: Instant.nullable().describe('When the oldest of the figures was measured; null: nothing is'),
  byDataset: Score.nullable().describe('As the portal of the EU adds up: the mean of all datasets, each with its best'),
  byShare: Score.nullable().describe('As many catalogues add up: each indicator by the share for which it holds'),
  ratings: z.record(QualityRating, count),
  spread: z
    .array(z.object({ from: z.int(), to: z.int(), datasets: count }))
    .describe('How many datasets have so many points'),
  stars: z.array(count).length(6).describe('How many datasets surely have 0, 1 … 5 stars'),
  possibleStars: z.array(count).length(6).describe('How many would, if everything that could not be checked held'),
  indicators: z.array(QualityIndicator),
  remedies: z.array(QualityRemedy).describe('By shares, the most points first'),
});
export type Quality = z.infer<typeof Quality>;

export const QualityRow = Score.extend({
  id: DatasetId,
  slug: Slug,
  title: LanguageMap,
  publisher: Body,
  stars: z.int(),
  possibleStars: z.int(),
  measured: Instant,
});
export type QualityRow = z.infer<typeof QualityRow>;

export const BodyQuality = Score.extend({ publisher: Body, datasets: count });
export type BodyQuality = z.infer<typeof BodyQuality>;

const labels = z.record(Language, z.string());
const nearest = z.string().nullable().describe('The term of data.europa.eu for nearly the same');

export const QualityMetric = z.object({
  id: z.string().describe('What stands behind # in its address: /vocabulary/quality#id'),
  label: labels,
  definition: labels.describe('What its value means'),
  method: labels.describe('How the portal finds it out'),
  dataType: z.enum(['xsd:boolean', 'xsd:decimal', 'xsd:integer']),
  unit: z.enum(['yes-no', 'share', 'points', 'stars']),
  dimensions: z.array(z.string()),
  property: z.string().nullable().describe('What it looks at in the description; null: all answers together'),
  points: z.number().nullable().describe('What it counts, of 405; null: it is a sum'),
  nearest,
});
export type QualityMetric = z.infer<typeof QualityMetric>;

/** The metrics of the Data Quality Vocabulary (DQV) that the portal measures. */
export const QualityVocabulary = z.object({
  title: labels,
  comment: labels,
  sources: z.array(z.string()),
  categories: z.array(z.object({ id: z.enum(['metadata', 'data']), label: labels })),
  dimensions: z.array(z.object({ id: z.string(), label: labels, category: z.enum(['metadata', 'data']), nearest })),
  metrics: z.array(QualityMetric),
});
export type QualityVocabulary = z.infer<typeof QualityVocabulary>;

const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
};
const institution = z.string().max(200).optional().describe('Id or slug: of one body and all below it');
export const QualityQuery = z.object({ institution });
export const QualityListQuery = z.object({
  institution,
  order: z.enum(['worst', 'best']).default('worst'),
  ...page,
});
export type QualityListQuery = z.infer<typeof QualityListQuery>;
