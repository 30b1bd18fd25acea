import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../random.ts';

/** The portal's own secret: as set, else of a file in the data folder that is made at the first start, closed to others. */
export async function requireSecret(
  { secret, dataFolder }: { secret: string | undefined; dataFolder: string },
  random: Random,
): Promise<string> {
  if (secret !== undefined) return secret;
  const path = join(dataFolder, 'secret.key');
  const present = await findSecret(path);
  if (present !== undefined) return present;
  await mkdir(dataFolder, { recursive: true });
  const mine = `${path}.${random.id()}`;
  const file = await open(mine, 'wx', 0o600);
  await file.writeFile(`${Buffer.from(random.bytes(32)).toString('base64url')}\n`);
  await file.sync();
  await file.close();
  // Whole or not there at all; of two processes that start at once, the first one's counts.
  await link(mine, path).catch(ignoreTaken);
  await unlink(mine);
  const made = await findSecret(path);
  if (made === undefined) throw new Error(`${path} was written but cannot be read back`);
  return made;
}

async function findSecret(path: string): Promise<string | undefined> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    if (text.length < 32)
      throw new Error(`${path} is shorter than a secret of this portal: put the file back from a copy`);
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
