import { DatasetId, NewReview, operations, ReleaseRule, ReviewDecision } from '@milpa/sdk';
import { listReadable, requireCaller } from '../../account/index.ts';
import { type AnyOperationHandler, defineHandler } from '../../http/index.ts';
import type { ReviewNeeds } from './model.ts';
import { findReceipt } from './receipt.ts';
import { type Reviews, requireReview } from './service.ts';
import { store } from './store.ts';

const personal = { 'cache-control': 'no-store' };

export function createReviewHandlers(needs: ReviewNeeds, reviews: Reviews): readonly AnyOperationHandler[] {
  const { database, datasets } = needs;
  return [
    defineHandler('getReleaseRule', ({ params }) => reviews.rule(params.institution)),
    defineHandler('setReleaseRule', ({ params, body }, { caller }) =>
      reviews.setRule(caller, params.institution, ReleaseRule.parse(body)),
    ),
    defineHandler('getDraftChanges', async ({ params }, { caller, signal }) => {
      const { id } = await datasets.requireDraft(caller, params.dataset);
      return { body: await datasets.releasing.describeChanges(id, signal), headers: personal };
    }),
    defineHandler('submitForReview', ({ params, body, revision }, { caller }) =>
      reviews.submit(caller, { dataset: DatasetId.parse(params.dataset), revision, wanted: NewReview.parse(body) }),
    ),
    defineHandler('listReviews', async ({ query }, { caller }) => {
      const known = requireCaller(caller);
      const filter = operations.listReviews.query.parse(query ?? {});
      const { total, rows } = await store.list(database, {
        ...filter,
        institutions: listReadable(known),
        state: filter.state,
        dataset: filter.dataset,
      });
      return { body: { total, items: await reviews.presentAll(known, rows) }, headers: personal };
    }),
    defineHandler('getReview', async ({ params }, { caller }) => {
      const row = await requireReview(needs, params.review);
      // Whoever may read the working copy may read what was said of it.
      await datasets.requireDraft(caller, row.dataset);
      return { body: await reviews.present(requireCaller(caller), row.id), headers: personal };
    }),
    defineHandler('decideReview', ({ params, body }, { caller }) =>
      reviews.decide(caller, params.review, ReviewDecision.parse(body)),
    ),
    defineHandler('recallReview', ({ params }, { caller }) => reviews.recall(caller, params.review)),
    defineHandler('getReceipt', ({ params }) => findReceipt(needs, params.dataset, Number(params.version))),
  ];
}
