export { type BuildNeeds, buildDocuments } from './build.ts';
export { createShelf, type Kept, type Manifest, type Shelf } from './shelf.ts';
