import { languages } from '@milpa/sdk';
import type { Identities, PortalName } from '../names.ts';
import { iri, type Resource, type Spelling, typed } from '../rdf/index.ts';
import { type Described, describeBare, type Relatives } from './dataset.ts';
import { describeMentioned } from './mentioned.ts';
import { authority, inLanguages, languageIri, listIris, maybeInstant, maybeIri } from './values.ts';

export interface CatalogFacts {
  readonly modified: string | undefined;
}

/** The catalogue itself, without its datasets. */
export function describeCatalog(portal: PortalName, facts: CatalogFacts, names: Identities): Resource[] {
  const agent = `${names.catalog}#publisher`;
  const themes = `${authority}data-theme`;
  const own: Resource[] = [
    {
      id: names.catalog,
      types: ['dcat:Catalog'],
      properties: [
        ['dct:title', inLanguages(portal.title)],
        ['dct:description', inLanguages(portal.description)],
        ['dct:publisher', [iri(agent)]],
        ['foaf:homepage', [iri(names.absolute('/'))]],
        ['dct:language', languages.flatMap(languageIri)],
        ['dcat:themeTaxonomy', [iri(themes)]],
        ['dct:modified', maybeInstant(facts.modified)],
      ],
    },
    { id: agent, types: ['foaf:Agent'], properties: [['foaf:name', inLanguages(portal.title)]] },
    { id: themes, types: ['skos:ConceptScheme'], properties: [['dct:title', inLanguages(themesTitle)]] },
  ];
  return [...own, ...describeMentioned(own)];
}

const themesTitle = {
  es: 'Temas de datos de la Unión Europea',
  en: 'Data themes of the European Union',
  fr: "Thèmes de données de l'Union européenne",
};

export interface EntryOptions {
  readonly relatives?: Relatives;
  readonly spelling?: Spelling;
  /** What was mentioned with its name before; kept by whoever writes a whole catalogue. */
  readonly told?: Set<string>;
}

/** A dataset as a part of the catalogue: the link, the record, and the dataset itself. */
export function describeEntry(
  dataset: Described,
  names: Identities,
  { relatives, spelling, told }: EntryOptions = {},
): Resource[] {
  const resources = describeListed(dataset, names, relatives, spelling);
  return [...resources, ...describeMentioned(resources, told)];
}

/** The same without what it mentions. */
export function describeListed(
  dataset: Described,
  names: Identities,
  relatives?: Relatives,
  spelling?: Spelling,
): Resource[] {
  const record = names.part(dataset.id, 'record');
  return [
    {
      id: names.catalog,
      types: [],
      properties: [
        [dataset.kind === 'service' ? 'dcat:service' : 'dcat:dataset', [iri(names.dataset(dataset.id))]],
        ['dcat:record', [iri(record)]],
      ],
    },
    {
      id: record,
      types: ['dcat:CatalogRecord'],
      properties: [
        ['foaf:primaryTopic', [iri(names.dataset(dataset.id))]],
        ['dct:issued', maybeInstant(dataset.issued)],
        ['dct:modified', maybeInstant(dataset.released)],
      ],
    },
    ...describeBare(dataset, names, relatives, spelling),
  ];
}

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly total: number;
  /** Address of a page. */
  readonly address: (number: number) => string;
}

export const countPages = ({ total, size }: Pick<Page, 'total' | 'size'>): number =>
  Math.max(1, Math.ceil(total / size));

/**
 * Where a page of the catalogue stands among the others (https://www.hydra-cg.com/spec/latest/core/): as a view of the
 * collection, and by the older words that harvesters of DCAT follow.
 */
export function describePage(page: Page, names: Identities): Resource[] {
  const last = countPages(page);
  const to = (number: number) => maybeIri(number >= 1 && number <= last ? page.address(number) : undefined);
  const count = (value: number) => [typed('xsd:integer', String(value))];
  return [
    {
      id: names.catalog,
      types: ['hydra:Collection'],
      properties: [
        ['hydra:totalItems', count(page.total)],
        ['hydra:view', listIris([page.address(page.number)])],
      ],
    },
    {
      id: page.address(page.number),
      types: ['hydra:PartialCollectionView', 'hydra:PagedCollection'],
      properties: [
        ['hydra:totalItems', count(page.total)],
        ['hydra:itemsPerPage', count(page.size)],
        ['hydra:first', to(1)],
        ['hydra:firstPage', to(1)],
        ['hydra:previous', to(page.number - 1)],
        ['hydra:previousPage', to(page.number - 1)],
        ['hydra:next', to(page.number + 1)],
        ['hydra:nextPage', to(page.number + 1)],
        ['hydra:last', to(last)],
        ['hydra:lastPage', to(last)],
      ],
    },
  ];
}
