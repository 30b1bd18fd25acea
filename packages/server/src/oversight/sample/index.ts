import { ActionMove, ActionsQuery, NewAction, NewFinding, NewSample, VerificationAnswers } from '@milpa/sdk';
import type { Gone } from '../../dataset/index.ts';
import { type AnyOperationHandler, defineHandler, type RawRoute } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { PromiseSource } from '../../publishing/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { getAction, listActions, moveAction, orderAction } from './actions.ts';
import { fillIn } from './check.ts';
import { drawNewSample, fillInJob } from './draw.ts';
import { createSampleRoutes } from './export.ts';
import type { SampleNeeds } from './model.ts';
import { createActionSource, createReplySource } from './promises.ts';
import { answerVerification, forgetDataset, getSample, listSamples, noteFinding, publishSample } from './service.ts';

export type { SampleNeeds } from './model.ts';

export interface Sampling {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  /** Lets go of what was said of a dataset, in the transaction that purges it, a file of it or one version of a file. */
  forget(tx: Transaction, gone: Gone): Promise<void>;
  /** For the clock that reminds people. */
  readonly sources: readonly PromiseSource[];
}

const tagged = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.revision}"`, 'cache-control': 'no-store' },
});

/** The auditor's random sample, what was found in it, and what institutions do about that. */
export function createSampling(needs: SampleNeeds): Sampling {
  return {
    handlers: [
      defineHandler('listSamples', (_, { caller }) => listSamples(needs, caller)),
      defineHandler('drawSample', ({ body }, { caller }) => drawNewSample(needs, caller, NewSample.parse(body))),
      defineHandler('getSample', ({ params }, { caller }) => getSample(needs, caller, params.sample)),
      defineHandler('answerVerification', async ({ params, body, revision }, { caller }) =>
        tagged(await answerVerification(needs, caller, { ...params, revision, ...VerificationAnswers.parse(body) })),
      ),
      defineHandler('publishSample', ({ params }, { caller }) => publishSample(needs, caller, params.sample)),
      defineHandler('noteFinding', ({ params, body }, { caller }) =>
        noteFinding(needs, caller, params.sample, NewFinding.parse(body)),
      ),
      defineHandler('orderAction', async ({ params, body }, { caller }) =>
        tagged(await orderAction(needs, caller, params.finding, NewAction.parse(body))),
      ),
      defineHandler('listActions', async ({ query }, { caller }) => ({
        body: await listActions(needs, caller, ActionsQuery.parse(query ?? {})),
        headers: { 'cache-control': 'no-store' },
      })),
      defineHandler('getAction', async ({ params }, { caller }) =>
        tagged(await getAction(needs, caller, params.action)),
      ),
      defineHandler('moveAction', async ({ params, body, revision }, { caller }) =>
        tagged(await moveAction(needs, caller, { ...ActionMove.parse(body), id: params.action, revision })),
      ),
    ],
    rawRoutes: createSampleRoutes(needs),
    jobs: { [fillInJob]: (payload, signal) => fillIn(needs, payload, signal) },
    forget: (tx, gone) => forgetDataset(needs, tx, gone),
    sources: [createActionSource(needs), createReplySource(needs)],
  };
}
