import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, Import, type ImportRow } from '@milpa/sdk';
import { Parser } from 'n3';
import type { TestPortal } from './portal.ts';

/** Real catalogues of others, which are no part of the project: tests that need them are skipped where they are not. */
export function findShared(...path: string[]): string | undefined {
  const found = join(fileURLToPath(new URL('../../../../shared/data/', import.meta.url)), ...path);
  return existsSync(found) ? found : undefined;
}

export interface Described {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer> | string;
}

/** Takes a file of descriptions in through the public door and gives the finished import with its report. */
export async function importFile(
  portal: Pick<TestPortal, 'work'>,
  client: Client,
  { name, bytes }: Described,
  options: object = {},
): Promise<{ result: Import; rows: ImportRow[] }> {
  const form = new FormData();
  form.set('options', JSON.stringify({ dryRun: false, ...options }));
  form.set('file', new Blob([bytes]), name);
  const answer = await client.request('/api/v1/imports', { method: 'POST', body: form });
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  const asked = Import.parse(await answer.json());
  await portal.work();
  const result = await client.call('getImport', { params: { import: asked.id } });
  return { result, rows: await listAllRows(client, asked.id) };
}

export async function listAllRows(client: Client, id: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (let offset = 0; ; offset += 500) {
    const { items } = await client.call('listImportRows', { params: { import: id }, query: { limit: 500, offset } });
    rows.push(...items);
    if (items.length < 500) return rows;
  }
}

/** How many statements a Turtle document has; throws when it is none. */
export const countStatements = (turtle: string): number => new Parser({ format: 'text/turtle' }).parse(turtle).length;
