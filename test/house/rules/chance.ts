import { isTest, type Project, type Rule, type Violation } from '../project.ts';

/** Milliseconds. What a test allows a minute for tells broken from whole; less than that tells a busy machine from an idle one. */
const minute = 60_000;

export const chance: Rule = {
  name: 'chance',
  asks: 'No test fails by chance: what is drawn has a seed, and nothing is held against a stopwatch (npm run bench does that).',
  find: findViolations,
};

function* findViolations(project: Pick<Project, 'files'>): Generator<Violation> {
  for (const [file, text] of project.files) {
    if (!isTest(file)) continue;
    if (/^import fc from 'fast-check';$/m.test(text) && !/\bseed: \d/.test(text))
      yield {
        file,
        line: 1,
        message: "fc.configureGlobal({ seed: … }): another draw each time fails some day, and not today's change",
      };
    for (const [at, line] of text.split('\n').entries()) {
      const [, most = ''] = /expect\(.*performance\.now\(\).*\)\.toBeLessThan(?:OrEqual)?\(([\d_]+)\)/.exec(line) ?? [];
      if (most && Number(most.replaceAll('_', '')) < minute)
        yield { file, line: at + 1, message: `a stopwatch of ${most} ms: wait for what is to be seen` };
    }
  }
}
