import {
  findAccessRight,
  findDataLanguage,
  findFileType,
  findFrequency,
  findHvdCategory,
  findLicence,
  findPlannedAvailability,
  findSdg,
  findTheme,
} from '@milpa/sdk';
import { iri, type Name, type Property, type Resource, type Term } from '../rdf/index.ts';
import { authority, inLanguages } from './values.ts';

interface Range {
  readonly type: Name;
  readonly find?: (address: string) => { readonly label: Readonly<Record<string, string>> } | undefined;
}

/** What DCAT-AP says the values of a property are, and where their names stand. */
const ranges: Partial<Record<Term, Range>> = {
  'dcat:theme': { type: 'skos:Concept', find: findTheme },
  'dct:accrualPeriodicity': { type: 'dct:Frequency', find: findFrequency },
  'dct:license': { type: 'dct:LicenseDocument', find: findLicence },
  'dct:format': { type: 'dct:MediaTypeOrExtent', find: findFileType },
  'dcat:mediaType': { type: 'dct:MediaType' },
  'dct:language': { type: 'dct:LinguisticSystem', find: findDataLanguage },
  'dct:accessRights': { type: 'dct:RightsStatement', find: findAccessRight },
  'dcatap:availability': { type: 'skos:Concept', find: findPlannedAvailability },
  'dcatap:hvdCategory': { type: 'skos:Concept', find: findHvdCategory },
  'dct:subject': { type: 'skos:Concept', find: findSdg },
  'dcatap:applicableLegislation': { type: 'eli:LegalResource' },
  'dct:conformsTo': { type: 'dct:Standard' },
  'spdx:algorithm': { type: 'spdx:ChecksumAlgorithm' },
  'foaf:page': { type: 'foaf:Document' },
  'foaf:homepage': { type: 'foaf:Document' },
  'dcat:landingPage': { type: 'foaf:Document' },
};

/** Things outside that resources point to, with their class and name: readers need not fetch a vocabulary to show a title. */
export function describeMentioned(resources: readonly Resource[], told = new Set<string>()): Resource[] {
  const found: Resource[] = [];
  for (const { properties } of resources)
    for (const [name, values] of properties) {
      const range = ranges[name];
      if (!range) continue;
      for (const value of values) {
        if (!('iri' in value)) continue;
        const key = `${range.type} ${value.iri}`;
        if (told.has(key)) continue;
        told.add(key);
        found.push({ id: value.iri, types: [range.type], properties: nameConcept(range, value.iri) });
      }
    }
  return found;
}

function nameConcept({ type, find }: Range, address: string): Property[] {
  const label = find?.(address)?.label;
  const name = type === 'skos:Concept' ? 'skos:prefLabel' : 'rdfs:label';
  // The EU's tables are schemes whose address is the concept's without its last part.
  const scheme = address.startsWith(authority) ? [iri(address.slice(0, address.lastIndexOf('/')))] : [];
  // A concept must have a name: the last part of its address is better than none.
  const words = label
    ? inLanguages(label)
    : type === 'skos:Concept'
      ? [{ text: /[^/#]*$/.exec(address)?.[0] || address }]
      : [];
  return [
    [name, words],
    ['skos:inScheme', scheme],
  ];
}
