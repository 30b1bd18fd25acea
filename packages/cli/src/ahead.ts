import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from '@milpa/engine/spare';

/** A process that will read a file, started while the program that asks it is still being loaded. */
export interface Ahead {
  readonly folder: string;
  readonly reader: Child;
  /** Ends it, whether anybody used it or not, and removes what it left. */
  close(): Promise<void>;
}

const readers: ReadonlySet<string> = new Set(['inspect', 'convert']);
/** Of larger files starting is the lesser part. */
const worthBytes = 2 * 2 ** 20;

/** Starts one when the command line is about files of this machine, and they are small: half of the time those take is starting. */
export async function startAhead([command = '', ...values]: readonly string[]): Promise<Ahead | undefined> {
  const sizes = values.map((value) => statSync(value, { throwIfNoEntry: false })?.size ?? 0);
  const isSmall = sizes.some((size) => size > 0) && Math.max(...sizes) <= worthBytes;
  if (!readers.has(command) || !isSmall) return undefined;
  const { startSpareReader } = await import('@milpa/engine/spare');
  const folder = mkdtempSync(join(tmpdir(), 'milpa-'));
  const workers = join(folder, 'workers');
  mkdirSync(workers);
  const reader = startSpareReader(workers);
  return {
    folder,
    reader,
    async close() {
      reader.kill();
      await reader.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
