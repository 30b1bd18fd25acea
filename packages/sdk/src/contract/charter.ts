import { z } from 'zod';
import { DatasetId, Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';
import { Outcome } from './sample.ts';

/** What is looked at in a dataset of high value, three-valued. */
export const valueChecks = ['present', 'fresh', 'licence', 'format', 'bulk', 'api'] as const;
export type ValueCheck = (typeof valueChecks)[number];
const Checks = z.object({
  present: Outcome.describe('It can be had: kept here, or its links answered when they were last asked'),
  fresh: Outcome.describe('The promised frequency is kept; unknown where nothing was promised'),
  licence: Outcome.describe('Openly licensed'),
  format: Outcome.describe('In a form that a program reads and anyone may implement, from the bytes'),
  bulk: Outcome.describe('A whole file can be downloaded'),
  api: Outcome.describe('A program may ask for parts of it'),
});

export const SlotDataset = z.object({
  id: DatasetId,
  slug: Slug,
  title: LanguageMap,
  publisher: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  since: Instant.describe('When somebody said so'),
  note: z.string(),
  checks: Checks,
});
export type SlotDataset = z.infer<typeof SlotDataset>;

/** A dataset that a list of high-value data asks for, with those that fill it. */
export const ValueSlot = z.object({
  id: z.string(),
  area: z.string().describe('Of the G8 Open Data Charter; `added`: asked for by the OECD beside them'),
  title: LanguageMap,
  datasets: z.array(SlotDataset).describe('Empty: nobody has said which dataset this is'),
  checks: Checks.nullable().describe('The best of its datasets; null: nobody has said which that is'),
});
export type ValueSlot = z.infer<typeof ValueSlot>;

export const ValueArea = z.object({
  id: z.string(),
  filled: z.int().describe('Slots of which somebody said which dataset they are'),
  slots: z.array(ValueSlot),
  themed: z.int().describe('Datasets that carry this area as a theme'),
  related: z.int().describe('Datasets of themes of other schemes that stand for the same subject'),
});
export type ValueArea = z.infer<typeof ValueArea>;

export const charterPrinciples = ['open', 'timely', 'usable', 'comparable', 'governance', 'inclusive'] as const;
export type CharterPrinciple = (typeof charterPrinciples)[number];
export const charterChecks = [
  'openLicence',
  'onTime',
  'period',
  'place',
  'linksAnswer',
  'machineReadable',
  'freeFormat',
  'dcatAp',
  'formatNamed',
  'contact',
  'keywords',
  'licenceNamed',
] as const;
export type CharterCheck = (typeof charterChecks)[number];

/** What a catalogue can check of the International Open Data Charter (2015); the rest needs people. */
export const CharterFinding = z.object({
  principle: z.enum(charterPrinciples),
  check: z.enum(charterChecks),
  held: z.int().describe('For how many it holds'),
  unknown: z.int().describe('For how many it could not be checked'),
  population: z.int(),
});
export type CharterFinding = z.infer<typeof CharterFinding>;

export const CharterReport = z.object({
  datasets: z.int(),
  slots: z.object({ filled: z.int(), all: z.int() }),
  areas: z.array(ValueArea),
  principles: z.array(CharterFinding),
  source: z.string(),
});
export type CharterReport = z.infer<typeof CharterReport>;

export const NewSlotDataset = z.object({ note: z.string().trim().max(500).default('').describe('Why it is this one') });

const Score = z.object({ low: z.number(), high: z.number() });
export const checklists = ['barometer', 'godi'] as const;
export const ChecklistId = z.enum(checklists);
export type ChecklistId = z.infer<typeof ChecklistId>;
/** An index of others as a list of questions, with the answers that this catalogue knows. */
export const ChecklistReport = z.object({
  id: ChecklistId,
  title: LanguageMap,
  source: z.string(),
  questions: z.array(z.object({ id: z.string(), points: z.number(), title: LanguageMap })),
  kinds: z.array(
    z.object({
      id: z.string(),
      title: LanguageMap,
      answers: z.record(z.string(), Outcome),
      score: Score.describe('Of 100: the least and the most that the answers allow'),
      datasets: z.array(z.object({ id: DatasetId, slug: Slug, title: LanguageMap })),
    }),
  ),
  score: Score.describe('The mean of all kinds of data'),
});
export type ChecklistReport = z.infer<typeof ChecklistReport>;
