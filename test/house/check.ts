import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Project, type Rule, readProject, type Violation } from './project.ts';
import { rules } from './rules/index.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  /** For people, ready to print; empty when there is nothing to say. */
  readonly report: string;
  readonly seconds: number;
}

/** Types, lint and format, and our own rules; all at once, in the order given here. */
export async function runChecks(): Promise<CheckResult[]> {
  const project = readProject(root);
  return await Promise.all([
    runTool('types (tsc)', 'tsc', [
      ...['-p', '.', '--pretty', String(process.stdout.isTTY === true)],
      // What a run learnt serves the next: only files that changed, and those that use them, are looked at again.
      ...['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/check.tsbuildinfo'],
    ]),
    runTool('lint and format (biome)', 'biome', [
      'ci',
      '--colors=off',
      '--reporter=concise',
      '--diagnostic-level=warn',
      '--error-on-warnings',
      '--max-diagnostics=200',
      '.',
    ]),
    ...rules.map((rule) => runRule(rule, project)),
  ]);
}

async function runRule(rule: Rule, project: Project): Promise<CheckResult> {
  const start = performance.now();
  const found = [...(await rule.find(project))];
  return {
    name: rule.name,
    passed: found.length === 0,
    report: found.length === 0 ? '' : [rule.asks, ...found.map((each) => `  ${formatViolation(each)}`)].join('\n'),
    seconds: (performance.now() - start) / 1000,
  };
}

export const formatViolation = ({ file, line, message }: Violation) => `${file}${line ? `:${line}` : ''}  ${message}`;

function runTool(name: string, tool: string, args: readonly string[]): Promise<CheckResult> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', tool), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: string[] = [];
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        name,
        passed: code === 0,
        report: code === 0 ? '' : output.join('').trim(),
        seconds: (performance.now() - start) / 1000,
      }),
    );
  });
}

/** Prints what each check found, the quiet ones as one line. True when all passed. */
export function printChecks(results: readonly CheckResult[]): boolean {
  for (const { name, passed, report, seconds } of results) {
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
    if (report) console.log(`${report}\n`);
  }
  return results.every((result) => result.passed);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const passed = printChecks(await runChecks());
  console.log(passed ? 'The house is in order.' : 'Some rules are broken; each line above says where and why.');
  process.exitCode = passed ? 0 : 1;
}
