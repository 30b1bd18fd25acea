import type { DatasetId, InstitutionId } from '@milpa/sdk';
import type { Queryable } from './storage/database/index.ts';

/** What happens in lower folders and upper ones want to know. Wired in main.ts; every handler is safe to repeat. */
export interface Events {
  'dataset-released': { readonly dataset: DatasetId; readonly version: number };
  'dataset-withdrawn': { readonly dataset: DatasetId };
  'dataset-restored': { readonly dataset: DatasetId };
  /** Links of its newest release began or ceased to answer. */
  'dataset-links-changed': { readonly dataset: DatasetId };
  /** Its quality was measured, and found to be other than before. */
  'dataset-measured': { readonly dataset: DatasetId };
  'institution-changed': { readonly institution: InstitutionId };
}
export type EventName = keyof Events;
/** Those after which a catalogue reads otherwise. */
export type CatalogueEvent = Exclude<EventName, 'dataset-links-changed' | 'dataset-measured'>;

/** Says that something happened, or several things of one kind, inside the transaction in which it does: it is heard if and only if that commits. */
export type Emit = <Name extends EventName>(
  tx: Queryable,
  name: Name,
  ...events: readonly Events[Name][]
) => Promise<void>;
