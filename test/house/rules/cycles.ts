import type { Project, Rule, Violation } from '../project.ts';
import { resolveImport } from './direction.ts';

export const cycles: Rule = {
  name: 'cycles',
  asks: 'No file reaches itself through imports that exist at run time (type imports do not count).',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  const graph = new Map<string, readonly string[]>();
  for (const [path, source] of project.sources) {
    const targets = source.imports.flatMap((each) => (each.typeOnly ? [] : [resolveImport(path, each.target) ?? '']));
    graph.set(
      path,
      targets.filter((target) => project.sources.has(target)),
    );
  }
  for (const ring of findRings(graph)) {
    const [first = ''] = ring;
    yield { file: first, line: 0, message: `imports go round in a ring: ${[...ring, first].join(' → ')}` };
  }
}

/** One ring for each knot of files that reach one another, by a depth-first walk that remembers its own path. */
function findRings(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const rings: string[][] = [];
  const walk = (node: string, path: string[]) => {
    const seen = path.indexOf(node);
    if (seen >= 0) return void rings.push(path.slice(seen));
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return rings;
}
