export { isPublicAddress } from './address.ts';
export {
  type Egress,
  type EgressReason,
  EgressRefused,
  type Fetched,
  type FetchLimits,
} from './contract.ts';
export { createEgress, type EgressOptions } from './fetch.ts';
