import { createHash } from 'node:crypto';
import type { Identities } from '../names.ts';
import { iri, listAside, prefixes, type Resource } from '../rdf/index.ts';

/** The catalogue that a dataset was imported from, and what that says of it. */
export interface Listing {
  /** Names the catalogue apart from all others. */
  readonly catalogue: string;
  /** Statements about the dataset, in which `urn:milpa:this` stands for it. */
  readonly statements: string;
  /** What the catalogue says of itself, with the first dataset of it that is told. */
  readonly own?: string;
}

/** A catalogue of elsewhere as a part of this one, in its own words. */
export function describeSourceCatalog(dataset: string, listing: Listing, names: Identities): Resource[] {
  const portal = names.absolute('/');
  const of = (text: string) => `c${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  const about = listAside(listing.statements, { self: names.dataset(dataset), portal, mark: of(dataset) });
  if (listing.own === undefined) return about;
  const own = listAside(listing.own, { self: names.catalog, portal, mark: of(listing.catalogue) });
  const catalogues = own.filter(isCatalog).map(({ id }) => iri(id));
  return [{ id: names.catalog, types: [], properties: [['dcat:catalog', catalogues]] }, ...own, ...about];
}

const isCatalog = ({ id, properties }: Resource): boolean =>
  !id.startsWith('_:') &&
  properties.some(
    ([name, values]) =>
      name === `<${prefixes.rdf}type>` &&
      values.some((value) => 'iri' in value && value.iri === `${prefixes.dcat}Catalog`),
  );
