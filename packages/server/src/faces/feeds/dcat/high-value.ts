import type { DatasetMetadata } from '@milpa/sdk';
import type { Value } from '../rdf/index.ts';
import { findTerm } from './values.ts';

/** Commission Implementing Regulation (EU) 2023/138 and its six categories: https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/2.2.0-hvd/ */
export const highValueLegislation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const categories: Readonly<Record<string, string>> = {
  'hvd-geospatial': 'c_ac64a52d',
  'hvd-earth-observation': 'c_dd313021',
  'hvd-meteorological': 'c_164e0bf5',
  'hvd-statistics': 'c_e1da4e07',
  'hvd-companies': 'c_a9135398',
  'hvd-mobility': 'c_b79e35eb',
};
const findCategory = findTerm((id) => {
  const code = categories[id] ?? categories[`hvd-${id}`];
  return code ? { uri: `http://data.europa.eu/bna/${code}` } : undefined;
});

export const isHighValue = (metadata: DatasetMetadata): boolean => (metadata.highValue ?? []).length > 0;
export const highValueCategories = (metadata: DatasetMetadata): Value[] =>
  (metadata.highValue ?? []).flatMap(findCategory);

/** The acts that ask for the data; of high-value data the regulation is one of them, whether it was said or not. */
export function legislationOf(metadata: DatasetMetadata): readonly string[] {
  const said = metadata.legislation ?? [];
  const implied = highValueCategories(metadata).length > 0 ? [highValueLegislation] : [];
  return [...new Set([...said, ...implied])];
}
