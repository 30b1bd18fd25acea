import { z } from 'zod';
import { DatasetId, Instant, SelfAssessmentId, Sha256, Slug, SubmissionId } from './identifiers.ts';
import { InstitutionRef } from './institution.ts';
import { LanguageMap } from './language.ts';

/** What a government may be asked by. The package `measure` holds their questions and formulas. */
export const questionnaireKeys = [
  'ourdata-2017',
  'ourdata-2019',
  'ourdata-2023',
  'ourdata-2025',
  'odm-2023',
  'odm-2025',
] as const;
export const QuestionnaireKey = z.enum(questionnaireKeys);
export type QuestionnaireKey = z.infer<typeof QuestionnaireKey>;

const Interval = z.object({ low: z.number(), high: z.number() });
const share = Interval.describe('0 to 1; what is unknown makes it wide');

export const QuestionnaireSummary = z.object({
  key: QuestionnaireKey,
  index: z.enum(['ourdata', 'odm']),
  edition: z.int(),
  kind: z
    .enum(['exact', 'approximate'])
    .describe('approximate: its questions were not published; those of 2017 are asked in its structure'),
  method: z.string().describe('Version of the formula and of the questions'),
  source: z.string(),
  questions: z.int(),
  most: z.number().describe('Points of full marks; 1 where the index has none'),
});
export type QuestionnaireSummary = z.infer<typeof QuestionnaireSummary>;

export const Questionnaire = QuestionnaireSummary.extend({
  parts: z.array(z.string()).describe('Parts of the score in their order'),
  sections: z.array(
    z.object({
      id: z.string(),
      part: z.string().describe('The part of the score it counts for'),
      title: LanguageMap,
      guidance: LanguageMap.describe('What counts, and what shows it'),
    }),
  ),
  items: z.array(
    z.object({
      id: z.string(),
      section: z.string(),
      text: LanguageMap,
      answers: z.record(z.string(), z.number()).describe('What may be answered, and what share of full marks it gets'),
    }),
  ),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** Where an assessment stands. What is frozen is a submission; the assessment goes on for the next one. */
export const selfStates = ['draft', 'reading'] as const;
export const SelfState = z.enum(selfStates);
export type SelfState = z.infer<typeof SelfState>;
export const selfEvents = ['answer', 'hand-in', 'read', 'return', 'freeze'] as const;
export type SelfEvent = (typeof selfEvents)[number];
/** What may happen to an assessment, and how it then stands; null: it may not happen. */
export const selfLife: Readonly<Record<SelfState, Readonly<Record<SelfEvent, SelfState | null>>>> = {
  draft: { answer: 'draft', 'hand-in': 'reading', read: null, return: null, freeze: null },
  reading: { answer: null, 'hand-in': null, read: 'reading', return: 'draft', freeze: 'draft' },
};

/** What the second reader said of an answer. */
export const readingStates = ['open', 'confirmed', 'contested'] as const;
export type ReadingState = (typeof readingStates)[number];
export const readingEvents = ['answer', 'confirm', 'contest'] as const;
export type ReadingEvent = (typeof readingEvents)[number];
/** An answer that is written anew has to be read anew. */
export const readingLife: Readonly<Record<ReadingState, Readonly<Record<ReadingEvent, ReadingState>>>> = {
  open: { answer: 'open', confirm: 'confirmed', contest: 'contested' },
  confirmed: { answer: 'open', confirm: 'confirmed', contest: 'contested' },
  contested: { answer: 'open', confirm: 'confirmed', contest: 'contested' },
};

/** Whose answer it is. `disputed`: a person does not agree with what the portal found. */
export const answerStates = ['system', 'person', 'disputed', 'unknown'] as const;
export const AnswerState = z.enum(answerStates);
export type AnswerState = z.infer<typeof AnswerState>;

export const SelfEvidence = z.object({
  url: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^(?:https?:\/\/\S+|\/\S*)$/)
    .describe('An address of the web, or of this portal beginning with a slash'),
  text: z.string().trim().max(300).default(''),
});
export type SelfEvidence = z.infer<typeof SelfEvidence>;
const KeptEvidence = SelfEvidence.extend({
  file: z
    .object({ sha256: Sha256, name: z.string() })
    .optional()
    .describe('The file it leads to, sent to the self-assessment before; open to those who work on it'),
  dataset: z
    .object({ id: DatasetId, slug: Slug, title: LanguageMap })
    .optional()
    .describe('The dataset of this portal it leads to, which was there when the answer was given'),
});

/** A question of the portal to itself that anyone may open to see the same count. */
export const CountProof = z.object({
  url: z.string().describe('An address under the portal'),
  asks: LanguageMap.describe('What it counts'),
  found: z.int().nullable().describe('What was counted; null: it is no count'),
});
export type CountProof = z.infer<typeof CountProof>;
export const SystemAnswer = z.object({
  answer: z.string().nullable().describe('null: what was found does not settle it'),
  says: LanguageMap.describe('What was found, in a sentence'),
  proofs: z.array(CountProof),
});
export type SystemAnswer = z.infer<typeof SystemAnswer>;

const Acting = z.object({ name: z.string(), at: Instant });
export const PersonAnswer = z.object({
  answer: z.string().nullable().describe('null: unknown, against what the portal found'),
  reason: z.string(),
  evidence: z.array(KeptEvidence),
  by: Acting,
});
export const AnswerReading = z.object({ verdict: z.enum(readingStates), comment: z.string(), by: Acting.nullable() });

export const SelfItem = z.object({
  id: z.string(),
  state: AnswerState,
  counts: z.array(z.string()).describe('The answers that may hold: one, two while nobody decided, none when unknown'),
  system: SystemAnswer.nullable(),
  person: PersonAnswer.nullable(),
  reading: AnswerReading.nullable().describe('null: no person answered, so that there is nothing to read'),
});
export type SelfItem = z.infer<typeof SelfItem>;

export const SelfScore = z.object({
  share,
  points: Interval,
  parts: z.record(z.string(), Interval),
  known: z.int(),
  of: z.int(),
  place: z
    .object({ best: z.int(), worst: z.int(), of: z.int() })
    .nullable()
    .describe('Among the countries the OECD ranked in 2017 by published figures; null for other questionnaires'),
});
export type SelfScore = z.infer<typeof SelfScore>;

const Country = z.string().regex(/^[A-Z]{3}$/);
const subject = {
  institution: InstitutionRef.nullable(),
  country: Country.nullable().describe('ISO 3166-1 alpha-3, when it is of a whole country'),
};
export const NewSelfAssessment = z.object({
  questionnaire: QuestionnaireKey,
  institution: z.string().max(100).optional().describe('Id or slug; else `country`'),
  country: Country.optional().describe('ISO 3166-1 alpha-3'),
});
export type NewSelfAssessment = z.infer<typeof NewSelfAssessment>;
export const SelfAssessmentSummary = z.object({
  id: SelfAssessmentId,
  questionnaire: QuestionnaireKey,
  ...subject,
  state: SelfState,
  revision: z.int(),
  created: Instant,
  changed: Instant,
  answered: z.int().describe('Questions a person answered'),
  submissions: z.int(),
});
export type SelfAssessmentSummary = z.infer<typeof SelfAssessmentSummary>;

export const SelfAssessment = SelfAssessmentSummary.extend({
  comment: z.string().describe('Why it was returned'),
  items: z.array(SelfItem),
  score: SelfScore,
  live: z.object({ at: Instant, ms: z.int() }).describe('When the portal looked, and how long that took'),
  unread: z.int().describe('Answers of people that no second person confirmed'),
});
export type SelfAssessment = z.infer<typeof SelfAssessment>;

export const GivenAnswers = z.object({
  answers: z
    .record(
      z.string().max(50),
      z.object({
        answer: z.string().max(50).nullable().describe('null: unknown'),
        reason: z.string().trim().max(2000).default('').describe('Needed against what the portal found'),
        evidence: z.array(SelfEvidence).max(20).default([]),
      }),
    )
    .describe('By question; with no answer, reason or evidence it is taken back'),
});
export const GivenReadings = z.object({
  readings: z.record(
    z.string().max(50),
    z.object({
      verdict: z.enum(['confirmed', 'contested']),
      comment: z.string().trim().max(2000).default('').describe('Needed when it is contested'),
    }),
  ),
});
export const SelfMove = z.object({
  event: z.enum(['hand-in', 'return']),
  comment: z.string().trim().max(2000).default('').describe('What has to be mended, when it is returned'),
});

export const WhatIf = z.object({
  changes: z.record(z.string().max(50), z.string().max(50)).default({}).describe('Answers to try, by question'),
  moves: z.boolean().default(true).describe('Whether to list what would add something'),
  target: z.number().min(0).max(1).optional().describe('A share of full marks to find the cheapest way to'),
});
const Move = z.object({
  id: z.string(),
  answer: z.string(),
  gain: z.number().describe('What it adds to what is certain'),
  effort: z.int().describe('1 a function of the portal, 2 a habit, 3 a rule: an estimate of ours'),
});
export const WhatIfResult = z.object({
  now: SelfScore,
  tried: SelfScore.describe('With the changes'),
  moves: z.array(Move).describe('Everything that would add something certain now, the best for its effort first'),
  way: z
    .array(Move)
    .nullable()
    .describe('The cheapest way to the target; null when it is not asked or not to be reached'),
});
export type WhatIfResult = z.infer<typeof WhatIfResult>;

export const SubmissionSummary = z.object({
  id: SubmissionId,
  assessment: SelfAssessmentId,
  number: z.int(),
  questionnaire: QuestionnaireKey,
  method: z.string(),
  ...subject,
  frozen: Instant,
  by: z.string(),
  sha256: Sha256.describe('Of the file as JSON, to the byte'),
  score: SelfScore,
});
export type SubmissionSummary = z.infer<typeof SubmissionSummary>;
export const Submission = SubmissionSummary.extend({ items: z.array(SelfItem), live: SelfAssessment.shape.live });
export type Submission = z.infer<typeof Submission>;

export const SubmissionChanges = z.object({
  before: SubmissionSummary,
  after: SubmissionSummary,
  comparable: z.boolean().describe('false: another questionnaire or method, so that the scores are not of one kind'),
  items: z
    .array(z.object({ id: z.string(), before: SelfItem.nullable(), after: SelfItem.nullable() }))
    .describe('Questions whose counted answers differ'),
});
export type SubmissionChanges = z.infer<typeof SubmissionChanges>;
