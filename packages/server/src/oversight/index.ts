import { AuditFilter, operations } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler, type RawRoute } from '../http/index.ts';
import { createExportRoutes, type ExportNeeds } from './export.ts';
import { createListRoutes, findPublisher, type ListNeeds, listChanges, listWithdrawn } from './lists.ts';
import { narrow, presentEntries } from './log.ts';

export { createTracking, type RecommendationNeeds, type Tracking } from './recommendation/index.ts';
export { createSampling, type SampleNeeds, type Sampling } from './sample/index.ts';

export interface Oversight {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
}

export type OversightNeeds = ExportNeeds & ListNeeds;

/** What auditors, journalists and citizens look at to see whether everybody does as they should. Reads; changes nothing. */
export function createOversight(needs: OversightNeeds): Oversight {
  const personal = { 'cache-control': 'no-store' };
  return {
    handlers: [
      defineHandler('listAuditEntries', async ({ query }, { caller }) => {
        const { limit, offset, ...filter } = operations.listAuditEntries.query.parse(query ?? {});
        const { total, items } = await needs.audit.listLog(await narrow(needs, caller, AuditFilter.parse(filter)), {
          limit,
          offset,
        });
        const [last, words] = [await needs.audit.findLastNumber(), await needs.audit.listWords()];
        return { body: { total, items: await presentEntries(needs, items), last, ...words }, headers: personal };
      }),
      defineHandler('listPublicChanges', ({ query }) =>
        listChanges(needs, operations.listPublicChanges.query.parse(query ?? {})),
      ),
      defineHandler('listWithdrawnDatasets', async ({ query }) => {
        const { publisher, ...page } = operations.listWithdrawnDatasets.query.parse(query ?? {});
        return await listWithdrawn(needs, await findPublisher(needs, publisher), page);
      }),
    ],
    rawRoutes: [...createExportRoutes(needs), ...createListRoutes(needs)],
  };
}
