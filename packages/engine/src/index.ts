export * from './contract.ts';
export { refusals } from './format/refusals.data.ts';
export { createLocalEngine, type LocalOptions } from './local.ts';
export * from './query/ask/contract.ts';
export { refuseStatement } from './query/ask/faults.ts';
export { listNearest } from './query/ask/nearest.ts';
export { createSqlPool, type SqlPoolOptions } from './query/ask/pool.ts';
export { findingCodes } from './table/findings.ts';
export { createEnginePool, type EnginePool, type PoolOptions } from './worker/pool.ts';
