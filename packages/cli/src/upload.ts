import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, type NewFile, parseProblem, paths, UploadId } from '@milpa/sdk';
import { CommandFailure, exitCodes, Interrupted, PortalUnreachable } from './failure.ts';
import type { UploadMemory } from './upload-memory.ts';
import type { Words } from './words/index.ts';

/** Bytes a request: memory holds one piece at a time, and a broken line loses at most one. */
const pieceBytes = 8 * 2 ** 20;
const tries = 8;
const tus = { 'tus-resumable': '1.0.0' } as const;

export interface UploadNeeds {
  readonly client: Client;
  readonly words: Words;
  readonly memory: UploadMemory;
  /** Milliseconds to wait before a try; grows with each. */
  readonly pause?: (attempt: number) => Promise<void>;
}

export interface LocalFile {
  readonly path: string;
  /** What the portal will call it. */
  readonly name: string;
}

/**
 * Sends one file by tus 1.0, piece by piece from disk, going on where an earlier try or an earlier run stopped.
 * @throws Problem what the portal refuses; CommandFailure when the line stays broken
 */
export async function uploadFile(
  needs: UploadNeeds,
  file: LocalFile,
  onProgress: (done: number, total: number) => void,
): Promise<NewFile['upload']> {
  const { size, mtimeMs } = await stat(file.path);
  const key = `${file.path}\n${size}\n${mtimeMs}`;
  const handle = await open(file.path);
  try {
    let location = await needs.memory.find(key);
    for (let attempt = 0; ; attempt++) {
      try {
        const found = location ? await findOffset(needs.client, location) : undefined;
        if (location === undefined || found === undefined) {
          location = await createUpload(needs.client, file.name, size);
          await needs.memory.keep(key, location);
        }
        onProgress(found ?? 0, size);
        await sendPieces(needs.client, location, { handle, from: found ?? 0, size }, (done) => {
          attempt = 0; // only bytes that arrived make up for a broken line
          onProgress(done, size);
        });
        await needs.memory.forget(key);
        return UploadId.parse(location.split('/').pop());
      } catch (error) {
        if (!(error instanceof LineBroken)) throw error;
        if (attempt + 1 >= tries)
          throw new CommandFailure(needs.words.uploadLost(file.name, error.message), exitCodes.failed, {
            cause: error,
          });
        await (needs.pause ?? pauseLonger)(attempt);
      }
    }
  } finally {
    await handle.close();
  }
}

const pauseLonger = (attempt: number) => sleep(Math.min(10_000, 250 * 2 ** attempt));

/** The line or the portal failed for the moment: worth another try. */
class LineBroken extends Error {}

async function send(client: Client, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await client.request(path, init);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reason = error instanceof PortalUnreachable ? error.reason : error instanceof Error && error.message;
    throw new LineBroken(reason || String(error), { cause: error });
  }
  if (response.status >= 500 || response.status === 423 || response.status === 429) {
    const problem = await parseProblem(response);
    if (problem.code === 'storage-full') throw problem;
    throw new LineBroken(problem.message);
  }
  return response;
}

async function createUpload(client: Client, name: string, size: number): Promise<string> {
  const response = await send(client, paths.uploads(), {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  const location = response.headers.get('location');
  if (response.status !== 201 || !location) throw await parseProblem(response);
  return new URL(location, response.url || 'http://portal').pathname;
}

/** Bytes the portal already has; undefined when it no longer knows the upload. */
async function findOffset(client: Client, location: string): Promise<number | undefined> {
  const response = await send(client, location, { method: 'HEAD', headers: tus });
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
  return response.ok && Number.isInteger(offset) ? offset : undefined;
}

async function sendPieces(
  client: Client,
  location: string,
  { handle, from, size }: { handle: FileHandle; from: number; size: number },
  onSent: (done: number) => void,
): Promise<void> {
  const buffer = Buffer.alloc(Math.min(pieceBytes, size));
  for (let offset = from; offset < size; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    if (bytesRead === 0) return; // the file shrank; the portal will say that bytes are missing
    const response = await send(client, location, {
      method: 'PATCH',
      headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: buffer.subarray(0, bytesRead),
    });
    if (response.status === 409) throw new LineBroken('offset'); // the portal has other bytes than we thought: ask it again
    if (response.status !== 204) throw await parseProblem(response);
    offset = Number(response.headers.get('upload-offset'));
    onSent(offset);
  }
}
