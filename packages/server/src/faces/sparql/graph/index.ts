export { type Built, buildGraph } from './build.ts';
export { followDatasets } from './follow.ts';
export { files, type StatementSource, type Statements } from './model.ts';
