#!/usr/bin/env node
// `npx milpa …` in a clone: hands over to the pinned Node, which reads TypeScript as it stands.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode, typeScriptFlags } from '../../run.mjs';

runNode([...typeScriptFlags, join(dirname(fileURLToPath(import.meta.url)), 'src/main.ts'), ...process.argv.slice(2)]);
