import type { Engine, SqlPool } from '@milpa/engine';
import type {
  AccountId,
  ColumnNotes,
  DatasetId,
  DatasetMetadata,
  Distribution,
  DistributionId,
  Draft,
  ExportFormat,
  FileState,
  FileVersionId,
  Finding,
  InstitutionId,
  LanguageMap,
  Link,
  PurgeId,
  ResourceKind,
  Sha256,
  Slug,
  TableId,
  Tombstone,
} from '@milpa/sdk';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Egress } from '../egress/index.ts';
import type { Emit } from '../events.ts';
import type { Institutions } from '../institution/index.ts';
import type { Jobs } from '../jobs/index.ts';
import type { Random } from '../random.ts';
import type { Database, Queryable, Transaction } from '../storage/database/index.ts';
import type { FileStore } from '../storage/files/index.ts';
import type { ExtraSchema } from './extra.ts';
import type { LinkCheckLimits } from './links/check-links.ts';

export type State = 'draft' | 'released' | 'withdrawn';
export type LifeEvent = 'release' | 'withdraw' | 'restore';

/** What may happen to a dataset, and what it then is; null: it may not happen. */
export const life: Readonly<Record<State, Readonly<Record<LifeEvent, State | null>>>> = {
  draft: { release: 'released', withdraw: null, restore: null },
  released: { release: 'released', withdraw: 'withdrawn', restore: null },
  withdrawn: { release: null, withdraw: null, restore: 'released' },
};

/** The points at which a process may be killed in a crash test, in the order of a file's way. */
export const checkpoints = [
  'upload-received',
  'upload-adopted',
  'upload-recorded',
  'file-stored',
  'file-recorded',
  'read-started',
  'read-finished',
  'tables-stored',
  'tables-recorded',
  'release-compared',
  'release-snapshotted',
  'release-committed',
] as const;
export type Checkpoint = (typeof checkpoints)[number];

export interface DatasetLimits {
  readonly fileBytes: number;
  /** Files of one dataset. */
  readonly files: number;
  /** Milliseconds one question to a table may take. */
  readonly queryMs: number;
  /** Milliseconds the engine gives one SQL statement: told to people whose statement was stopped. */
  readonly sqlMs: number;
  /** How often reading a file may break before it counts as failed. */
  readonly readFailures: number;
  /** How often reading may be started, a killed portal included. */
  readonly readStarts: number;
  /** Days an upload may wait to be finished or used. */
  readonly uploadDays: number;
}
export const defaultDatasetLimits: DatasetLimits = {
  fileBytes: 20 * 2 ** 30,
  files: 1000,
  queryMs: 30_000,
  sqlMs: 10_000,
  readFailures: 3,
  readStarts: 20,
  uploadDays: 7,
};

/** Whoever lets releases pass, asked and told in the transaction that makes them. */
export interface ReleaseGate {
  /** What stands in the way of releasing these working copies as they are; the dataset is left out when nothing does. */
  judge(tx: Queryable, drafts: readonly GatedDraft[]): Promise<ReadonlyMap<DatasetId, Draft['blockers'][number]>>;
  released(tx: Transaction, releases: readonly (GatedDraft & { readonly version: number })[]): Promise<void>;
}
export interface GatedDraft {
  readonly dataset: DatasetId;
  readonly publisher: InstitutionId;
  readonly revision: number;
}

export interface DatasetNeeds {
  readonly database: Database;
  readonly files: FileStore;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly engine: Engine;
  /** Answers SQL over released tables. */
  readonly sql: SqlPool;
  /** Asks other servers, to see whether links are alive; absent: links are not checked. */
  readonly egress?: Pick<Egress, 'probe'> | undefined;
  readonly linkChecks?: Partial<LinkCheckLimits>;
  /** The fields this portal added to descriptions; none when absent. */
  readonly extra?: ExtraSchema | undefined;
  /** The address readers use, without a slash at the end, and what the portal calls itself: for citations. */
  readonly publicUrl: string;
  readonly portalName?: string;
  /** Where a request comes from; empty when not over a network. */
  readonly addressOf: (request: Request) => string;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'list'>;
  readonly audit: Pick<Audit, 'record' | 'recordAll' | 'forget'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
  /** Folder for unfinished uploads and for the work of reading; may be emptied when nothing runs, but for `uploads`. */
  readonly dataFolder: string;
  readonly limits?: Partial<DatasetLimits>;
  /** Called at each named step; crash tests end the process here. */
  readonly checkpoint?: (name: Checkpoint) => void | Promise<void>;
  /** What an upper folder wants of every release; nothing when absent. */
  readonly releaseGate?: ReleaseGate;
  /** What upper folders keep of datasets: they remove it when an order to purge one is carried out. */
  readonly purging?: Purging | undefined;
  /** Files that other folders keep in the file store, so that they are not taken for leftovers. */
  readonly isFileUsed?: (sha256: Sha256) => Promise<boolean>;
}

/** What is purged. */
export interface Gone {
  readonly dataset: DatasetId;
  readonly whole: boolean;
  readonly purge: PurgeId;
  /** Since when anybody can have said anything of it; null: always. */
  readonly since: Date | null;
  /** The releases that lose something. */
  readonly versions: readonly number[];
}

/** How those who keep copies of what a dataset says let go of them. */
export interface Purging {
  /** In the transaction that asks for it: lists name the dataset no more, until its copies were made anew. */
  hide(tx: Transaction, hidden: { readonly dataset: DatasetId; readonly whole: boolean }): Promise<void>;
  /** In the transaction that removes it; gives the hashes of stored files that go too. */
  forget(tx: Transaction, gone: Gone): Promise<readonly string[]>;
  /** Datasets that tell of others in their own files, which go with those they tell of. */
  listHolders(): Promise<readonly DatasetId[]>;
  /**
   * After it: what lies in files and indexes. May be repeated; when it resolves, nothing is left of it there. `forever`: all
   * of the dataset was removed, and not only hidden until a second person decides.
   */
  removeCopies(gone: { readonly dataset: DatasetId; readonly forever: boolean }): Promise<void>;
}

/** The needs with everything optional filled in: what the services of this folder get. */
export interface DatasetContext extends DatasetNeeds {
  readonly portalName: string;
  readonly extra: ExtraSchema;
  readonly limits: DatasetLimits;
  readonly checkpoint: (name: Checkpoint) => void | Promise<void>;
}

export interface DatasetRow {
  readonly id: DatasetId;
  readonly slug: Slug;
  readonly publisher: InstitutionId;
  readonly kind: ResourceKind;
  readonly state: State;
  readonly metadata: DatasetMetadata;
  readonly revision: number;
  readonly latest: number | null;
  readonly issued: Date | null;
  readonly modified: Date | null;
  readonly withdrawal: Pick<Tombstone, 'withdrawn' | 'reason' | 'authority'> | null;
  readonly updated: Date;
  /** The order by which everything in it was removed for ever. */
  readonly purged: PurgeId | null;
}

/** What is said of a distribution itself, whether its bytes are kept or lie elsewhere. */
export interface DistributionRow {
  readonly dataset: DatasetId;
  readonly distribution: DistributionId;
  readonly title: string;
  readonly description: LanguageMap | null;
  readonly position: number;
  readonly terms: Terms;
}
/** Licence, rights and the like, where they differ from those of the dataset. */
export type Terms = Pick<Distribution, 'licence' | 'rights' | 'conformsTo' | 'service'>;

/** A distribution of the working copy that lies elsewhere. */
export interface LinkRow extends DistributionRow {
  readonly link: Link;
}

/** A distribution of the working copy with its current file. */
export interface FileRow extends DistributionRow {
  readonly id: FileVersionId;
  readonly name: string;
  readonly size: number;
  readonly sha256: Sha256;
  readonly media_type: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly state: FileState;
  readonly progress: number | null;
  readonly refusal: { readonly code: string; readonly detail: LanguageMap } | null;
  readonly findings: Finding[];
  readonly wanted: string;
  readonly reading: string | null;
  readonly received: Date;
  /** A privacy order removed these bytes: the working copy waits for others. */
  readonly purged: boolean;
}

/** A table as read from a file, without its profile, which may be large. */
export interface TableRow {
  readonly version: string;
  readonly table: TableId;
  readonly file: FileVersionId;
  readonly distribution: DistributionId;
  readonly position: number;
  readonly name: string;
  readonly sha256: Sha256;
  readonly rows: number;
  readonly columns: number;
  readonly formats: ExportFormat[];
  readonly notes: ColumnNotes;
  readonly temporal: { readonly from: string; readonly to: string } | null;
  readonly bbox: [number, number, number, number] | null;
  /** Title rows, footers and the like that were cut out of the table. */
  readonly remarks: string[] | null;
  /** Data that identify people, as found: they stop a release until somebody says why the column may be public. */
  readonly personal: Finding[] | null;
}

/** A working copy with all that is in it. */
export interface LoadedDraft {
  readonly dataset: DatasetRow;
  readonly files: readonly FileRow[];
  readonly links: readonly LinkRow[];
  readonly tables: readonly TableRow[];
  /** Hash of the newest release, to say whether a new one would differ. */
  readonly released: { readonly sha256: string; readonly content: string } | null;
}

/** A file that lies in the store and is about to become part of a dataset. */
export interface IncomingFile {
  readonly name: string;
  readonly sha256: Sha256;
  readonly size: number;
  readonly title?: string | undefined;
  readonly replaces?: DistributionId | undefined;
  readonly upload?: { readonly id: string; readonly account: AccountId } | undefined;
}
