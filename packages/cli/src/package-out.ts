import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadTable } from '@milpa/engine';
import { type Column, type ExportFormat, findFileType, findText } from '@milpa/sdk';

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
  format: ExportFormat,
) {
  const resources = await Promise.all(
    written.map(async ({ table, path }, at) => ({
      name: nameResource(table.name, at),
      title: table.name,
      path: basename(path),
      format,
      mediatype: findFileType(format)?.mediaType,
      ...(isText(format) ? { encoding: 'utf-8' } : {}),
      bytes: (await stat(path)).size,
      hash: `sha256:${await hashFile(path)}`,
      type: 'table',
      schema: describeSchema(table.profile),
    })),
  );
  const profile = 'https://datapackage.org/profiles/2.0/datapackage.json';
  await writeFile(
    join(folder, 'datapackage.json'),
    `${JSON.stringify({ $schema: profile, name: nameResource(name, 0), resources }, null, 2)}\n`,
  );
}

const isText = (format: ExportFormat) => format !== 'parquet' && format !== 'xlsx';

/** Lower case letters, digits and hyphens, which every reader of packages takes. */
const nameResource = (name: string, at: number): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || `table-${at + 1}`;

// The written files hold values as the standard writes them, whatever the original looked like: no field needs a format.
function describeSchema({ columns, keys = [], rows }: ReadTable['profile']) {
  const single = keys.find((key) => key.length === 1);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: columns.map((column) => ({
      name: column.name,
      ...(column.title && column.title !== column.name ? { title: column.title } : {}),
      type: column.type,
      ...describeField(column),
      ...(rows > 0 && column.profile.nulls === 0 ? { constraints: { required: true } } : {}),
    })),
    ...(single ? { primaryKey: [...single] } : {}),
  };
}

function describeField({ label, description, unit }: Column) {
  const said = findText(description, 'en')?.text ?? findText(label, 'en')?.text;
  return { ...(said ? { description: said } : {}), ...(unit ? { unit } : {}) };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
