import type { Project, Rule, Violation } from '../project.ts';
import { regressions as known } from '../regressions.data.ts';
import { findRegressionTests } from '../regressions.ts';

export const regressions: Rule = {
  name: 'regressions',
  asks: 'Each number of test/house/regressions.data.ts stands at the beginning of the name of a test that always runs ("4.6-5, F4: …"), and no test carries another.',
  find: findViolations,
};

function* findViolations(project: Pick<Project, 'files'>): Generator<Violation> {
  const found = findRegressionTests(project.files);
  for (const { number, defect, open } of known)
    if (!open && !found.has(number))
      yield { file: 'test/house/regressions.data.ts', line: 0, message: `no test carries ${number}: ${defect}` };
  const numbers = new Set(known.map(({ number }) => number));
  for (const [number, tests] of found)
    if (!numbers.has(number))
      for (const { file, line } of tests)
        yield { file, line, message: `carries ${number}, which regressions.data.ts does not know` };
}
