import type { Readable } from 'node:stream';
import type { Ahead } from './ahead.ts';
import type { Environment } from './settings.ts';
import type { Terminal } from './terminal.ts';
import type { Words } from './words/index.ts';

/** Everything a command may touch. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly words: Words;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Milliseconds. */
  readonly now: () => number;
  /** What is piped in. */
  readonly input: () => Readable;
  /** Aborted by Ctrl-C, and when nobody reads the answer any more. */
  readonly signal: AbortSignal;
  /** A reader started before the command was known. */
  readonly ahead?: Ahead;
  /** Starts a program with the person's own terminal; resolves with its exit code. */
  readonly runPortal: (args: readonly string[]) => Promise<number>;
}
