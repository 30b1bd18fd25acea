import type { Project, Rule, Violation } from '../project.ts';
import { resolveImport } from './direction.ts';

const program = /^packages\/server\/src\/storage\/search\/embedded\/threads\/[a-z]+\.ts$/;
/** What a thread may take; `@milpa/sdk/plain` is the part of the contract that brings no schema with it. */
const allowed: ReadonlySet<string> = new Set(['pg', '@milpa/sdk/plain']);

export const threads: Rule = {
  name: 'threads',
  asks: 'Threads of the search load no more than they need: each of them holds anew what it loads.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  const reached = new Set<string>();
  const walk = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { target, typeOnly } of project.sources.get(path)?.imports ?? []) {
      const next = typeOnly ? undefined : resolveImport(path, target);
      if (next !== undefined) walk(next);
    }
  };
  for (const path of project.sources.keys()) if (program.test(path)) walk(path);
  for (const path of reached)
    for (const { target, typeOnly, line } of project.sources.get(path)?.imports ?? [])
      if (!typeOnly && !/^(?:\.|node:)/.test(target) && !allowed.has(target))
        yield { file: path, line, message: `threads of the search load ${target} here` };
}
