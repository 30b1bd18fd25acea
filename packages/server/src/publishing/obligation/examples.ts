import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LegalInstrument } from '@milpa/sdk';

/** The instruments in a folder, in the order of their names. A file that is no instrument is an error, and is named. */
export async function readInstruments(folder: string): Promise<LegalInstrument[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const parsed = LegalInstrument.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (parsed.success) return parsed.data;
      throw new Error(`${name} is no legal instrument: ${parsed.error.message}`);
    }),
  );
}
