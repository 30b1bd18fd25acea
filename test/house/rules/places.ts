import type { Project, Rule, Violation } from '../project.ts';

// Put together from pieces so that this file does not report itself.
const slash = '/';
const patterns: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: new RegExp(`(?:^|[\\s'"\`(=:,])${slash}work${slash}[a-z.]`), what: 'a path of one machine' },
  { pattern: new RegExp(`${slash}tmp${slash}milpa${slash}`), what: 'a path of one machine' },
  {
    pattern: new RegExp(`(?:^|[\\s'"\`(=:,])${slash}(?:home|Users)${slash}[a-z]+${slash}`),
    what: 'a path of one machine',
  },
  {
    pattern: new RegExp(
      `https?:${slash}${slash}[^\\s${slash}"']*(?:registry|artifactory|verdaccio|nexus)[^\\s${slash}"']*`,
    ),
    what: 'the host of a package registry',
  },
  { pattern: /"resolved": "https?:/, what: 'the address of a package' },
];

export const places: Rule = {
  name: 'places',
  asks: 'No file names a machine: no path of a workplace, no host of a package registry.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const [file, text] of project.files) {
    for (const [index, line] of text.split('\n').entries())
      for (const { pattern, what } of patterns)
        if (pattern.test(line)) yield { file, line: index + 1, message: `${what}: ${line.trim().slice(0, 80)}` };
  }
}
