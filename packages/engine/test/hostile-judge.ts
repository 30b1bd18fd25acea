import { expect } from 'vitest';
import type { Reading } from '../src/contract.ts';

/** What came of a file. */
export function judge(reading: Reading): string {
  if (reading.refused) return 'refused';
  return reading.tables.length > 0 ? 'read' : 'kept';
}

/** A refusal is a sentence; a table has columns; a file without a table says so. */
export function checkTruth(reading: Reading): void {
  const { refused, tables, findings } = reading;
  if (refused) {
    expect(tables).toEqual([]);
    for (const text of [refused.detail.es, refused.detail.en, refused.detail.fr])
      expect(text).toMatch(/^[«“].*[».”].* [^{}]{10,}[.]$/s);
  } else if (tables.length === 0) {
    expect(findings.map((finding) => finding.code)).toContain('no-table');
  }
  for (const { profile } of tables) expect(profile.columns.length).toBeGreaterThan(0);
  expect(new Set(tables.map((table) => table.name)).size).toBe(tables.length);
}
