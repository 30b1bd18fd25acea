import { z } from 'zod';
import { LanguageMap } from './language.ts';

/** Application profiles a description can be checked against. */
export const validationProfiles = ['dcat-ap', 'dcat-ap-2.1.1', 'dcat-ap-hvd'] as const;

/** What a profile says of a description. A violation breaks a rule; a warning misses something recommended; an info is for the curious. */
export const ValidationFinding = z.object({
  severity: z.enum(['violation', 'warning', 'info']),
  code: z.string().describe('Property and SHACL component, e.g. contactPoint-min-count'),
  pointer: z
    .string()
    .describe(
      'The field of the draft it is about, as JSON pointer, e.g. /metadata/contact; "" when it is no field of it',
    ),
  message: LanguageMap.describe('What is wrong'),
  advice: LanguageMap.describe('What to do; empty when there is nothing to be done'),
  focus: z.string().describe('Address of the described thing'),
  path: z.string().describe('Address of the property; "" when the rule is about the thing as a whole'),
  value: z.string().optional().describe('The offending value'),
  times: z.int().describe('How often the same was found, e.g. once for each format of a file'),
});
export type ValidationFinding = z.infer<typeof ValidationFinding>;

export const Validation = z.object({
  profile: z.enum(validationProfiles),
  revision: z.int().describe('Of the working copy that was checked'),
  conforms: z.boolean().describe('Everything was checked and no rule is broken; warnings do not count'),
  complete: z.boolean().describe('False when the description is too large to be checked as a whole'),
  violations: z.int(),
  warnings: z.int(),
  infos: z.int(),
  findings: z.array(ValidationFinding).describe('Violations first'),
});
export type Validation = z.infer<typeof Validation>;
