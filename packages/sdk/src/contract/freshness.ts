import { z } from 'zod';
import { freshnessStates, unscheduledReasons } from '../freshness/index.ts';
import { DatasetId, Day, Instant, InstitutionId, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';

const State = z.enum(freshnessStates).describe('Beside the state of the release: what is overdue is still released');
const Unscheduled = z.enum(unscheduledReasons).describe('Why no day is due, when none is');

/** How a dataset stands on the day of asking. */
export const FreshnessNow = z.object({
  state: State,
  due: Day.optional().describe('The next update, from the last change of content and the frequency; never typed'),
  unscheduled: Unscheduled.optional(),
});
export type FreshnessNow = z.infer<typeof FreshnessNow>;

/** What the publisher said in public of an update that comes later. */
export const Snooze = z.object({
  until: Day,
  reason: z.string(),
  since: Instant,
});
export type Snooze = z.infer<typeof Snooze>;

export const Freshness = FreshnessNow.extend({
  dataset: DatasetId,
  frequency: z.string(),
  modified: Instant.describe('Last change of content'),
  overdueFrom: Day.optional(),
  today: Day.describe('By the time zone of the portal'),
  snooze: Snooze.optional().describe('While it lasts: reminders wait, the state stays'),
  snoozes: z.int().describe('How often this update was put off'),
});
export type Freshness = z.infer<typeof Freshness>;

export const OverdueDataset = z.object({
  dataset: DatasetId,
  slug: Slug,
  title: LanguageMap,
  publisher: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  frequency: z.string(),
  modified: Instant,
  due: Day,
  days: z.int().describe('Since it was due'),
  snooze: Snooze.optional(),
  snoozes: z.int(),
});
export type OverdueDataset = z.infer<typeof OverdueDataset>;

export const OverdueQuery = z.object({
  institution: z.string().optional().describe('Id or slug: those of this publisher only'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type OverdueQuery = z.infer<typeof OverdueQuery>;
export const OverdueList = z.object({
  today: Day,
  total: z.int(),
  snoozed: z.int().describe('Of all these, put off with a public reason'),
  items: z.array(OverdueDataset).describe('The longest overdue first'),
});

/** How many datasets of a publisher stand how. */
export const FreshnessCounts = z.object({
  today: Day,
  datasets: z.int(),
  counts: z.record(State, z.int()),
});
export type FreshnessCounts = z.infer<typeof FreshnessCounts>;

export const NewSnooze = z.object({
  until: Day.describe('The day from which reminders go on; at most a year away'),
  reason: z.string().trim().min(10).max(1000).describe('Shown to everyone'),
});
export type NewSnooze = z.infer<typeof NewSnooze>;

export const digests = ['none', 'daily', 'weekly'] as const;
/** How a person gets reminders: each by itself, or all of a day or a week in one letter. */
export const Reminders = z.object({ digest: z.enum(digests) });
export type Reminders = z.infer<typeof Reminders>;

/** A letter of the portal that has no mail server: what would have gone out. */
export const OutboxLetter = z.object({
  name: z.string(),
  written: Instant,
  to: z.string(),
  subject: z.string(),
  removed: Instant.describe('When it will be removed: letters hold personal data'),
});
export type OutboxLetter = z.infer<typeof OutboxLetter>;
export const OutboxList = z.object({
  /** Whether letters stay here; when not, they go out by the mail server and nothing is kept. */
  keeps: z.boolean(),
  days: z.int().describe('Days a letter is kept'),
  total: z.int(),
  items: z.array(OutboxLetter),
});
