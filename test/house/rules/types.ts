import type { Project, Rule, Violation } from '../project.ts';

export const types: Rule = {
  name: 'types',
  asks: 'No any, no non-null !, no suppressed type error; `as` only inside functions called parse….',
  find: findViolations,
};

/** Written apart so that this file does not report itself. */
const suppression = new RegExp(`@ts-${'(?:ignore|nocheck|expect-error)'}`);

function* findViolations(project: Project): Generator<Violation> {
  for (const [file, source] of project.sources) {
    for (const { line, text } of source.anys) yield { file, line, message: `${text}: say what it is, or unknown` };
    for (const { line, text } of source.assertions)
      yield { file, line, message: `${text}: narrow it, or move it into a function called parse…` };
    for (const { line, text } of source.nonNulls) yield { file, line, message: `${text}: handle the missing value` };
    for (const message of source.errors) yield { file, line: 0, message };
    const lines = project.files.get(file)?.split('\n') ?? [];
    for (const [index, text] of lines.entries())
      if (suppression.test(text)) yield { file, line: index + 1, message: 'a suppressed type error' };
  }
}
