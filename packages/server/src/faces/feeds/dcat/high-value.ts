import { type DatasetMetadata, findHvdCategory, hvdLegislation } from '@milpa/sdk';
import type { Value } from '../rdf/index.ts';
import { findTerm } from './values.ts';

const findCategory = findTerm(findHvdCategory);

export const isHighValue = (metadata: DatasetMetadata): boolean => (metadata.highValue ?? []).length > 0;
export const highValueCategories = (metadata: DatasetMetadata): Value[] =>
  (metadata.highValue ?? []).flatMap(findCategory);

/** The acts that ask for the data; of high-value data the regulation is one of them, whether it was said or not. */
export function legislationOf(metadata: DatasetMetadata): readonly string[] {
  const said = metadata.legislation ?? [];
  const implied = highValueCategories(metadata).length > 0 ? [hvdLegislation] : [];
  return [...new Set([...said, ...implied])];
}
