import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, stop, transformSync } from 'esbuild';

/** Files that belong to the pages, each at an address made from its content: it may be kept for ever. */
export interface Assets {
  /** Address of `style.css`, `mark.svg` or a script of enhance/ (`upload.js`). */
  readonly href: (name: string) => string;
  readonly find: (path: string) => { readonly body: string; readonly type: string } | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads, joins and minifies styles and scripts. Takes some 50 ms: once, when the portal starts. */
export function createAssets(): Assets {
  const byName = new Map<string, string>();
  const byPath = new Map<string, { body: string; type: string }>();
  for (const [name, body] of [
    ['style.css', buildStyle()],
    ['mark.svg', readText('design/mark.svg')],
    ...buildScripts(),
  ]) {
    if (name === undefined || body === undefined) continue;
    const extension = extname(name);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const path = `/assets/${name.slice(0, -extension.length)}-${hash}${extension}`;
    byName.set(name, path);
    byPath.set(path, { body, type: types[extension] ?? 'application/octet-stream' });
  }
  void stop(); // or its thread and its process stay as long as the portal does
  return {
    href: (name) => {
      const path = byName.get(name);
      if (path === undefined)
        throw new Error(`There is no asset called ${name}: styles lie in design/style, scripts in enhance/.`);
      return path;
    },
    find: (path) => byPath.get(path),
  };
}

const findPath = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const readText = (relative: string) => readFileSync(findPath(relative), 'utf8');

function listFiles(folder: string, extension: string): readonly string[] {
  try {
    return readdirSync(findPath(folder))
      .filter((name) => name.endsWith(extension) && !name.includes('.test.'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

// Order matters in CSS: the files carry a number in their name.
function buildStyle(): string {
  const text = listFiles('design/style', '.css')
    .map((name) => readText(`design/style/${name}`))
    .join('\n');
  return transformSync(text, { loader: 'css', minify: true, target: ['chrome111', 'firefox115', 'safari16.4'] }).code;
}

function buildScripts(): [string, string][] {
  return listFiles('enhance', '.ts').map((name) => {
    const built = buildSync({
      entryPoints: [findPath(`enhance/${name}`)],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: ['chrome111', 'firefox115', 'safari16.4'],
    });
    return [name.replace(/\.ts$/, '.js'), built.outputFiles[0]?.text ?? ''];
  });
}
