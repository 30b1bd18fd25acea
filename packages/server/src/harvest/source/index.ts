import type { SheetNeeds } from '../../sheet/index.ts';
import type { ImportFile, Source } from '../model.ts';
import { UnreadableFile } from '../model.ts';
import { describeProblem } from '../problems.ts';
import { ckan } from './ckan.ts';
import { dataJson } from './data-json.ts';
import { dataPackage } from './data-package.ts';
import { dcatSource } from './dcat/index.ts';
import { createSheetSource } from './sheet/index.ts';

export { readHead } from './head.ts';

/** Every way of describing datasets that can be taken in. */
export const createSources = (needs: SheetNeeds): readonly Source[] => [
  dcatSource,
  dataJson,
  ckan,
  dataPackage,
  createSheetSource(needs),
];

/** The way a file is written. Throws `UnreadableFile` when it is none of them. */
export function findSource(among: readonly Source[], file: ImportFile, head: Buffer): Source {
  const [best] = among
    .map((source) => ({ source, sure: source.detect(file, head) }))
    .filter(({ sure }) => sure > 0)
    .sort((one, other) => other.sure - one.sure);
  if (!best) throw new UnreadableFile(describeProblem('file-unknown', '', { severity: 'error' }));
  return best.source;
}
