import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { EngineFailure } from './contract.ts';

const run = promisify(execFile);

/** A named pipe: what writes files from front to back writes into it, and waits when its reader does. */
export interface Pipe {
  readonly path: string;
  readonly readable: Readable;
  /** The writers are done: the reader gets what is still in the pipe, and then the end. */
  end(): void;
  remove(): Promise<void>;
}

/** Makes a named pipe in a folder, open for reading. Node has no call for it; mkfifo is in POSIX. */
export async function openPipe(folder: string): Promise<Pipe> {
  const path = join(folder, 'pipe');
  await run('mkfifo', ['-m', '600', path]);
  const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // A writer of our own: between two writers, and before the first, the reader would take the silence for the end.
  const writing = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  let open = true;
  const end = () => {
    if (open) closeSync(writing);
    open = false;
  };
  const readable = new Socket({ fd: reading, readable: true, writable: false });
  readable.once('close', end);
  return { path, readable, end, remove: () => rm(path, { force: true }) };
}

/**
 * The readable end from its first bytes on, while `work` writes into the pipe. Rejects when the work fails before them; later it
 * breaks the stream, so that a part is never taken for the whole. `stop` is called when the reader goes away first.
 */
export function followPipe({ readable, end }: Pipe, work: Promise<unknown>, stop: () => void): Promise<Readable> {
  return new Promise((resolve, reject) => {
    let done = false;
    let begun = false;
    // Whoever reads learns of a failure by reading; until somebody does it must not bring the process down.
    readable.on('error', () => undefined);
    readable.once('readable', () => {
      begun = true;
      resolve(readable);
    });
    readable.once('close', () => {
      if (!done) stop();
      reject(new EngineFailure('aborted', 'the reader went away'));
    });
    work.then(
      () => {
        done = true;
        end();
      },
      (error: Error) => {
        done = true;
        reject(error);
        readable.destroy(begun ? error : undefined);
      },
    );
  });
}
