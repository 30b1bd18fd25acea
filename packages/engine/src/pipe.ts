import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
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
  const readable = readPipe(reading);
  readable.once('close', end);
  return { path, readable, end, remove: () => rm(path, { force: true }) };
}

/** What one read gives at the most: as much as a pipe of Linux holds. */
const chunkBytes = 64 * 1024;
/**
 * Chunks are laid into it one behind the other, and over the first ones when it is full. A reader that waits until a connection has
 * taken what was handed on leaves at most four reads unsent, two in the stream and two on their way; here are sixteen.
 */
const ringBytes = 16 * chunkBytes;
const recycling = new WeakSet<Readable>();

/**
 * From now on the stream's chunks are good only until the ones after them are read: for readers that hand them on at once and wait
 * until they are gone. Half a gigabyte in chunks of their own has the collector of garbage work longer than all else that sending takes.
 */
export function recycleChunks(stream: Readable): void {
  recycling.add(stream);
}

function readPipe(fd: number): Readable {
  let ring: Buffer | undefined;
  let used = 0;
  const next = () => {
    if (!recycling.has(readable)) return Buffer.allocUnsafeSlow(chunkBytes);
    ring ??= Buffer.allocUnsafeSlow(ringBytes);
    if (used + chunkBytes > ringBytes) used = 0;
    return ring.subarray(used, used + chunkBytes);
  };
  const readable: Readable = new Readable({
    highWaterMark: chunkBytes,
    read: () => void socket.resume(),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  const onread = {
    buffer: next,
    callback(bytes: number, buffer: Uint8Array) {
      used += bytes;
      return readable.push(buffer.subarray(0, bytes));
    },
  };
  const socket = new Socket({ fd, readable: true, writable: false, onread });
  socket.once('end', () => readable.push(null));
  socket.once('error', (error) => readable.destroy(error));
  return readable;
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
