import { isDeepStrictEqual } from 'node:util';
import {
  type DatasetId,
  type DistributionId,
  type InstitutionId,
  type MetadataChange,
  Problem,
  parseChanged,
} from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../../http/index.ts';
import { checkLinksJob } from '../links/check-links.ts';
import type { DatasetContext, DatasetRow } from '../model.ts';
import { linksNotChecked, noSuchDraft } from '../problems.ts';
import { findDataset } from '../store/dataset.ts';
import { wantChecks } from '../store/link-check.ts';
import {
  askLinksNow,
  countResources,
  listResourceFormats,
  listResources,
  type ResourceAsk,
  type ResourceRow,
} from '../store/resource.ts';
import { changeDraft } from './change-draft.ts';
import { releaseDataset, withdrawDataset } from './release-dataset.ts';

export type { ResourceAsk, ResourceRow } from '../store/resource.ts';

/**
 * Many resources at once, each change whole by itself and safe to repeat: false where there was nothing left to do. Throws
 * what the same throws for one.
 */
export interface Handling {
  list(ask: ResourceAsk, page: { readonly limit: number; readonly offset: number }): Promise<ResourceRow[]>;
  count(ask: ResourceAsk): Promise<{ readonly total: number; readonly datasets: number }>;
  listFormats(publisher: InstitutionId): Promise<string[]>;
  /** `change` sees the dataset as it is now. */
  describe(
    caller: Caller,
    id: DatasetId,
    change: (metadata: DatasetRow['metadata']) => z.output<typeof MetadataChange>,
  ): Promise<boolean>;
  release(caller: Caller, id: DatasetId, notes: string, signal: AbortSignal): Promise<boolean>;
  withdraw(caller: Caller, id: DatasetId, said: { reason: string; authority: string }): Promise<boolean>;
  /** The links of these that are asked soon. Throws `conflict` where the operator switched that off. */
  askLinks(datasets: readonly DatasetId[], distributions: readonly DistributionId[]): Promise<Set<DistributionId>>;
}

/** How often a change is tried when others change the same. */
const mostTries = 10;

export function createHandling(context: DatasetContext): Handling {
  const { database, clock, jobs } = context;
  const require = async (id: DatasetId): Promise<DatasetRow> => {
    const row = await findDataset(database, id);
    if (!row) throw noSuchDraft(id);
    return row;
  };
  return {
    list: (ask, page) => listResources(database, ask, page),
    count: (ask) => countResources(database, ask),
    listFormats: (publisher) => listResourceFormats(database, publisher),
    async describe(caller, id, change) {
      // Somebody, or another work on many, may be quicker: what is wanted is then said of what they left.
      for (let tries = 1; ; tries += 1) {
        const { revision, metadata } = await require(id);
        const wanted = change(metadata);
        if (isDeepStrictEqual(parseChanged(metadata, wanted), parseChanged(metadata, {}))) return false;
        try {
          await changeDraft(context, { caller, dataset: id, revision }, { metadata: wanted });
          return true;
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'edited-meanwhile' || tries >= mostTries) throw error;
        }
      }
    },
    async release(caller, id, notes, signal) {
      await releaseDataset(context, { caller, dataset: id, revision: (await require(id)).revision }, notes, signal);
      return true;
    },
    async withdraw(caller, id, said) {
      const { state, revision } = await require(id);
      if (state === 'withdrawn') return false;
      await withdrawDataset(context, { caller, dataset: id, revision }, said);
      return true;
    },
    async askLinks(datasets, distributions) {
      if (!context.egress) throw linksNotChecked();
      return database.transaction(async (tx) => {
        await wantChecks(tx, clock(), datasets);
        const asked = await askLinksNow(tx, distributions, clock());
        if (asked.size > 0) await jobs.add(tx, checkLinksJob, {}, { key: checkLinksJob });
        return asked;
      });
    },
  };
}
