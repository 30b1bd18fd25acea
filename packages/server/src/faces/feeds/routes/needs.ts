import type { Dataset, DatasetId, ExtraField, Problem, Tombstone } from '@milpa/sdk';
import type { MetadataQuality } from '../../../assessment/index.ts';
import type { Catalogue, ReleasedDatasets } from '../../../catalogue/index.ts';
import type { Clock } from '../../../clock.ts';
import type { Demand } from '../../../demand/index.ts';
import type { Institutions } from '../../../institution/index.ts';
import type { FreshnessClock } from '../../../publishing/index.ts';
import type { Reuses } from '../../../reuse/index.ts';
import type { ChangeReader } from '../changes/index.ts';
import type { SourceCatalogues } from '../entries.ts';
import type { Identities, PortalName } from '../names.ts';
import type { Shelf } from '../prebuilt/index.ts';

export interface FeedNeeds {
  readonly publicUrl: string;
  /** Fields the portal added to descriptions, with the properties they are. */
  readonly extraFields?: readonly ExtraField[];
  readonly clock: Clock;
  readonly datasets: Omit<ReleasedDatasets, 'findReleased'> & {
    findReleased(key: string, version?: number): Promise<Dataset | undefined>;
    /** Why nothing can be read under a key: `withdrawn` with its tombstone, or `not-found`. */
    explainAbsence(key: string, version?: number): Promise<Problem>;
    findTombstone(key: string): Promise<Tombstone | undefined>;
    listMembers(series: DatasetId, limit: number): Promise<readonly DatasetId[]>;
    findPurgeMark(): Promise<number>;
  };
  readonly catalogue: Pick<Catalogue, 'listRecent' | 'listAddresses' | 'countReleased'>;
  readonly institutions: Pick<Institutions, 'require' | 'list'>;
  readonly sources: SourceCatalogues;
  readonly freshness: Pick<FreshnessClock, 'listOverdue'>;
  readonly demand: Pick<Demand, 'listNewest'>;
  readonly reuses: Pick<Reuses, 'list' | 'listAddresses'>;
  readonly quality: Pick<MetadataQuality, 'findMeasurement'>;
  readonly changes: ChangeReader;
  readonly shelf: Pick<Shelf, 'findManifest' | 'read'>;
}

/** What every route is made of. */
export type Parts = FeedNeeds & { readonly names: Identities; readonly portal: PortalName };
