#!/usr/bin/env node
// `npx milpa …` in a clone: hands over to the pinned Node, which reads TypeScript as it stands.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../../run.mjs';

runNode(['--no-warnings', join(dirname(fileURLToPath(import.meta.url)), 'src/main.ts'), ...process.argv.slice(2)]);
