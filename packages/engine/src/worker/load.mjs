// For `node --import`: TypeScript of ours comes from what was kept of it.
import { registerHooks } from 'node:module';
import { findCode } from './kept-code.mjs';

registerHooks({
  load(url, context, nextLoad) {
    const source = findCode(url);
    return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
  },
});
