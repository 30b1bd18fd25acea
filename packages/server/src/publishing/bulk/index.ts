import { NewBulk, operations } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { BulkNeeds } from './model.ts';
import { bulkJob, runBulk } from './run.ts';
import { createBulks } from './service.ts';

export type { BulkNeeds } from './model.ts';

const personal = { 'cache-control': 'no-store' };

/** One thing done to many resources of an institution, in the background, with a word on each. */
export function createBulk(needs: BulkNeeds): {
  readonly handlers: readonly AnyOperationHandler[];
  readonly jobs: JobHandlers;
} {
  const bulks = createBulks(needs);
  return {
    handlers: [
      defineHandler('listResources', async ({ params, query }, { caller }) => {
        const asked = operations.listResources.query.parse(query ?? {});
        return { body: await bulks.listResources(caller, params.institution, asked), headers: personal };
      }),
      defineHandler('startBulk', ({ params, body }, { caller }) =>
        bulks.start(caller, params.institution, NewBulk.parse(body)),
      ),
      defineHandler('getBulk', async ({ params }, { caller }) => ({
        body: await bulks.find(caller, params.bulk),
        headers: personal,
      })),
      defineHandler('listBulkRows', async ({ params, query }, { caller }) => ({
        body: await bulks.listRows(caller, params.bulk, operations.listBulkRows.query.parse(query ?? {})),
        headers: personal,
      })),
      defineHandler('stopBulk', ({ params }, { caller }) => bulks.stop(caller, params.bulk)),
    ],
    jobs: { [bulkJob]: (payload, signal) => runBulk(needs, payload, signal) },
  };
}
