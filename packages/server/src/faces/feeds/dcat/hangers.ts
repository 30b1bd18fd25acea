import type { Identities } from '../names.ts';
import { typed } from '../rdf/index.ts';
import type { Described } from './dataset.ts';
import { formatBox, type Hanging, hanger, inLanguages, maybeIri, maybeText, placeIri } from './values.ts';

/** Contact, places, time, provenance, rights and other identifiers, as far as they are known. */
export function describeHangers({ id, metadata }: Described, names: Identities): Hanging[] {
  const { contact, temporal, source, rights, identifiers } = metadata;
  const part = (name: string) => names.part(id, name);
  return [
    {
      property: 'dcat:contactPoint',
      resources: hanger(part('contact'), 'vcard:Organization', [
        ['vcard:fn', maybeText(contact.name || contact.email)],
        ['vcard:hasEmail', maybeIri(contact.email && `mailto:${contact.email}`)],
        ['vcard:hasURL', maybeIri(contact.url)],
        ['vcard:hasTelephone', maybeIri(contact.telephone && formatTelephone(contact.telephone))],
      ]),
    },
    ...describePlaces(metadata.spatial, part),
    {
      property: 'dct:temporal',
      resources: hanger(part('temporal'), 'dct:PeriodOfTime', [
        ['dcat:startDate', temporal.from ? [typed('xsd:date', temporal.from)] : []],
        ['dcat:endDate', temporal.to ? [typed('xsd:date', temporal.to)] : []],
      ]),
    },
    {
      property: 'dct:provenance',
      resources: hanger(part('provenance'), 'dct:ProvenanceStatement', [['rdfs:label', maybeText(source)]]),
    },
    {
      property: 'dct:rights',
      resources: hanger(part('rights'), 'dct:RightsStatement', [['rdfs:label', inLanguages(rights)]]),
    },
    ...(identifiers ?? []).map((text, index) => ({
      property: 'adms:identifier' as const,
      resources: hanger(part(`identifier-${index + 1}`), 'adms:Identifier', [
        ['skos:notation', [/^https?:\/\//.test(text) ? typed('xsd:anyURI', text) : { text }]],
      ]),
    })),
  ];
}

/** RFC 3966: digits, and a plus before a country's number. What else was written is for people and left out. */
const formatTelephone = (text: string): string => `tel:${text.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')}`;

/** The place as it is called and drawn, then each place that has an address or a name of its own. */
function describePlaces({ name, bbox, places = [] }: Described['metadata']['spatial'], part: (name: string) => string) {
  const drawn: Hanging = {
    property: 'dct:spatial',
    resources: hanger(part('spatial'), 'dct:Location', [
      ['rdfs:label', maybeText(name)],
      ['dcat:bbox', bbox ? [typed('geo:wktLiteral', formatBox(bbox))] : []],
    ]),
  };
  const named = places.map((place, index): Hanging => {
    const address = placeIri(place);
    const known = address ? [{ id: address, types: ['dct:Location' as const], properties: [] }] : undefined;
    return {
      property: 'dct:spatial',
      resources: known ?? hanger(part(`place-${index + 1}`), 'dct:Location', [['rdfs:label', maybeText(place)]]),
    };
  });
  return [drawn, ...named];
}
