import { z } from 'zod';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly propertyNames?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The smallest value a schema takes: what it does not ask for is left out. */
export const makeSample = (schema: z.ZodType): unknown =>
  sampleOf(parseSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
const parseSchema = (schema: unknown) => schema as Schema;

const formats: Readonly<Record<string, string>> = {
  uuid: '019a0000-0000-7000-8000-00000000dead',
  email: 'somebody@example.org',
  uri: 'https://example.org/',
  date: '2026-01-31',
  'date-time': '2031-01-31T00:00:00Z',
};

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const [one] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (one) return sampleOf(one);
  if (schema.type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).flatMap((name) => {
        const member = schema.properties?.[name];
        return member ? [[name, sampleOf(member)]] : [];
      }),
    );
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  return sampleText(schema);
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  const known = format && formats[format];
  if (known) return known;
  const least = 'a'.repeat(Math.max(minLength, 10));
  if (!pattern) return least;
  const fitting = [least, 'a'.repeat(64), '2026-01', 'P1M', '1', 'es'].find((text) => new RegExp(pattern).test(text));
  return fitting ?? least;
}
