import { countLines, isProduct, isTest, type Project, type Rule, type Violation } from '../project.ts';
import { listDependencies, packages } from './manifests.ts';

const mostScripts = 7;

/** Promises about the repository as a whole. */
export const promises: Rule = {
  name: 'promises',
  asks: `The engine has as many lines of test as of source (golden expectations count), the root at most ${mostScripts} scripts, and a decision names every library.`,
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  yield* judgeTests(project);
  yield* judgeScripts(project);
  yield* judgeDecisions(project);
}

function* judgeTests(project: Project): Generator<Violation> {
  let [product, tests] = [0, 0];
  for (const [path, text] of project.files) {
    if (!path.startsWith('packages/engine/')) continue;
    // What a golden folder expects is a test (decision 12); a table of sentences is data, not logic.
    if (isTest(path) || /^packages\/engine\/fixtures\/.*\/expected\.json$/.test(path)) tests += countLines(text);
    else if (project.sources.has(path) && isProduct(path) && !path.endsWith('.data.ts')) product += countLines(text);
  }
  if (tests < product)
    yield { file: 'packages/engine', line: 0, message: `${tests} lines of test for ${product} lines of source` };
}

function* judgeScripts(project: Project): Generator<Violation> {
  const manifest: unknown = JSON.parse(project.files.get('package.json') ?? '{}');
  const scripts: unknown = manifest !== null && typeof manifest === 'object' ? Reflect.get(manifest, 'scripts') : {};
  const count = Object.keys(scripts ?? {}).length;
  if (count > mostScripts) yield { file: 'package.json', line: 0, message: `${count} scripts` };
}

function* judgeDecisions(project: Project): Generator<Violation> {
  const decisions = [...project.files]
    .filter(([path]) => /^decisions\/\d{4}-.*\.md$/.test(path))
    .map(([, text]) => text);
  const named = new Set(decisions.join('\n').match(/@[a-z0-9-]+\/[a-z0-9.*-]+|[a-z0-9][a-z0-9.-]*[a-z0-9]/gi));
  for (const name of Object.keys(packages))
    for (const library of listDependencies(project, `packages/${name}/package.json`))
      if (!library.startsWith('@milpa/') && !named.has(library) && !named.has(`${library.split('/')[0]}/*`))
        yield { file: `packages/${name}/package.json`, line: 0, message: `no file of decisions/ names ${library}` };
}
