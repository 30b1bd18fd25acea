import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** What fits a pattern in a letter to an address that the portal wrote into its outbox; waits until it is there. */
export async function findLetter({ portal }: Pick<Stage, 'portal'>, email: string, pattern: RegExp): Promise<string> {
  const outbox = join(portal.dataFolder, 'outbox');
  for (let tries = 0; tries < 600; tries++) {
    for (const name of await readdir(outbox).catch(() => [])) {
      if (!name.endsWith('.eml')) continue;
      const letter = decodeLetter(await readFile(join(outbox, name), 'utf8'));
      const found = pattern.exec(letter)?.[0];
      if (letter.includes(email) && found) return found;
    }
    await sleep(100);
  }
  throw new Error(`No letter to ${email} in ${outbox}`);
}

/** Quoted-printable (RFC 2045) as far as an address needs it. */
const decodeLetter = (text: string) =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
