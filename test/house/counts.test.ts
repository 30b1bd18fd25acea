import { expect, test } from 'vitest';
import { countReport, sumCounts } from '../counts.ts';

const report = (passed: number, failed: number, pending: number, results: object[] = []) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 1,
    testResults: results,
  });

test('counts what passed, failed and was left out', () => {
  expect(countReport(report(5, 2, 3), 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
});

test('a file that could not be loaded, a run that broke off, a missing report: each is a failure', () => {
  const unloaded = [{ status: 'failed', assertionResults: [] }];
  expect(countReport(report(5, 0, 0, unloaded), 1).failed).toBe(1);
  expect(countReport(report(5, 0, 0), 1).failed).toBe(1);
  expect(countReport(undefined, 1).failed).toBe(1);
  expect(countReport(undefined, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('sums', () => {
  expect(sumCounts([countReport(report(1, 0, 0), 0), { passed: 2, failed: 3, skipped: 4 }])).toEqual({
    passed: 3,
    failed: 3,
    skipped: 5,
  });
});
