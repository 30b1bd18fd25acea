export * from './contract.ts';
export { refusals } from './format/refusals.data.ts';
export { createLocalEngine, type LocalOptions } from './local.ts';
export { findingCodes } from './table/findings.ts';
export { createEnginePool, type EnginePool, type PoolOptions } from './worker/pool.ts';
