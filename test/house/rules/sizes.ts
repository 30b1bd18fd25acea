import { countLines, findPercentile, isProduct, isTest, type Project, type Rule, type Violation } from '../project.ts';

/** Lines. p90: nine of ten may not exceed it; max: none may. */
export const budgets = { file: { p90: 300, max: 500 }, function: { p90: 30, max: 80 } } as const;

/** Files that are tables of data or words: their length says nothing about how hard they are to read. */
export const dataTables: readonly RegExp[] = [
  /^packages\/sdk\/src\/vocabulary\//,
  /\/words\//,
  /^packages\/sdk\/src\/contract\/(?:problems|operations)\.ts$/,
  /\.data\.ts$/,
];

export const sizes: Rule = {
  name: 'sizes',
  asks: `A file has at most ${budgets.file.max} lines (nine of ten: ${budgets.file.p90}), a function ${budgets.function.max} (nine of ten: ${budgets.function.p90}).`,
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  const files: number[] = [];
  const functions: number[] = [];
  for (const [path, source] of project.sources) {
    const lines = countLines(project.files.get(path) ?? '');
    if (!dataTables.some((table) => table.test(path))) {
      if (isProduct(path)) files.push(lines);
      if (lines > budgets.file.max)
        yield { file: path, line: 0, message: `${lines} lines; the most is ${budgets.file.max}` };
    }
    for (const each of source.functions) {
      // describe(…), test(…) and the describeX of a conformance suite hold whole suites.
      if (isTest(path) && (each.argument || each.name.startsWith('describe'))) continue;
      if (isProduct(path)) functions.push(each.lines);
      if (each.lines > budgets.function.max)
        yield {
          file: path,
          line: each.line,
          message: `${each.name} has ${each.lines} lines; the most is ${budgets.function.max}`,
        };
    }
  }
  yield* judgeSpread('files', files, budgets.file.p90);
  yield* judgeSpread('functions', functions, budgets.function.p90);
}

function* judgeSpread(what: string, lines: readonly number[], limit: number): Generator<Violation> {
  const found = findPercentile(lines, 0.9);
  if (found > limit)
    yield { file: 'packages', line: 0, message: `nine of ten ${what} have up to ${found} lines; the goal is ${limit}` };
}
