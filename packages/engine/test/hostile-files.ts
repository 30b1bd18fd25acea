import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '../src/contract.ts';

/** A file made to do harm, or harmed, and what must come of it. */
export interface HostileFile {
  readonly id: string;
  /** The name it is given with. */
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  /**
   * `refused` (with any code of a list, or any at all), `read`, `kept` (no table, and none was claimed), or `ended`: any of these,
   * told truthfully.
   */
  readonly must: 'read' | 'refused' | 'kept' | 'ended' | readonly string[];
  /** Rows of the tables read, where they are known. */
  readonly rows?: readonly number[];
  readonly limits?: Partial<Limits>;
}

/** Words of a file outside: they must never turn up in what is read. */
export const secretWords = 'canto-de-la-calandria-4471';
/** The file outside that some of these point at: of this process alone, so that two runs on one machine take nothing from each other. */
export const outsideFile = join(tmpdir(), `milpa-outside-${process.pid}.txt`);

export type Must = HostileFile['must'];

/** A handful of files under one heading. */
export function listFiles(
  group: string,
  files: readonly (readonly [
    id: string,
    name: string,
    bytes: () => Buffer | string | Promise<Buffer>,
    must: Must,
    more?: Partial<HostileFile>,
  ])[],
): HostileFile[] {
  return files.map(([id, name, bytes, must, more]) => ({
    id: `${group}: ${id}`,
    name,
    bytes: async () => {
      const made = await bytes();
      return typeof made === 'string' ? Buffer.from(made) : made;
    },
    must,
    ...more,
  }));
}

/** Numbers that look like chance and are the same every time. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
