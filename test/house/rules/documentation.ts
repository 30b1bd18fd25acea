import { documents, renderDocument } from '../../../docs/build.ts';
import type { Project, Rule, Violation } from '../project.ts';

export const documentation: Rule = {
  name: 'documentation',
  asks: 'The lists in docs/ are those of the code (`npm run build` makes them anew), and the glossary names every folder.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const document of documents) {
    const present = project.files.get(document.path);
    if (present === undefined) yield { file: document.path, line: 0, message: 'is missing; `npm run build` makes it' };
    else {
      const wanted = renderDocument(document, present).split('\n');
      const line = present.split('\n').findIndex((text, index) => text !== wanted[index]) + 1;
      if (line > 0 || wanted.length !== present.split('\n').length)
        yield { file: document.path, line, message: 'is out of date; `npm run build` makes its list anew' };
    }
  }
  yield* judgeGlossary(project);
}

/** The first column of docs/glossary.md against the folders of server/src. */
export function* judgeGlossary(project: Pick<Project, 'files'>): Generator<Violation> {
  const file = 'docs/glossary.md';
  const lines = (project.files.get(file) ?? '').split('\n');
  const named = new Map<string, number>();
  for (const [index, text] of lines.entries()) {
    const name = /^\| `([a-z-]+)\/?` \|/.exec(text)?.[1];
    if (!name) continue;
    if (named.has(name)) yield { file, line: index + 1, message: `explains "${name}" twice` };
    named.set(name, index + 1);
  }
  const folders = new Set<string>();
  for (const path of project.files.keys()) {
    const folder = /^packages\/server\/src\/([^/]+)\//.exec(path)?.[1];
    if (folder) folders.add(folder);
  }
  for (const folder of folders)
    if (!named.has(folder)) yield { file, line: 0, message: `does not explain "${folder}"` };
  for (const [name, line] of named)
    if (!folders.has(name)) yield { file, line, message: `"${name}" is no folder of packages/server/src` };
}
