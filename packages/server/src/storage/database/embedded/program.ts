import { spawn } from 'node:child_process';

/** The system's user a program runs as. */
export interface Person {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly person?: Person;
}

export const formatPerson = (person: Person | undefined) => (person ? { uid: person.uid, gid: person.gid } : {});

/** Runs a program to its end. `code` is null when it could not be started or was killed; `output` holds both streams. */
export function runProgram(
  program: string,
  args: readonly string[],
  { environment, person }: ProgramOptions,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const output: string[] = [];
    const child = spawn(program, args, {
      cwd: '/', // ours may be closed to that user
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...formatPerson(person),
    });
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.join('') }));
  });
}
