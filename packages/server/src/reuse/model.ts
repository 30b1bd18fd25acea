import {
  type AccountId,
  type Availability,
  type Dataset,
  type DatasetId,
  type InstitutionId,
  type Language,
  type ReuseDecision,
  type ReuseEvent,
  type ReuseId,
  type ReuseKind,
  type ReuseMaker,
  type ReuseState,
  reuseDecisions,
  reuseLife,
} from '@milpa/sdk';
import type { Holders } from '../account/index.ts';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Datasets, LinkCheckLimits } from '../dataset/index.ts';
import type { Egress } from '../egress/index.ts';
import type { Limiter } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';
import type { Jobs } from '../jobs/index.ts';
import type { Mail } from '../mail/index.ts';
import type { Random } from '../random.ts';
import type { Seal } from '../seal.ts';
import type { Database } from '../storage/database/index.ts';

export interface ReuseNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly holders: Holders;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
  readonly datasets: Pick<Datasets, 'findReleased' | 'listReleasedOf'>;
  /** Asks whether something is at an address; none where links are not looked at. */
  readonly egress: Pick<Egress, 'probe'> | undefined;
  readonly linkLimits?: Partial<LinkCheckLimits>;
  readonly publicUrl: string;
  /** Closes the addresses of those who send something in: a copy of the database does not tell them. */
  readonly seal: Seal;
  /** Where a request comes from: only counted in memory, never written down. */
  readonly addressOf: (request: Request) => string;
  /** What one address on the network may send, and letters that one mailbox may get. */
  readonly limiters: { readonly address: Limiter; readonly mailbox: Limiter };
}

export const dayMs = 86_400_000;
/** Days in which whoever sent one confirms the address; then it is as if it had not been sent. */
export const confirmDays = 7;
/** Days after which the address is removed of what was declined or withdrawn. */
export const keepDays = 30;

export interface ReuseRow {
  readonly id: ReuseId;
  readonly state: ReuseState;
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly kind: ReuseKind;
  readonly address: string;
  readonly maker_name: string;
  readonly maker_kind: ReuseMaker['kind'];
  readonly since: string | null;
  readonly impact_text: string | null;
  readonly impact_url: string | null;
  readonly impact_confirmed: Date | null;
  readonly impact_confirmed_by: InstitutionId | null;
  /** Of whoever sent it in, sealed. */
  readonly email: string | null;
  readonly made: Date;
  readonly accepted: Date | null;
  readonly changed: Date;
  readonly reason: string | null;
  readonly revision: number;
}

/** What whoever sent it says; the rest is the portal's. */
export type SaidRow = Pick<
  ReuseRow,
  | 'title'
  | 'description'
  | 'language'
  | 'kind'
  | 'address'
  | 'maker_name'
  | 'maker_kind'
  | 'since'
  | 'impact_text'
  | 'impact_url'
>;

export interface UsedRow {
  readonly reuse: ReuseId;
  readonly dataset: DatasetId;
  readonly version: number | null;
  readonly institution: InstitutionId;
  readonly themes: readonly string[];
  readonly released: boolean;
}

export interface CheckRow {
  readonly reuse: ReuseId;
  readonly address: string;
  readonly state: Availability['state'];
  readonly checked: Date | null;
  readonly status: number | null;
  readonly reason: string | null;
  readonly since: Date;
  readonly misses: number;
}

export const copyOf = ({ publisher, metadata }: Dataset) => ({
  institution: publisher.id,
  themes: metadata.themes,
  released: true,
});

export const listMoves = (state: ReuseState): ReuseDecision[] =>
  reuseDecisions.filter((event) => reuseLife[state][event] !== null);

export const needsReason = (event: ReuseEvent): boolean => event === 'decline' || event === 'hide';

/** What is looked for: without accents and capitals, so that «energia» finds «Energía». */
export const foldWords = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = ({ title, description, maker_name }: SaidRow): string =>
  foldWords([title, description, maker_name].join('\n'));

/** Who gets a letter: whoever sent it, or somebody who decides. */
export type Told = 'sender' | AccountId;
