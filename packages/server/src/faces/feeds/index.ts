export {
  describeDataset,
  describeDraft,
  type Relatives,
  toOlderProfile,
} from './dcat/index.ts';
export type { SourceCatalogues } from './entries.ts';
export { createFeeds, type Feeds, type FeedsNeeds } from './feeds.ts';
export { createScoreKeeper, portalBody } from './list/index.ts';
export { createIdentities, type Identities, namePortal } from './names.ts';
export { asideSubject, formatDocument, type Resource } from './rdf/index.ts';
export { createStatements, type DatasetStatements, type StatementNeeds } from './statements.ts';
