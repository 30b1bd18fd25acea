import { type ExtraField, LanguageMap } from '@milpa/sdk';
import { z } from 'zod';

/** The fields a portal added by its JSON Schema, and what is wrong with values for them. */
export interface ExtraSchema {
  readonly fields: readonly ExtraField[];
  /** What does not fit, by name of the field. What is missing counts only where `whole` is asked for. */
  readonly check: (extra: Readonly<Record<string, unknown>>, whole: boolean) => readonly ExtraFault[];
}
export interface ExtraFault {
  readonly name: string;
  readonly detail: string;
}

export const noExtra: ExtraSchema = { fields: [], check: () => [] };

const labels = z.partialRecord(z.enum(['es', 'en', 'fr']), z.string());
const Property = z.looseObject({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']),
  title: z.string().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  items: z.looseObject({ type: z.literal('string'), enum: z.array(z.string()).optional() }).optional(),
  'x-labels': labels.optional(),
  'x-hints': labels.optional(),
  'x-enum-labels': z.record(z.string(), labels).optional(),
  'x-uri': z.url().optional(),
});
const Schema = z.looseObject({
  type: z.literal('object'),
  properties: z.record(z.string().regex(/^[A-Za-z][\w-]{0,99}$/), Property),
  required: z.array(z.string()).default([]),
});

/**
 * Reads the JSON Schema that names the fields of a portal. Throws an Error whose sentence says what is wrong with it:
 * what no form could ask, such as an object within, is refused when the portal starts, not when somebody saves.
 */
export function parseExtraSchema(text: string): ExtraSchema {
  const parsed = Schema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { properties, required } = parsed.data;
  const validators = new Map(Object.entries(properties).map(([name, property]) => [name, createValidator(property)]));
  return {
    fields: Object.entries(properties).map(([name, property]) => describe(name, property, required.includes(name))),
    check: (extra, whole) => [
      ...Object.entries(extra).flatMap(([name, value]) => {
        const result = validators.get(name)?.safeParse(value);
        return result && !result.success ? [{ name, detail: result.error.issues[0]?.message ?? '' }] : [];
      }),
      ...required.flatMap((name) => (whole && extra[name] === undefined ? [{ name, detail: 'required' }] : [])),
    ],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('It is not JSON.', { cause: error });
  }
}

// Zod reads a JSON Schema as any program would write one; our own words in it (x-…) mean nothing to it.
const createValidator = (property: z.infer<typeof Property>) => z.fromJSONSchema(parsePlain(property));
const parsePlain = (property: z.infer<typeof Property>) =>
  Object.fromEntries(Object.entries(property).filter(([name]) => !name.startsWith('x-'))) as Parameters<
    typeof z.fromJSONSchema
  >[0];

function describe(name: string, property: z.infer<typeof Property>, required: boolean): ExtraField {
  const values = property.enum ?? property.items?.enum;
  return {
    name,
    ...(property['x-uri'] ? { uri: property['x-uri'] } : {}),
    label: label(property['x-labels'], property.title ?? name),
    hint: label(property['x-hints'], property.description ?? ''),
    type: findType(property),
    ...(values
      ? { choices: values.map((value) => ({ value, label: label(property['x-enum-labels']?.[value], value) })) }
      : {}),
    required,
  };
}

/** In every language that is given; without any, the one text of the schema, in whatever language it is. */
const label = (map: z.infer<typeof labels> | undefined, text: string): LanguageMap =>
  LanguageMap.parse(map ?? (text ? { es: text, en: text, fr: text } : {}));

function findType({ type, format, enum: values, items }: z.infer<typeof Property>): ExtraField['type'] {
  if (type === 'array') return items?.enum ? 'choices' : 'texts';
  if (type !== 'string') return type;
  if (values) return 'choice';
  return format === 'date' ? 'day' : format === 'uri' || format === 'url' ? 'url' : 'text';
}
