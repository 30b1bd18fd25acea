import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../portal.ts';

export interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `milpa …` as a person would, in a process of its own that inherits nothing but what is given. */
export function runMilpa(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string; readonly cwd?: string } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'packages/cli/milpa.mjs'), ...args], {
      cwd: options.cwd ?? root,
      stdio: 'pipe',
      env: { PATH: process.env['PATH'] ?? '', ...options.env },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    child.stdin.end(options.input ?? '');
  });
}
