export { type AsOf, type BuildNeeds, buildDocuments, buildUntilItStands } from './build.ts';
export { createShelf, type Kept, type Manifest, type Shelf } from './shelf.ts';
