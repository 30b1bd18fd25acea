export { describeDataset, describeDraft, type Relatives, toOlderProfile } from './dcat/index.ts';
export { createIdentities, type Identities } from './names.ts';
export { asideSubject, formatDocument, type Resource } from './rdf/index.ts';
export { createFeedRoutes, type FeedNeeds } from './routes.ts';
