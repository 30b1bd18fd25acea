import type { Project, Rule, Violation } from '../project.ts';

/** Names that say nothing about what a file knows, so anything ends up in it. */
const forbidden = /^(?:utils?|helpers?|misc|common|lib)$/i;

export const names: Rule = {
  name: 'names',
  asks: 'No folder or file is called utils, helpers, misc, common or lib: name it by what it knows.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const path of project.files.keys()) {
    const bad = path.split('/').find((part) => forbidden.test(part.replace(/\..*$/, '')));
    if (bad) yield { file: path, line: 0, message: `"${bad}" is a drawer, not a name` };
  }
}
