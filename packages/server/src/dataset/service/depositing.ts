import type { DatasetId, DatasetMetadata, Draft, InstitutionId, Release, Sha256 } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { DatasetContext, IncomingFile } from '../model.ts';
import { addFilesToDraft } from './change-draft.ts';
import { createDataset } from './create-dataset.ts';
import { releaseDataset } from './release-dataset.ts';

/** A dataset whose one file is made by another folder of the portal: what people do with forms, step by step. */
export interface Depositing {
  create(caller: Caller, made: NewDeposit): Promise<Draft>;
  /** Puts the file in the place of the one there is; it is read in the background. */
  replace(
    caller: Caller,
    dataset: DatasetId,
    file: IncomingFile & Required<Pick<IncomingFile, 'replaces'>>,
  ): Promise<Draft>;
  /** Throws `not-ready`, `edited-meanwhile` and what a person would be told. */
  release(caller: Caller, draft: Pick<Draft, 'id' | 'revision'>): Promise<Release>;
}

export interface NewDeposit {
  readonly publisher: InstitutionId;
  readonly metadata: DatasetMetadata;
  readonly file: { readonly name: string; readonly title: string; readonly sha256: Sha256; readonly size: number };
}

export const createDepositing = (context: DatasetContext): Depositing => ({
  create: (caller, { publisher, metadata, file }) =>
    createDataset(context, { caller, publisher, kind: 'dataset', metadata, files: [file], links: [] }),
  replace: (caller, dataset, file) => addFilesToDraft(context, { caller, dataset }, [file]),
  release: (caller, { id, revision }) => releaseDataset(context, { caller, dataset: id, revision }, ''),
});
