import {
  MilestoneDone,
  NewEvidence,
  NewMilestone,
  NewRecommendation,
  RecommendationAssignment,
  RecommendationMove,
  RecommendationSet,
  RecommendationsQuery,
} from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler, type RawRoute } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { PromiseSource } from '../../publishing/index.ts';
import { createRecommendationRoutes } from './export.ts';
import type { RecommendationNeeds } from './model.ts';
import { createAnswerSource, createMilestoneSource } from './promises.ts';
import {
  addEvidence,
  addMilestone,
  addRecommendation,
  assignRecommendation,
  getRecommendation,
  listRecommendations,
  loadRecommendations,
  moveRecommendation,
} from './service.ts';

export type { RecommendationNeeds } from './model.ts';

export interface Tracking {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** For the clock that reminds people: answers that are owed, milestones that were promised. */
  readonly sources: readonly PromiseSource[];
}

const tagged = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.revision}"` },
});

/** What the OECD, councils and open-government plans ask for, who answers by when, and how far it is (R18-05, R18-13). */
export function createTracking(needs: RecommendationNeeds): Tracking {
  return {
    handlers: [
      defineHandler('listRecommendations', ({ query }, { caller }) =>
        listRecommendations(needs, caller, RecommendationsQuery.parse(query ?? {})),
      ),
      defineHandler('getRecommendation', async ({ params }, { caller }) =>
        tagged(await getRecommendation(needs, caller, params.recommendation)),
      ),
      defineHandler('addRecommendation', async ({ body }, { caller }) =>
        tagged(await addRecommendation(needs, caller, NewRecommendation.parse(body))),
      ),
      defineHandler('loadRecommendations', ({ params }, { caller }) =>
        loadRecommendations(needs, caller, RecommendationSet.parse(params.set)),
      ),
      defineHandler('assignRecommendation', async ({ params, body, revision }, { caller }) => {
        const input = { ...RecommendationAssignment.parse(body), id: params.recommendation, revision };
        return tagged(await assignRecommendation(needs, caller, input));
      }),
      defineHandler('moveRecommendation', async ({ params, body, revision }, { caller }) => {
        const input = { ...RecommendationMove.parse(body), id: params.recommendation, revision };
        return tagged(await moveRecommendation(needs, caller, input));
      }),
      defineHandler('addMilestone', async ({ params, body }, { caller }) =>
        tagged(await addMilestone(needs, caller, params.recommendation, NewMilestone.parse(body))),
      ),
      defineHandler('reachMilestone', async ({ params, body }, { caller }) => {
        const { on, ...evidence } = MilestoneDone.parse(body);
        const reached = { on, milestone: params.milestone };
        return tagged(await addEvidence(needs, caller, params.recommendation, { ...evidence, reached }));
      }),
      defineHandler('addEvidence', async ({ params, body }, { caller }) =>
        tagged(await addEvidence(needs, caller, params.recommendation, NewEvidence.parse(body))),
      ),
    ],
    rawRoutes: createRecommendationRoutes(needs),
    jobs: {},
    sources: [createAnswerSource(needs), createMilestoneSource(needs)],
  };
}
