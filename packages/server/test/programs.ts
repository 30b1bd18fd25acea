import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Started {
  readonly child: ChildProcess;
  /** The first line it prints. */
  readonly line: Promise<string>;
  readonly gone: Promise<void>;
}

/** Runs a program of this folder on this Node, in a process of its own, to be ended by the test. */
export function startProgram(name: string, args: readonly string[], as?: { uid: number; gid: number }): Started {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  });
  let text = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it said anything`)));
  });
  line.catch(() => undefined); // tests that kill it early do not ask
  return { child, line, gone };
}
