import type { DatasetId, InstitutionId } from '@milpa/sdk';

/** What happens in lower folders and upper ones want to know. Wired in main.ts; every handler is safe to repeat. */
export interface Events {
  'dataset-released': { readonly dataset: DatasetId; readonly version: number };
  'dataset-withdrawn': { readonly dataset: DatasetId };
  'dataset-restored': { readonly dataset: DatasetId };
  'institution-changed': { readonly institution: InstitutionId };
}
export type EventName = keyof Events;
