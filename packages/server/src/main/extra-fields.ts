import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, SettingRefused } from '../config.ts';
import { type ExtraSchema, noExtra, parseExtraSchema } from '../dataset/index.ts';

const setting = 'MILPA_EXTRA_FIELDS';

/**
 * The fields this portal adds to descriptions: from the file of the setting, else from the data folder, else none. Throws
 * SettingRefused for a file that is named and not there, or that is no schema of fields.
 */
export async function readExtraFields(config: Pick<Config, 'extraFields' | 'dataFolder'>): Promise<ExtraSchema> {
  const path = config.extraFields ?? join(config.dataFolder, 'extra-fields.json');
  const text = await readText(path, config.extraFields !== undefined);
  if (text === undefined) return noExtra;
  try {
    return parseExtraSchema(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingRefused(setting, `The fields of ${setting} (${path}) cannot be used. ${why}`);
  }
}

async function readText(path: string, named: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && !named) return undefined;
    throw new SettingRefused(setting, `The file of the setting ${setting}, ${path}, cannot be read.`);
  }
}
