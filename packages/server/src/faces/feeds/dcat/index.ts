export {
  countPages,
  describeCatalog,
  describeEntry,
  describeListed,
  describePage,
  type EntryOptions,
  type Page,
} from './catalog.ts';
export { type Described, describeDataset, describeDraft, hasQuality, type Relatives } from './dataset.ts';
export { listExports } from './distribution.ts';
export { describeFreshLists } from './fresh-lists.ts';
export { isHighValue } from './high-value.ts';
export { describeMentioned } from './mentioned.ts';
export { type Asked, isProfile, type Profile, profiles, toOlderProfile } from './profile.ts';
export { describeSourceCatalog, type Listing } from './source-catalog.ts';
export { formatDecimal, inLanguages, listIris, maybeInstant, maybeIri, placeIri } from './values.ts';
