import type { Identities, PortalName } from '../names.ts';
import { iri, type Resource } from '../rdf/index.ts';
import { authority, inLanguages, instant } from './values.ts';

/** The forms of the list of everything released. */
export const dumpFormats = {
  csv: { mediaType: 'text/csv', type: 'CSV' },
  jsonl: { mediaType: 'application/jsonl', type: 'JSON' },
  parquet: { mediaType: 'application/vnd.apache.parquet', type: 'PARQUET' },
} as const;

export const dumpTitle = {
  es: 'Lista de todo lo publicado en este portal',
  en: 'List of everything released on this portal',
  fr: 'Liste de tout ce que publie ce portail',
};
export const dumpDescription = {
  es: 'Una fila por conjunto de datos, serie o servicio, con su descripción; se hace de nuevo cuando algo cambia.',
  en: 'A row for each dataset, series or service with its description; made anew when something changes.',
  fr: 'Une ligne par jeu de données, série ou service avec sa description ; refaite quand quelque chose change.',
};
export const dumpAddress = (names: Identities) => `${names.catalog}#list`;

/** The list of the catalogue as one of its datasets. */
export function describeDump(_portal: PortalName, modified: string | undefined, names: Identities): Resource[] {
  const id = dumpAddress(names);
  const times: Resource['properties'] = modified ? [['dct:modified', [instant(modified)]]] : [];
  const distributions = Object.entries(dumpFormats).map(
    ([format, { mediaType, type }]): Resource => ({
      id: `${id}-${format}`,
      types: ['dcat:Distribution'],
      properties: [
        ['dct:title', [{ text: `catalog.${format}` }]],
        ['dcat:accessURL', [iri(names.absolute('/catalog'))]],
        ['dcat:downloadURL', [iri(names.absolute(`/catalog.${format}`))]],
        ['dcat:mediaType', [iri(`https://www.iana.org/assignments/media-types/${mediaType}`)]],
        ['dct:format', [iri(`${authority}file-type/${type}`)]],
        ['dct:license', [iri('https://creativecommons.org/publicdomain/zero/1.0/')]],
        ...times,
        ['dcatap:availability', [iri(`${authority}planned-availability/STABLE`)]],
      ],
    }),
  );
  return [
    { id: names.catalog, types: [], properties: [['dcat:dataset', [iri(id)]]] },
    {
      id,
      types: ['dcat:Dataset'],
      properties: [
        ['dct:title', inLanguages(dumpTitle)],
        ['dct:description', inLanguages(dumpDescription)],
        ['dct:publisher', [iri(`${names.catalog}#publisher`)]],
        ['dcat:theme', [iri(`${authority}data-theme/GOVE`)]],
        ['dct:accessRights', [iri(`${authority}access-right/PUBLIC`)]],
        ['dcat:landingPage', [iri(names.absolute('/catalog'))]],
        ...times,
        ['dcat:distribution', distributions.map((one) => iri(one.id))],
      ],
    },
    ...distributions,
  ];
}
