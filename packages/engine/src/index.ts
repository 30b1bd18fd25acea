export * from './contract.ts';
export { createLocalEngine, type LocalOptions } from './local.ts';
export { createEnginePool, type PoolOptions } from './worker/pool.ts';
