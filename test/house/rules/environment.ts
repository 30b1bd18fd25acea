import { isTest, type Project, type Rule, type Violation } from '../project.ts';

/** The one reader of each process we ship. The root launchers are plain JavaScript and pass the environment on unread. */
const readers = ['packages/server/src/config.ts', 'packages/cli/src/settings.ts'];

export const environment: Rule = {
  name: 'environment',
  asks: `Only ${readers.join(' and ')} read the environment.`,
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const [file, source] of project.sources) {
    if (!file.startsWith('packages/') || readers.includes(file) || isTest(file)) continue;
    for (const { line, text } of source.members)
      if (/^(?:process|globalThis\.process)\.env\b/.test(text)) yield { file, line, message: 'reads process.env' };
    for (const [index, text] of (project.files.get(file) ?? '').split('\n').entries())
      if (
        /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'(?:node:)?process'/.test(text) ||
        /\{[^}=]*\benv\b[^}=]*\}\s*=\s*process\b/.test(text)
      )
        yield { file, line: index + 1, message: 'reads the environment' };
  }
}
