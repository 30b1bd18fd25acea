import { z } from 'zod';

/** Opaque permanent identifiers are UUIDs version 7 (RFC 9562); they never carry a title or a place. */
const uuid = z.uuid();

export const InstitutionId = uuid.brand('InstitutionId');
export type InstitutionId = z.infer<typeof InstitutionId>;
export const AccountId = uuid.brand('AccountId');
export type AccountId = z.infer<typeof AccountId>;
export const TokenId = uuid.brand('TokenId');
export type TokenId = z.infer<typeof TokenId>;
export const AppointmentId = uuid.brand('AppointmentId');
export type AppointmentId = z.infer<typeof AppointmentId>;
export const DatasetId = uuid.brand('DatasetId');
export type DatasetId = z.infer<typeof DatasetId>;
export const DistributionId = uuid.brand('DistributionId');
export type DistributionId = z.infer<typeof DistributionId>;
/** One received file: the bytes of one distribution at one time. */
export const FileVersionId = uuid.brand('FileVersionId');
export type FileVersionId = z.infer<typeof FileVersionId>;
/** A table keeps its identifier through every version of the file it comes from. */
export const TableId = uuid.brand('TableId');
export type TableId = z.infer<typeof TableId>;
/** One taking in of descriptions from a file. */
export const ReviewId = uuid.brand('ReviewId');
export type ReviewId = z.infer<typeof ReviewId>;
export const ImportId = uuid.brand('ImportId');
export type ImportId = z.infer<typeof ImportId>;
/** One body of data an institution holds, published or not. */
export const HoldingId = uuid.brand('HoldingId');
export type HoldingId = z.infer<typeof HoldingId>;
/** One opening plan of an institution. */
export const PlanId = uuid.brand('PlanId');
export type PlanId = z.infer<typeof PlanId>;
export const CommitmentId = uuid.brand('CommitmentId');
export type CommitmentId = z.infer<typeof CommitmentId>;
/** One minuted session of an institution's open data council. */
export const SessionId = uuid.brand('SessionId');
export type SessionId = z.infer<typeof SessionId>;
/** One taking in of an inventory from a file. */
export const InventoryImportId = uuid.brand('InventoryImportId');
export type InventoryImportId = z.infer<typeof InventoryImportId>;
/** One thing done to many resources. */
export const BulkId = uuid.brand('BulkId');
export type BulkId = z.infer<typeof BulkId>;
/** One matter of the helpdesk. */
export const CaseId = uuid.brand('CaseId');
export type CaseId = z.infer<typeof CaseId>;
/** One request for data. */
export const RequestId = uuid.brand('RequestId');
export type RequestId = z.infer<typeof RequestId>;
/** Something that people made of data. */
export const ReuseId = uuid.brand('ReuseId');
export type ReuseId = z.infer<typeof ReuseId>;
/** An order to remove data for ever. */
export const PurgeId = uuid.brand('PurgeId');
export type PurgeId = z.infer<typeof PurgeId>;
/** One self-assessment of a government or an institution. */
export const SelfAssessmentId = uuid.brand('SelfAssessmentId');
export type SelfAssessmentId = z.infer<typeof SelfAssessmentId>;
/** One of its frozen submissions. */
export const SubmissionId = uuid.brand('SubmissionId');
export type SubmissionId = z.infer<typeof SubmissionId>;
export const UploadId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand('UploadId');
export type UploadId = z.infer<typeof UploadId>;

/** The readable part of an address. It may change; the old one then redirects for ever. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/)
  .brand('Slug');
export type Slug = z.infer<typeof Slug>;

/** Lower-case hexadecimal SHA-256 of the bytes. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256');
export type Sha256 = z.infer<typeof Sha256>;

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
/** A calendar day, ISO 8601. */
export const Day = z.iso.date();
