import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestPortal } from './portal.ts';

/** Letters in the outbox to one address, with words that were encoded for the way decoded; the newest last. */
export async function readLettersTo(portal: TestPortal, address: string, containing = ''): Promise<string[]> {
  const outbox = join(portal.dataFolder, 'outbox');
  const names = (await readdir(outbox).catch(() => [])).toSorted();
  const letters = await Promise.all(names.map((name) => readFile(join(outbox, name), 'latin1')));
  return letters
    .filter((letter) => letter.includes(`To: ${address}`))
    .map(decode)
    .filter((letter) => letter.includes(containing));
}

/** Quoted-printable (RFC 2045). */
const decode = (letter: string): string =>
  Buffer.from(
    letter
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
