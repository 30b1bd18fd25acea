import type { Route } from './page.ts';

/** The route for a path (without its language) and what its `:names` stand for. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    if (route.method !== wanted) continue;
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = maybeDecode(given[index] ?? '');
    if (text === undefined) return undefined;
    if (part.startsWith(':') && text) params[part.slice(1)] = text;
    else if (part !== text) return undefined;
  }
  return params;
}

// A path with a broken percent escape names nothing here.
function maybeDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
