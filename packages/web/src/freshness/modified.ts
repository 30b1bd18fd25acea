import type { Dataset } from '@milpa/sdk';
import type { Reader } from '../reader.ts';

/** When it changed last, and who says so where the portal keeps no bytes to see it in. */
export function tellModified(of: Pick<Dataset, 'modified' | 'modifiedSaid'>, reader: Reader): string {
  const { updated, published, saysSource } = reader.words.common;
  const day = reader.day(of.modified);
  if (!of.modifiedSaid) return updated(day);
  return of.modifiedSaid.as === 'issued' ? published(saysSource(day)) : updated(saysSource(day));
}
