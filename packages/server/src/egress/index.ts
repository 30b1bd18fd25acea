export { isPublicAddress } from './address.ts';
export {
  type Egress,
  type EgressReason,
  EgressRefused,
  type Exchange,
  type Exchanged,
  type Fetched,
  type FetchLimits,
  type Probed,
  type ProbeLimits,
} from './contract.ts';
export { createEgress, type EgressOptions } from './fetch.ts';
