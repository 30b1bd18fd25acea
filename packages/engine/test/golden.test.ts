import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../src/contract.ts';
import { findingCodes } from '../src/table/findings.ts';
import { listCases, readWhole, summarise } from './golden.ts';

const cases = await listCases();

describe('Golden folders: each input reads as its expected.json says', () => {
  test.each(cases)('$id', async ({ folder, input }) => {
    const read = await readWhole({ path: join(folder, input), name: input });
    const expected: unknown = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(summarise(read)))).toEqual(expected);
    checkWords(read.reading);
  });

  test('there are many of them', () => {
    expect(cases.length).toBeGreaterThan(60);
  });
});

/** All findings and refusals speak three languages and leave no place open. */
function checkWords(reading: Reading): void {
  const findings = [...reading.findings, ...reading.tables.flatMap((table) => table.profile.findings)];
  for (const { code, message, remedy } of findings) {
    expect(findingCodes).toContain(code);
    for (const text of [message.es, message.en, message.fr, ...(remedy ? [remedy.es, remedy.en, remedy.fr] : [])])
      expect(text).toMatch(/^[^{}]{10,}$/s);
  }
  const { es, en, fr } = reading.refused?.detail ?? {};
  if (reading.refused) for (const text of [es, en, fr]) expect(text).toMatch(/^[^{}]{10,}$/);
}
