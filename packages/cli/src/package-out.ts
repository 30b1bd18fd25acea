import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describeTableSchema, type ReadTable } from '@milpa/engine';
import { type ExportFormat, findFileType, type Language } from '@milpa/sdk';

export interface WrittenTable {
  readonly table: ReadTable;
  /** Where it lies now. */
  readonly path: string;
}

/** A datapackage.json (Data Package v2) that says what the files beside it are, with a Table Schema for each. */
export async function writePackage(
  folder: string,
  name: string,
  written: readonly WrittenTable[],
  { format, language }: { readonly format: ExportFormat; readonly language: Language },
) {
  const names = new Map(written.map(({ table }, at) => [table.name, nameResource(table.name, at)]));
  const resources = await Promise.all(
    written.map(async ({ table, path }) => ({
      name: names.get(table.name),
      title: table.name,
      path: basename(path),
      format,
      mediatype: findFileType(format)?.mediaType,
      ...(isText(format) ? { encoding: 'utf-8' } : {}),
      bytes: (await stat(path)).size,
      hash: `sha256:${await hashFile(path)}`,
      type: 'table',
      schema: describeSchema(table.profile, language, names),
    })),
  );
  const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';
  await writeFile(
    join(folder, 'datapackage.json'),
    `${JSON.stringify({ $schema: profile, name: nameResource(name, 0), resources }, null, 2)}\n`,
  );
}

const binary: ReadonlySet<ExportFormat> = new Set(['parquet', 'xlsx', 'arrow']);
const isText = (format: ExportFormat) => !binary.has(format);

/** Lower case letters, digits and hyphens, which every reader of packages takes. */
const nameResource = (name: string, at: number): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || `table-${at + 1}`;

/** A table refers to others by the names their resources have. */
function describeSchema(profile: ReadTable['profile'], language: Language, names: ReadonlyMap<string, string>) {
  const { foreignKeys, ...schema } = describeTableSchema(profile, language);
  const known = foreignKeys?.filter(({ reference }) => names.has(reference.resource)) ?? [];
  if (known.length === 0) return schema;
  return {
    ...schema,
    foreignKeys: known.map(({ fields, reference }) => ({
      fields,
      reference: { ...reference, resource: names.get(reference.resource) },
    })),
  };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
