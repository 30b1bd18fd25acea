export { type ChangePage, describeChanges, formatChangesAtom } from './activity.ts';
export { type ChangeLog, type ChangeReader, createChangeLog, type LogNeeds } from './log.ts';
export { type Change, findChange, findSince, type Since } from './model.ts';
