import { isTest } from './project.ts';
import { type Regression, regressions } from './regressions.data.ts';
import { readTitles, type TestTitle } from './titles.ts';

/** At the beginning of a name: "4.6-5, F4: …". */
const numbered = /^((?:4\.6-\d+|F\d+)(?:, (?:4\.6-\d+|F\d+))*): /;

const listNumbers = (part: string): string[] => numbered.exec(part)?.[1]?.split(', ') ?? [];

/** Which tests carry a number, by number. What is left out where something is missing does not count. */
export function findRegressionTests(files: ReadonlyMap<string, string>): Map<string, TestTitle[]> {
  const found = new Map<string, TestTitle[]>();
  for (const [file, text] of files) {
    if (!isTest(file) || !/\.tsx?$/.test(file) || !/4\.6-\d|F\d/.test(text)) continue;
    for (const title of readTitles(file, text)) {
      if (title.isConditional) continue;
      for (const number of new Set(title.parts.flatMap(listNumbers)))
        found.set(number, [...(found.get(number) ?? []), title]);
    }
  }
  return found;
}

/** The table of docs/regressions.md: number, what went wrong elsewhere, and the files whose tests carry the number. */
export function* listRegressions(
  files: ReadonlyMap<string, string>,
): Generator<Regression & { readonly tests: readonly string[] }> {
  const found = findRegressionTests(files);
  for (const each of regressions) {
    const tests = [...new Set((found.get(each.number) ?? []).map(({ file }) => file))].sort();
    if (tests.length > 0 || !each.open) yield { ...each, tests };
  }
}
