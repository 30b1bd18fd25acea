import type { Name, Property, Resource, Spelling, Term, Value } from '../rdf/index.ts';

/** The application profiles in which a description can be asked for, `?profile=`; the first when none is named. */
export const profiles = {
  'dcat-ap': 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/',
  'dcat-ap-2.1.1': 'https://semiceu.github.io/DCAT-AP/releases/2.1.1/',
  'dcat-ap-hvd': 'https://semiceu.github.io/DCAT-AP/releases/3.0.0-hvd/',
} as const;
export type Profile = keyof typeof profiles;
/** What a reader asks for. Whoever names a profile wants the words of its vocabularies; else those of the source are given. */
export interface Asked {
  readonly profile: Profile;
  readonly spelling: Spelling;
}
export const isProfile = (text: string): text is Profile => Object.hasOwn(profiles, text);

/** Terms that came with DCAT 3, and what DCAT-AP 2.1.1 has in their place; undefined where it has nothing. */
const olderTerms: ReadonlyMap<Term, Name | undefined> = new Map<Term, Name | undefined>([
  ['dcat:version', 'owl:versionInfo'],
  ['dcat:isVersionOf', 'dct:isVersionOf'],
  ['dcat:inSeries', 'dct:isPartOf'],
  ['dcat:seriesMember', 'dct:hasPart'],
  ['dcat:first', undefined],
  ['dcat:last', undefined],
  ['dcat:prev', undefined],
  ['dcat:next', undefined],
  ['dcat:hasCurrentVersion', undefined],
  ['dcat:previousVersion', undefined],
]);

/**
 * The same by DCAT-AP 2.1.1, which knows no series, no sum but SHA-1, and sizes as decimals
 * (https://github.com/SEMICeu/DCAT-AP/tree/master/releases/2.1.1).
 */
export function toOlderProfile(resources: readonly Resource[]): Resource[] {
  const sums = new Set(resources.filter(isNewerSum).map(({ id }) => id));
  return resources
    .filter(({ id }) => !sums.has(id))
    .map(({ id, types, properties }) => ({
      id,
      types: types.map((type) => (type === 'dcat:DatasetSeries' ? 'dcat:Dataset' : type)),
      properties: properties.flatMap((property) => toOlder(property, sums)),
    }));
}

const isNewerSum = ({ types, properties }: Resource): boolean =>
  types.includes('spdx:Checksum') &&
  !properties.some(([, values]) => values.some((value) => 'iri' in value && value.iri.endsWith('_sha1')));

function toOlder([name, values]: Property, sums: ReadonlySet<string>): Property[] {
  if (name === 'spdx:checksum') return [[name, values.filter((value) => !('iri' in value && sums.has(value.iri)))]];
  if (name === 'dcat:byteSize') return [[name, values.map(toDecimal)]];
  if (!olderTerms.has(name)) return [[name, values]];
  const older = olderTerms.get(name);
  return older ? [[older, values]] : [];
}

const toDecimal = (value: Value): Value => ('text' in value ? { text: value.text, type: 'xsd:decimal' } : value);
