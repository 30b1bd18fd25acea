// Node runs TypeScript by itself but not JSX: this hook turns each .tsx into a module when it is first imported.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: url,
      sourcemap: 'inline',
      target: 'node22',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
