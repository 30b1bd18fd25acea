import { type Dataset, listKept, paths } from '@milpa/sdk';

/** The description of a dataset in one of the standards' forms. */
export interface Form {
  readonly name: string;
  readonly type: string;
  readonly href: string;
}

/** All of them; those that pack files only where there are files. */
export function listForms(dataset: Dataset): readonly Form[] {
  const { slug } = dataset;
  const rdf: readonly Form[] = [
    { name: 'JSON-LD', type: 'application/ld+json', href: paths.datasetFeed(slug, 'jsonld') },
    { name: 'Turtle', type: 'text/turtle', href: paths.datasetFeed(slug, 'ttl') },
    { name: 'RDF/XML', type: 'application/rdf+xml', href: paths.datasetFeed(slug, 'rdf') },
    { name: 'N-Triples', type: 'application/n-triples', href: paths.datasetFeed(slug, 'nt') },
  ];
  if (listKept(dataset).length === 0) return rdf;
  return [
    ...rdf,
    { name: 'Croissant', type: 'application/ld+json', href: paths.croissant(slug) },
    { name: 'Data Package', type: 'application/json', href: paths.dataPackage(slug) },
  ];
}
