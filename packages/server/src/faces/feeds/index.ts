export {
  describeCatalog,
  describeDataset,
  describeDraft,
  describeEntry,
  type Relatives,
  toOlderProfile,
} from './dcat/index.ts';
export { createFeeds, type Feeds, type FeedsNeeds } from './feeds.ts';
export { createIdentities, type Identities, namePortal } from './names.ts';
export { asideSubject, formatDocument, type Resource, streamDocument } from './rdf/index.ts';
