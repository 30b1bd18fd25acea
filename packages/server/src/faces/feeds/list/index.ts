export { createListKeeper, type ListKeeper, type ListNeeds } from './keep-list.ts';
export { createScoreKeeper } from './keep-scores.ts';
export { portalBody } from './own.ts';
