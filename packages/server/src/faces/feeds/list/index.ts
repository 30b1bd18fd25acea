export { createListKeeper, type ListKeeper, type ListNeeds, portalBody } from './keep-list.ts';
