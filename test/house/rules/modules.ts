import { isTest, type Project, type Rule, type Violation } from '../project.ts';

/** Programs: what starts a process or runs in a page does its work when loaded. */
const programs: readonly RegExp[] = [
  /^packages\/server\/src\/main\.ts$/,
  /^packages\/cli\/src\/main\.ts$/,
  /^packages\/engine\/src\/worker\/(?:child|process|worker|main)\.ts$/,
  /^packages\/server\/src\/storage\/search\/embedded\/threads\/(?:builder|merger|searcher)\.ts$/,
  /^packages\/server\/src\/faces\/sparql\/worker\.ts$/,
  /^packages\/web\/src\/enhance\//,
];
const mocks = /^(?:vi|jest)\.(?:mock|doMock|unmock|hoisted|stubGlobal|stubEnv)$|^mock\.module$/;

export const modules: Rule = {
  name: 'modules',
  asks: 'Importing a file does no work, and no test replaces a module: effects are arguments.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const [file, source] of project.sources) {
    for (const { line, text } of source.members)
      if (mocks.test(text)) yield { file, line, message: `${text}: give the effect as an argument` };
    const runs = isTest(file) || !file.startsWith('packages/') || programs.some((program) => program.test(file));
    if (!runs)
      for (const { line, text } of source.topWork) yield { file, line, message: `${text}: work at module load` };
  }
}
