export {
  describeDataset,
  describeDraft,
  type Relatives,
  toOlderProfile,
} from './dcat/index.ts';
export { createRdfDocument, streamDocument } from './documents/index.ts';
export { listEntries, type SourceCatalogues } from './entries.ts';
export { createFeeds, type Feeds, type FeedsNeeds } from './feeds.ts';
export { createScoreKeeper, portalBody } from './list/index.ts';
export { createIdentities, type Identities, namePortal } from './names.ts';
export { asideSubject, formatDocument, type Resource } from './rdf/index.ts';
export { describeFields, describeScheme } from './skos/index.ts';
