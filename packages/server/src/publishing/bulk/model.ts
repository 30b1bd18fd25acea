import type {
  AccountId,
  Bulk,
  BulkAction,
  BulkId,
  BulkOutcome,
  DatasetId,
  DistributionId,
  InstitutionId,
  LanguageMap,
} from '@milpa/sdk';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';

export interface BulkNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly datasets: Pick<Datasets, 'handling'>;
  readonly institutions: Pick<Institutions, 'find' | 'require'>;
  readonly timeZone: string;
}

export interface BulkRecord {
  readonly id: BulkId;
  readonly institution: InstitutionId;
  readonly account: AccountId;
  readonly caller: Caller;
  readonly action: BulkAction;
  readonly state: Bulk['state'];
  readonly created: Date;
  readonly finished: Date | null;
}

export interface BulkRowRecord {
  readonly position: number;
  readonly dataset: DatasetId;
  readonly distribution: DistributionId | null;
  readonly title: LanguageMap;
  readonly name: string;
  readonly outcome: BulkOutcome | null;
  readonly message: LanguageMap | null;
}
