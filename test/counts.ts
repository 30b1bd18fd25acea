export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const sumCounts = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Counts of a vitest JSON report. A file that could not be loaded has no tests to fail and counts as one failure, and so
 * does a run that ended badly for any other reason: nothing that went wrong may look like a pass.
 */
export function countReport(text: string | undefined, exitCode: number): Counts {
  if (text === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  const report = parseReport(text);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function parseReport(text: string): Report {
  return JSON.parse(text) as Report;
}
