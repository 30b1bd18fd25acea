// Node takes the types out of every file anew at each start, and loads a compiler for it. What it made of a file is kept here, by the
// hash of the file, and serves every later start of any process. (Node 24 does the same in its compile cache.)
// Plain JavaScript: what spares others the taking out must not need it itself.
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const root = new URL('../../../../', import.meta.url).href;
/** Beside the installed packages: who may write there may change all that runs here anyway. */
const folder = new URL(`node_modules/.cache/code-${process.version}/`, root);

/** The file as JavaScript, from an earlier start or made now; undefined for what Node has to read by itself. */
export function findCode(url) {
  if (!url.startsWith(root) || !url.endsWith('.ts') || url.includes('/node_modules/')) return undefined;
  // Whoever reads strangers' files writes nowhere: somebody else has to keep what it runs.
  return findMade(url, process.permission ? undefined : (source) => stripTypeScriptTypes(source));
}

/** What was made of a file by an earlier start, or is made now; undefined when nobody may make it. Made `how` else, it is another. */
export function findMade(url, make, how = '') {
  const source = readFileSync(new URL(url), 'utf8');
  if (!url.startsWith(root)) return make?.(source);
  const mark = `\n//${hash('sha1', source + how)}`;
  const file = findPlace(url);
  const known = read(file);
  if (known?.endsWith(mark)) return known;
  if (!make) return undefined;
  const code = make(source) + mark;
  keep(file, code);
  return code;
}

/** Where what was made of a file of ours is kept. */
export const findPlace = (url) => new URL(url.slice(root.length).replaceAll('/', '!'), folder);

/** Keeps all that a folder of ours has, for processes that may not write. */
export function keepCode(from) {
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.ts') && !name.endsWith('.test.ts')) findCode(new URL(name, from).href);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // not kept yet
  }
}

function keep(file, code) {
  const fresh = new URL(`${file.href}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fresh, code);
    renameSync(fresh, file);
  } catch {
    // Installed for reading only, or a full disk: the next start makes it anew, as Node would.
  }
}
