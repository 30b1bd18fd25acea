import { builtinModules } from 'node:module';
import { isTest, type Project, type Rule, type Violation } from '../project.ts';
import { resolveImport } from './direction.ts';

interface Allowance {
  readonly ours: readonly string[];
  /** A package for browsers too may use nothing of Node. */
  readonly node: boolean;
  readonly libraries?: readonly string[];
}

/** Who may import whom, as ARCHITECTURE.md promises. */
export const packages: Readonly<Record<string, Allowance>> = {
  sdk: { ours: [], node: false, libraries: ['zod'] },
  engine: { ours: ['@milpa/sdk'], node: true },
  measure: { ours: [], node: false, libraries: [] },
  web: { ours: ['@milpa/sdk'], node: true },
  cli: { ours: ['@milpa/sdk', '@milpa/engine', '@milpa/measure'], node: true },
  server: { ours: ['@milpa/sdk', '@milpa/engine', '@milpa/measure', '@milpa/web'], node: true },
};

export const manifests: Rule = {
  name: 'manifests',
  asks: 'A package imports only what its package.json lists, and lists only the packages it may know.',
  find: findViolations,
};

function* findViolations(project: Project): Generator<Violation> {
  const roots = listDependencies(project, 'package.json', true);
  for (const [name, allowed] of Object.entries(packages)) {
    const manifest = `packages/${name}/package.json`;
    const listed = listDependencies(project, manifest);
    for (const each of listed) {
      if (each.startsWith('@milpa/') && !allowed.ours.includes(each))
        yield { file: manifest, line: 0, message: `${name} may not depend on ${each}` };
      if (allowed.libraries && !each.startsWith('@milpa/') && !allowed.libraries.includes(each))
        yield { file: manifest, line: 0, message: `${name} may use no library but ${allowed.libraries.join(', ')}` };
    }
    for (const [path, source] of project.sources) {
      if (!path.startsWith(`packages/${name}/`)) continue;
      const known = isTest(path) ? new Set([...listed, ...roots]) : listed;
      for (const { target, line } of source.imports) {
        const fault = judge(name, allowed, path, target, known);
        if (fault) yield { file: path, line, message: fault };
      }
    }
  }
}

function judge(name: string, allowed: Allowance, path: string, target: string, known: ReadonlySet<string>) {
  const inside = resolveImport(path, target);
  if (inside !== undefined)
    return inside.startsWith(`packages/${name}/`) || isTest(path)
      ? undefined
      : `${target} leaves the package; import it by its name`;
  const library = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  if (target.startsWith('node:') || builtinModules.includes(target))
    return allowed.node || isTest(path) ? undefined : `${name} also runs in browsers, so it may not import ${target}`;
  if (library === `@milpa/${name}`) return isTest(path) ? undefined : 'inside the package, import the file';
  if (
    library === '@milpa/web' &&
    name === 'server' &&
    !/^packages\/server\/(?:src\/main(?:\.ts$|\/)|test\/)/.test(path)
  )
    return 'only main may import @milpa/web';
  return known.has(library) ? undefined : `${library} is not listed in packages/${name}/package.json`;
}

/** Names of the libraries a manifest lists for running (and, for the root, for working on it). */
export function listDependencies(project: Project, manifest: string, development = false): Set<string> {
  const fields = ['dependencies', 'optionalDependencies', ...(development ? ['devDependencies'] : [])];
  const parsed: unknown = JSON.parse(project.files.get(manifest) ?? '{}');
  const names = new Set<string>();
  for (const field of fields) {
    const value: unknown = parsed !== null && typeof parsed === 'object' ? Reflect.get(parsed, field) : undefined;
    if (value !== null && typeof value === 'object') for (const name of Object.keys(value)) names.add(name);
  }
  return names;
}
