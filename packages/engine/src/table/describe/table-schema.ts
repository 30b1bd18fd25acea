import type { Column, Language, LanguageMap, TableProfile } from '@milpa/sdk';
import { findPattern, findWrittenType, isRequired } from './meaning.ts';

export interface TableSchemaField {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  /** No word of the standard; read by those who know it. */
  readonly unit?: string;
  readonly constraints?: { readonly required?: true; readonly unique?: true; readonly pattern?: string };
}

/** Data Package v2, Table Schema: https://datapackage.org/standard/table-schema/ */
export interface TableSchema {
  readonly $schema: string;
  readonly fields: readonly TableSchemaField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}

/** Formats of text that Table Schema has a word for. */
const knownFormats: ReadonlySet<string> = new Set(['email', 'uri', 'uuid']);

/** The Table Schema of a table as its CSV download writes it: dates of ISO 8601, decimal points, empty for no value. */
export function describeTableSchema(profile: TableProfile, language: Language): TableSchema {
  const [primary, ...others] = profile.keys ?? [];
  const foreign = profile.foreignKeys ?? [];
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: profile.columns.map((column) => describeField(column, profile, language)),
    missingValues: [''],
    ...(primary ? { primaryKey: primary } : {}),
    ...(others.length === 0 ? {} : { uniqueKeys: others }),
    ...(foreign.length === 0
      ? {}
      : {
          foreignKeys: foreign.map(({ columns, table, references }) => ({
            fields: columns,
            reference: { resource: table, fields: references },
          })),
        }),
  };
}

function describeField(column: Column, { rows, keys = [] }: TableProfile, language: Language): TableSchemaField {
  const { name, format, misfits, unit } = column;
  const type = findWrittenType(column);
  const title = say(column.label, language) ?? (column.title.trim() === '' ? undefined : column.title.trim());
  const description = say(column.description, language);
  const pattern = findPattern(column);
  const unique = keys.some((key) => key.length === 1 && key[0] === name);
  const constraints = {
    ...(isRequired(column, rows) ? { required: true as const } : {}),
    ...(unique ? { unique: true as const } : {}),
    ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
  };
  return {
    name,
    type,
    ...(type === 'string' && !misfits && format !== undefined && knownFormats.has(format) ? { format } : {}),
    ...(title === undefined || title === name ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined ? {} : { unit }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** A text in the wanted language, else in any. */
function say(text: LanguageMap | undefined, language: Language): string | undefined {
  return text?.[language] ?? Object.values(text ?? {}).find((each) => each !== '');
}
