// Node runs TypeScript by itself but not JSX, and its parser is held anew by every thread. This hook makes each file into a
// module when it is first imported, and keeps what it made beside the packages: later starts parse nothing and load no parser.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks, stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
const kept = join(root, 'node_modules/.cache/milpa');

registerHooks({
  load(url, context, nextLoad) {
    const path = /^file:.*\.tsx?$/.test(url) ? fileURLToPath(url) : '';
    const isOurs = path.startsWith(root) && !path.includes(`${sep}node_modules${sep}`);
    if (!isOurs && !path.endsWith('.tsx')) return nextLoad(url, context);
    const text = readFileSync(path, 'utf8');
    const source = isOurs ? find(path, url, text) : make(url, text);
    return { format: 'module', source, shortCircuit: true };
  },
});

/** One kept file for each of ours, which names at its end what it was made of. */
function find(path, url, text) {
  const place = join(kept, `${relative(root, path)}.js`);
  const made = createHash('sha256').update(process.version).update(url).update(text).digest('hex');
  const before = read(place);
  if (before.endsWith(made)) return before;
  const source = `${make(url, text)}\n//${made}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    const fresh = `${place}.${process.pid}-${threadId}`;
    writeFileSync(fresh, source);
    renameSync(fresh, place);
  } catch {
    // A folder that may not be written to: the next start makes it again.
  }
  return source;
}

function read(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}

function make(url, text) {
  if (!url.endsWith('.tsx')) return stripTypeScriptTypes(text);
  const { code } = require('esbuild').transformSync(text, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcefile: url,
    target: 'node22',
  });
  return code;
}
