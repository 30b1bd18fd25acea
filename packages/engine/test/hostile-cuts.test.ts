import { describe, expect, test } from 'vitest';
import { readBytesAs } from './conformance.ts';
import { hostileCuts } from './hostile-cuts.ts';
import { checkTruth, judge } from './hostile-judge.ts';

// In this very process: what ends a worker would end the test here.
describe('Files cut short or with bits turned end in a reading or a sentence', () => {
  test.each(hostileCuts)('$id', async ({ name, bytes, must }) => {
    const reading = await readBytesAs(await bytes(), name);
    checkTruth(reading);
    if (must === 'refused') expect(judge(reading)).toBe('refused');
  });
});
