import { z } from 'zod';
import { LanguageMap } from './language.ts';

/** What a field of this portal holds: one line, a number, yes or no, a day, an address, one or several of a list. */
export const extraFieldTypes = [
  'text',
  'number',
  'integer',
  'boolean',
  'day',
  'url',
  'choice',
  'choices',
  'texts',
] as const;

/** A field that a portal added to the description of datasets by its JSON Schema. Its values stand in `metadata.extra`. */
export const ExtraField = z.object({
  name: z.string(),
  uri: z.url().optional().describe('The property it is in feeds'),
  label: LanguageMap,
  hint: LanguageMap,
  type: z.enum(extraFieldTypes),
  choices: z.array(z.object({ value: z.string(), label: LanguageMap })).optional(),
  required: z.boolean().describe('Asked for when a dataset is released'),
});
export type ExtraField = z.infer<typeof ExtraField>;
