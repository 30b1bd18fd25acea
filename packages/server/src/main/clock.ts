import { createHolders } from '../account/index.ts';
import { createDemand, type Demand, type DemandGiven } from '../demand/index.ts';
import { createHelpdesk, type Helpdesk, type HelpdeskGiven } from '../helpdesk/index.ts';
import type { Addresses } from '../http/index.ts';
import {
  createSampling,
  createTracking,
  type RecommendationNeeds,
  type SampleNeeds,
  type Sampling,
  type Tracking,
} from '../oversight/index.ts';
import {
  type BulkNeeds,
  type ClockNeeds,
  createBulk,
  createCommitmentSource,
  createFreshnessClock,
  createObligations,
  type FreshnessClock,
  type ObligationNeeds,
  type Obligations,
} from '../publishing/index.ts';
import type { Ground } from './wire.ts';

type Beside = Pick<ClockNeeds, 'audit' | 'jobs' | 'mail'> &
  Pick<ObligationNeeds, 'institutions'> &
  Pick<Parameters<typeof createCommitmentSource>[0], 'datasets' | 'institutions'> &
  Pick<ClockNeeds, 'datasets' | 'institutions'> &
  Pick<SampleNeeds, 'audit' | 'datasets' | 'institutions' | 'jobs' | 'reviewing' | 'signer'> &
  Pick<RecommendationNeeds, 'datasets' | 'institutions'> &
  Pick<BulkNeeds, 'datasets'> &
  Pick<DemandGiven, 'jobs' | 'publishing'> &
  Pick<HelpdeskGiven, 'datasets' | 'institutions' | 'publishing'> & { readonly addresses: Addresses };

/** What goes by the clock. */
export interface Due {
  readonly freshness: FreshnessClock;
  readonly obligations: Obligations;
  readonly sampling: Sampling;
  readonly helpdesk: Helpdesk;
  readonly demand: Demand;
  readonly tracking: Tracking;
  readonly bulk: ReturnType<typeof createBulk>;
}

/**
 * What is due and who is told: updates, commitments, duties, cases, requests and corrective actions go by the calendar of the
 * place the operator named.
 */
export function openClock(ground: Ground, { addresses, publishing, ...beside }: Beside): Due {
  const { config, database, clock, random } = ground;
  const shared = { ...beside, database, clock, random, holders: createHolders(ground), timeZone: config.timeZone };
  const obligations = createObligations(shared);
  const commitments = createCommitmentSource(shared);
  const listSources = () => [commitments, obligations.source, ...sampling.sources, ...tracking.sources];
  const { publicUrl } = config;
  const freshness = createFreshnessClock({ ...shared, publicUrl, listSources });
  const sampling = createSampling({ ...shared, freshness });
  const tracking = createTracking(shared);
  const addressOf = (request: Request) => addresses.of(request);
  const helpdesk = createHelpdesk({ ...shared, publishing, publicUrl, addressOf });
  const listening = { publishing, publicUrl, addressOf, secret: ground.secret, answerDays: config.requestDays };
  const demand = createDemand({ ...shared, ...listening });
  return { freshness, obligations, sampling, tracking, helpdesk, demand, bulk: createBulk(shared) };
}
