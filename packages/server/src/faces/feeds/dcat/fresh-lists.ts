import { paths } from '@milpa/sdk';
import type { Identities } from '../names.ts';
import { iri, type Resource } from '../rdf/index.ts';
import { authority, maybeInstant } from './values.ts';

const formats = {
  csv: { mediaType: 'text/csv', type: 'CSV' },
  jsonl: { mediaType: 'application/jsonl', type: 'JSON' },
  parquet: { mediaType: 'application/vnd.apache.parquet', type: 'PARQUET' },
} as const;

/** The lists of everything released as they are at any moment: distributions of the catalogue itself (DCAT 3, 6.3). */
export function describeFreshLists(modified: string | undefined, names: Identities): Resource[] {
  const lists = (['csv', 'jsonl', 'parquet'] as const).map((format): Resource => {
    const { mediaType, type } = formats[format];
    return {
      id: `${names.catalog}#${format}`,
      types: ['dcat:Distribution'],
      properties: [
        ['dct:title', [{ text: `catalog.${format}` }]],
        ['dcat:accessURL', [iri(names.absolute('/catalog'))]],
        ['dcat:downloadURL', [iri(names.absolute(paths.catalogDump(format)))]],
        ['dcat:mediaType', [iri(`https://www.iana.org/assignments/media-types/${mediaType}`)]],
        ['dct:format', [iri(`${authority}file-type/${type}`)]],
        ['dct:license', [iri('https://creativecommons.org/publicdomain/zero/1.0/')]],
        ['dct:modified', maybeInstant(modified)],
        ['dcatap:availability', [iri(`${authority}planned-availability/STABLE`)]],
      ],
    };
  });
  return [
    { id: names.catalog, types: [], properties: [['dcat:distribution', lists.map(({ id }) => iri(id))]] },
    ...lists,
  ];
}
