import type { DatasetId, DatasetMetadata, Draft, InstitutionId, ResourceKind } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { listBlockers, listExtraBlockers } from '../blockers.ts';
import type { DatasetContext } from '../model.ts';
import { listTitled, type Titled } from '../store/dataset.ts';
import { type DatasetKey, listKeyed } from '../store/key.ts';
import {
  type Described,
  listStanding,
  type StandingCopy,
  type Taken,
  takeDescribed,
  unreleasedEdits,
} from './take-described.ts';

/** What is asked before something is described that may be there already, and the one way to write it. */
export interface Describing {
  /** The datasets that sources know by these keys. */
  listKeyed(keys: readonly DatasetKey[]): Promise<(DatasetKey & { readonly dataset: DatasetId })[]>;
  /** Working copies as they are now, in no order; those that do not exist are left out. */
  listStanding(ids: readonly DatasetId[]): Promise<StandingCopy[]>;
  /** Datasets of an institution by title, but for those the source has a key for; `at` counts the questions from 1. */
  listTitled(
    asked: readonly { readonly publisher: InstitutionId; readonly title: string; readonly source: string }[],
  ): Promise<Titled[]>;
  /** What would stand in the way of releasing this. */
  listBlockers(judged: {
    readonly kind: ResourceKind;
    readonly metadata: DatasetMetadata;
    readonly distributions: number;
    readonly edited: boolean;
  }): Draft['blockers'];
  take(
    caller: Caller | undefined,
    batch: readonly Described[],
    also: (tx: Transaction, taken: readonly Taken[]) => Promise<void>,
  ): Promise<Taken[]>;
}

export const createDescribing = (context: DatasetContext): Describing => ({
  listKeyed: (keys) => listKeyed(context.database, keys),
  listStanding: (ids) => listStanding(context.database, ids),
  listTitled: (asked) => listTitled(context.database, asked),
  listBlockers: ({ kind, metadata, distributions, edited }) =>
    edited
      ? [unreleasedEdits]
      : [
          ...listBlockers({
            dataset: { kind, metadata },
            files: [],
            tables: [],
            links: Array.from({ length: distributions }),
          }),
          ...listExtraBlockers(context.extra, metadata),
        ],
  take: (caller, batch, also) => takeDescribed(context, caller, batch, also),
});
