import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counts, countReport, sumCounts } from './counts.ts';
import { printChecks, runChecks } from './house/check.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const suites = ['units', 'crash', 'browser'] as const;
/** Run only when they are named: their programs are another language's, and are fetched first. */
const apart = ['interop'] as const;

/** `npm test`: the house, then every suite. `npm test -- browser` runs the named ones only (house, units, crash, browser, interop). */
async function main(named: readonly string[]): Promise<void> {
  const wanted = (name: string) => named.length === 0 || named.includes(name);
  const folder = mkdtempSync(join(tmpdir(), 'milpa-test-'));
  const counts: Counts[] = [];
  try {
    if (wanted('house')) counts.push(await runHouse());
    for (const suite of suites) if (wanted(suite)) counts.push(await runSuite(suite, join(folder, `${suite}.json`)));
    for (const suite of apart)
      if (named.includes(suite)) counts.push(await runSuite(suite, join(folder, `${suite}.json`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { passed, failed, skipped } = sumCounts(counts);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function runHouse(): Promise<Counts> {
  console.log('— the house');
  const results = await runChecks();
  printChecks(results);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

async function runSuite(suite: string, report: string): Promise<Counts> {
  console.log(`\n— ${suite}`);
  const args = ['run', '--project', suite, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', join(root, 'node_modules/vitest/vitest.mjs'), ...args, '--passWithNoTests'],
      { cwd: root, stdio: 'inherit' },
    );
    child.on('error', reject);
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  return countReport(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code);
}

await main(process.argv.slice(2));
