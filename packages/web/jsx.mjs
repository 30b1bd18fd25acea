// Node runs TypeScript by itself but not JSX: this hook turns each .tsx into a module when it is first imported.
import { createRequire, registerHooks } from 'node:module';
import { findMade } from '../engine/src/worker/kept-code.mjs';

const require = createRequire(import.meta.url);

const options = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact', target: 'node22' };
const how = JSON.stringify([require('esbuild/package.json').version, options]);

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    // Threads, and later starts that find what was made before, do without esbuild.
    const make = (text) => require('esbuild').transformSync(text, { ...options, sourcefile: url }).code;
    return { format: 'module', source: findMade(url, make, how), shortCircuit: true };
  },
});
