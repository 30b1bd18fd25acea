import { z } from 'zod';
import { Role } from './appointment.ts';
import { Day, Instant, InstitutionId, Slug } from './identifiers.ts';
import { InstitutionClass, InstitutionLevel, Sector } from './institution.ts';
import { LanguageMap, tell } from './language.ts';

/** What the portal can see by itself. */
export const obligationChecks = [
  'liaison-appointed',
  'inventory-classified',
  'plan-approved',
  'datasets-released',
] as const;
export type ObligationCheck = (typeof obligationChecks)[number];

/** Of whom something is asked: of every body that fits all that is said here. */
export const ObligationScope = z.object({
  levels: z.array(InstitutionLevel).min(1).optional(),
  classes: z.array(InstitutionClass).min(1).optional(),
  sectors: z.array(Sector).min(1).optional(),
  institutions: z.array(Slug).min(1).optional().describe('Only these, by the readable part of their address'),
});
export type ObligationScope = z.infer<typeof ObligationScope>;

/** By when: a day, or so many days after something happened. */
export const ObligationDue = z.union([
  z.strictObject({ on: Day }),
  z.strictObject({
    days: z.int().min(0).max(3660),
    after: z.enum(['publication', 'entry-into-force']).describe('Of the instrument'),
  }),
  z.strictObject({
    days: z.int().min(0).max(3660),
    after: z.literal('appointment'),
    role: Role.describe('Counted from the day on which somebody came to hold it in the institution'),
  }),
]);
export type ObligationDue = z.infer<typeof ObligationDue>;

export const ObligationRule = z.object({
  key: Slug,
  title: LanguageMap,
  basis: z.string().trim().min(1).max(300).describe('Article or step of the instrument'),
  scope: ObligationScope,
  due: ObligationDue,
  repeat: z
    .string()
    .regex(/^P[1-9]\d{0,2}[YMWD]$/)
    .optional()
    .describe('ISO 8601 duration after which it is due again'),
  evidence: LanguageMap.describe('What shows that it was done'),
  check: z
    .object({ name: z.enum(obligationChecks), least: z.int().min(1).max(100_000).default(1) })
    .optional()
    .describe('Seen by the portal itself; absent: a person shows the evidence'),
});
export type ObligationRule = z.infer<typeof ObligationRule>;

/** A law, decree, guideline or guide with the duties that follow from it. */
export const LegalInstrument = z.object({
  key: Slug,
  title: LanguageMap,
  citation: z.string().trim().min(1).max(500),
  url: z.url({ protocol: /^https?$/ }).optional(),
  published: Day.optional(),
  inForce: z.object({ from: Day, to: Day.optional() }),
  note: LanguageMap.optional().describe('Where these facts come from, and how sure they are'),
  rules: z
    .array(ObligationRule)
    .min(1)
    .max(200)
    .refine(
      (rules) => new Set(rules.map(({ key }) => key)).size === rules.length,
      tell({
        en: 'Each rule needs a key of its own.',
        es: 'Cada regla necesita una clave propia.',
        fr: 'Chaque règle demande une clé qui lui soit propre.',
      }),
    ),
});
export type LegalInstrument = z.infer<typeof LegalInstrument>;

/** How a duty stands. Fulfilled late is late for ever; what lapsed is asked for no more. */
export const obligationStates = ['fulfilled', 'late', 'open', 'overdue', 'lapsed'] as const;
export const ObligationState = z.enum(obligationStates);
export type ObligationState = z.infer<typeof ObligationState>;

/** Of what was due by today. What could not be checked is not counted as done. */
export const ObligationFigures = z.object({
  due: z.int(),
  onTime: z.int(),
  late: z.int().describe('Fulfilled after its day'),
  overdue: z.int().describe('Not fulfilled'),
  unknown: z.int().describe('Of those not fulfilled: what the portal could not check'),
  share: z.number().min(0).max(1).nullable().describe('On time, of all due; null while nothing is due'),
});
export type ObligationFigures = z.infer<typeof ObligationFigures>;

export const InstrumentSummary = LegalInstrument.extend({
  version: z.int(),
  loaded: Instant,
  figures: ObligationFigures,
});
export type InstrumentSummary = z.infer<typeof InstrumentSummary>;

export const Evidence = z.object({
  on: Day.describe('The day on which it was done'),
  text: z.string().trim().min(3).max(2000),
  url: z.url({ protocol: /^https?$/ }).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Obligation = z.object({
  id: z.uuid(),
  instrument: z.object({ key: Slug, title: LanguageMap, citation: z.string() }),
  rule: z.string(),
  title: LanguageMap,
  basis: z.string(),
  asks: LanguageMap.describe('What shows that it was done'),
  institution: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  due: Day,
  state: ObligationState,
  days: z.int().describe('Since it was due; negative before'),
  fulfilled: Day.optional(),
  evidence: z.object({ text: z.string(), url: z.string().optional() }).optional(),
  check: z
    .object({ name: z.enum(obligationChecks), outcome: z.enum(['pass', 'fail', 'unknown']) })
    .optional()
    .describe('Where the portal looks by itself'),
});
export type Obligation = z.infer<typeof Obligation>;

export const ObligationQuery = z.object({
  institution: z.string().optional(),
  instrument: z.string().optional(),
  state: ObligationState.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type ObligationQuery = z.infer<typeof ObligationQuery>;
