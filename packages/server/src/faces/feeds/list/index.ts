export { createListKeeper, type ListKeeper, type ListNeeds } from './keep-list.ts';
