import { z } from 'zod';
import { Role } from './appointment.ts';
import { Release } from './dataset.ts';
import { FieldChange } from './history.ts';
import { DatasetId, Instant, InstitutionId, ReviewId, Sha256, Slug } from './identifiers.ts';
import { LanguageMap } from './language.ts';
import { Finding, TableDiff } from './table.ts';

/** How an institution lets its data go out. */
export const ReleaseRule = z.object({
  fourEyes: z
    .boolean()
    .describe('Nothing is released before a second person, not the one who asked for it, has read and approved it'),
});
export type ReleaseRule = z.infer<typeof ReleaseRule>;

/** `outdated`: the working copy was changed after it was handed in, so that what was read is not what would be released. */
export const reviewStates = ['in-review', 'approved', 'returned', 'recalled', 'outdated', 'released'] as const;
export const ReviewState = z.enum(reviewStates);
export type ReviewState = z.infer<typeof ReviewState>;

export const reviewEvents = ['approve', 'return', 'recall', 'edit', 'release'] as const;
export type ReviewEvent = (typeof reviewEvents)[number];

/** What may happen to a review, and what it then is; null: it may not happen. */
export const reviewLife: Readonly<Record<ReviewState, Readonly<Record<ReviewEvent, ReviewState | null>>>> = {
  'in-review': {
    approve: 'approved',
    return: 'returned',
    recall: 'recalled',
    edit: 'outdated',
    release: 'released',
  },
  approved: { approve: null, return: 'returned', recall: 'recalled', edit: 'outdated', release: 'released' },
  returned: { approve: null, return: null, recall: null, edit: null, release: null },
  recalled: { approve: null, return: null, recall: null, edit: null, release: null },
  outdated: { approve: null, return: null, recall: null, edit: null, release: null },
  released: { approve: null, return: null, recall: null, edit: null, release: null },
};

const text = z.string().trim().max(2000);

export const NewReview = z.object({
  notes: text.default('').describe('What is new: becomes the note of the version'),
  notBefore: Instant.optional().describe(
    'Embargo: released by itself then, when approved; as soon as approved when absent',
  ),
});
export type NewReview = z.input<typeof NewReview>;

export const ReviewDecision = z.object({
  decision: z.enum(['approve', 'return']),
  comment: text.default('').describe('Asked for when it is returned: what has to be mended'),
});

const Acting = z.object({ name: z.string(), role: Role.nullable(), at: Instant });

/** A working copy handed in for a second look before it is released. For people of the institution only. */
export const Review = z.object({
  id: ReviewId,
  dataset: z.object({ id: DatasetId, slug: Slug, title: LanguageMap, version: z.int().nullable() }),
  publisher: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  revision: z.int().describe('Of the working copy that was handed in'),
  state: ReviewState,
  notes: z.string(),
  notBefore: Instant.optional(),
  submitted: Acting,
  decided: Acting.extend({ comment: z.string() }).optional(),
  released: z.int().optional().describe('The version that came of it'),
  trouble: LanguageMap.optional().describe('Why it could not be released though it was approved'),
  mayDecide: z
    .boolean()
    .describe('Whether the caller may approve or return it: never who handed it in, where four eyes are asked for'),
});
export type Review = z.infer<typeof Review>;

/** What a release of the working copy would change, for those who read it first. */
export const DraftChanges = z.object({
  changes: z.array(FieldChange).describe('Against the newest version; all of the description before the first'),
  diffs: z.array(TableDiff).describe('A table each, where the bytes differ'),
  findings: z.array(z.object({ file: z.string(), table: z.string().optional(), finding: Finding })),
  personal: z
    .array(z.object({ table: z.string(), column: z.string(), reason: z.string() }))
    .describe('Columns with personal data, and why the publisher says they may be public'),
});
export type DraftChanges = z.infer<typeof DraftChanges>;

/** What was released, fixed and signed at that moment: the same for ever, whatever becomes of the dataset. */
export const Receipt = z.object({
  folio: z.string().describe('Number of the receipt: institution, year, running number'),
  portal: z.string(),
  dataset: z.object({ id: DatasetId, slug: Slug, title: LanguageMap }),
  publisher: z.object({ id: InstitutionId, slug: Slug, name: LanguageMap }),
  version: z.int(),
  released: Instant,
  sha256: Sha256.describe('Of the canonical JSON of the release'),
  files: Release.shape.files,
  links: z.int().describe('Distributions that lie elsewhere'),
  review: z
    .object({ submitted: Instant, approved: Instant, submittedAs: Role.nullable(), approvedAs: Role.nullable() })
    .nullable()
    .describe('Null: released without a second pair of eyes'),
});
export type Receipt = z.infer<typeof Receipt>;

/** Both texts as they were signed; the signature covers the UTF-8 bytes of `receipt`. */
export const SignedReceipt = z.object({
  receipt: z.string().describe('Canonical JSON (RFC 8785) of the receipt'),
  signature: z.string().describe('Ed25519 (RFC 8032), base64'),
  key: z.string().describe('Identifier of the key that signed: SHA-256 of its public half'),
  keys: z.url().describe('Where the public halves of the keys of this portal are'),
});
export type SignedReceipt = z.infer<typeof SignedReceipt>;
