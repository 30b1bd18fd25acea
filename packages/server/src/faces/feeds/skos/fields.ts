import type { ExtraField } from '@milpa/sdk';
import { inLanguages } from '../dcat/index.ts';
import type { Identities } from '../names.ts';
import { iri, type Resource } from '../rdf/index.ts';

const title = {
  es: 'Campos que este portal añade a las descripciones',
  en: 'Fields that this portal adds to descriptions',
  fr: 'Champs que ce portail ajoute aux descriptions',
};

/** The fields a portal added, as the properties they are in its feeds. */
export function describeFields(fields: readonly ExtraField[], names: Identities): Resource[] {
  const self = names.vocabulary('fields');
  return [
    { id: self, types: [], properties: [['rdfs:label', inLanguages(title)]] },
    ...fields.map(
      ({ name, label, hint }): Resource => ({
        id: names.field(name),
        types: ['rdf:Property'],
        properties: [
          ['rdfs:label', inLanguages(label)],
          ['rdfs:comment', inLanguages(hint)],
          ['rdfs:isDefinedBy', [iri(self)]],
        ],
      }),
    ),
  ];
}
