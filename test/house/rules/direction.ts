import type { Project, Rule, Violation } from '../project.ts';

const src = 'packages/server/src/';

/**
 * The table of ARCHITECTURE.md, lowest first. A unit may import units of lower rows only; units on one row are strangers.
 * `storage/` and `faces/` are shelves of units: each folder inside has its own door. The first four rows are the ground
 * of the table, put in order among themselves.
 */
export const layers: readonly (readonly string[])[] = [
  ['clock.ts', 'precedence.ts', 'random.ts', 'stream-body.ts'],
  ['seal.ts'],
  ['storage/database', 'storage/files'],
  ['storage/search'],
  ['events.ts'],
  ['http', 'jobs', 'mail', 'egress', 'shacl', 'sheet'],
  ['audit'],
  ['account'],
  ['institution'],
  ['dataset'],
  ['publishing'],
  ['catalogue'],
  ['harvest', 'helpdesk', 'oversight', 'quality', 'demand', 'reuse', 'learning'],
  ['assessment'],
  ['faces/compat-ckan', 'faces/feeds', 'faces/mcp', 'faces/sparql', 'faces/validation'],
];
const shelves = ['storage', 'faces'];
const height = new Map(layers.flatMap((row, index) => row.map((name) => [name, index] as const)));

export const direction: Rule = {
  name: 'direction',
  asks: 'A folder of server/src imports only folders of lower rows of the table, and only through their index.ts.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  for (const [path, source] of project.sources) {
    if (!path.startsWith(src)) continue;
    const from = findUnit(path.slice(src.length));
    if (from === 'main' || from === 'config.ts') continue;
    if (!height.has(from)) {
      yield { file: path, line: 0, message: `"${from}" has no row in the table of test/house/rules/direction.ts` };
      continue;
    }
    for (const each of source.imports) {
      const target = resolveImport(path, each.target);
      if (!target?.startsWith(src)) continue;
      const fault = judge(from, target.slice(src.length));
      if (fault) yield { file: path, line: each.line, message: fault };
    }
  }
}

function judge(from: string, target: string): string | undefined {
  const to = findUnit(target);
  if (to === from) return undefined;
  if (to === 'config.ts') return 'settings arrive as arguments; only main reads config.ts';
  const [mine = 0, theirs] = [height.get(from), height.get(to)];
  if (theirs === undefined || theirs > mine) return `${from} may not import ${to}, which lies above it`;
  if (theirs === mine) return `${from} and ${to} lie on one row and are strangers`;
  if (!to.endsWith('.ts') && target !== `${to}/index.ts`) return `enter ${to} through its index.ts, not ${target}`;
  return undefined;
}

/** `dataset/store.ts` → `dataset`; `storage/files/disk.ts` → `storage/files`; main.ts and main/ → `main`. */
function findUnit(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (first === 'main.ts' || first === 'main.test.ts') return 'main';
  return shelves.includes(first) ? `${first}/${second}` : first.replace(/\.test\.ts$/, '.ts');
}

/** Path of a relative import from the repository's root; undefined for a package. */
export function resolveImport(from: string, target: string): string | undefined {
  if (!target.startsWith('.')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
