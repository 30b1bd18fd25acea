import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DatasetMetadata, ImportPlace, ImportProblem, NewLink } from '@milpa/sdk';
import { expect } from 'vitest';
import { defaultHarvestLimits, type ImportFile, type ImportRecord, type Source, type SourceOptions } from '../model.ts';

export const conformanceOptions = (over: Partial<SourceOptions> = {}): SourceOptions => ({
  ...{ language: 'es', licence: undefined, publicUrl: 'https://datos.example.org' },
  ...{ limits: defaultHarvestLimits, signal: new AbortController().signal },
  ...over,
});

export async function openFile(path: string): Promise<{ file: ImportFile; head: Buffer }> {
  const head = (await readFile(path)).subarray(0, 64 * 1024);
  return { file: { path, name: basename(path), size: (await stat(path)).size }, head };
}

export async function listRecords(
  source: Source,
  path: string,
  over: Partial<SourceOptions> = {},
): Promise<ImportRecord[]> {
  const { file } = await openFile(path);
  const records: ImportRecord[] = [];
  for await (const record of source.read(file, conformanceOptions(over))) records.push(record);
  return records;
}

/** What every source promises of a good file: its own, the model's words, the same each time, and limits that hold. */
export async function checkSource(sources: readonly Source[], source: Source, path: string): Promise<ImportRecord[]> {
  const { file, head } = await openFile(path);
  const best = sources.toSorted((one, other) => other.detect(file, head) - one.detect(file, head))[0];
  expect(best?.format, 'the source knows its own').toBe(source.format);
  const records = await listRecords(source, path);
  expect(records.length).toBeGreaterThan(0);
  for (const { key, said, place, problems } of records) {
    expect(key).not.toBe('');
    expect(DatasetMetadata.parse(said.metadata), 'what is said is what the model holds').toEqual(said.metadata);
    for (const link of said.links) expect(NewLink.parse(link)).toEqual(link);
    expect(Object.keys(ImportPlace.parse(place)).length, 'one can find it in the file').toBeGreaterThan(0);
    for (const problem of problems) {
      const { message } = ImportProblem.parse(problem);
      expect([message.es, message.en, message.fr].every(Boolean), problem.code).toBe(true);
    }
  }
  expect(await listRecords(source, path), 'read twice, it says the same').toEqual(records);
  const limits = { ...defaultHarvestLimits, links: 1, problems: 1 };
  for (const { said, problems } of await listRecords(source, path, { limits })) {
    expect(said.links.length).toBeLessThanOrEqual(1);
    expect(problems.length).toBeLessThanOrEqual(1);
  }
  return records;
}
