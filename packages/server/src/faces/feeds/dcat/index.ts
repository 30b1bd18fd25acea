export { countPages, describeCatalog, describeEntry, describePage, type EntryOptions, type Page } from './catalog.ts';
export { type Described, describeDataset, describeDraft, type Relatives } from './dataset.ts';
export { listExports } from './distribution.ts';
export { isHighValue } from './high-value.ts';
export { isProfile, type Profile, profiles, toOlderProfile } from './profile.ts';
export { placeIri } from './values.ts';
