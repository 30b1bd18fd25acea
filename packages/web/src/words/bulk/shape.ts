import type { Bulk, BulkAction, BulkOutcome, Language, OperationId, Resource } from '@milpa/sdk';
import { formatCount } from '../plural.ts';

/** Words for working on many resources at once. */
export interface BulkWords {
  readonly link: (name: string) => string;
  readonly title: string;
  readonly of: (name: string) => string;
  readonly lead: string;
  readonly filter: string;
  readonly find: string;
  readonly clear: string;
  readonly any: string;
  readonly fields: Readonly<Record<'q' | 'format' | 'state' | 'health' | 'freshness', string>>;
  readonly states: Readonly<Record<Resource['state'], string>>;
  readonly health: Readonly<Record<Resource['health'], string>>;
  readonly found: (resources: number, datasets: number) => string;
  readonly none: string;
  readonly caption: (first: string, last: string, total: string) => string;
  readonly columns: Readonly<Record<'choose' | 'resource' | 'format' | 'state' | 'health' | 'freshness', string>>;
  readonly choose: (name: string) => string;
  readonly noFile: string;
  readonly which: string;
  readonly chosen: string;
  readonly all: (count: number) => string;
  readonly act: string;
  readonly actLead: string;
  readonly actions: Readonly<Record<BulkAction['do'], string>>;
  readonly asks: Readonly<
    Record<'licence' | 'frequency' | 'theme' | 'name' | 'email' | 'rights' | 'notes' | 'reason' | 'authority', string>
  >;
  readonly go: (action: string) => string;
  readonly nothing: string;
  readonly incomplete: string;
  readonly progress: {
    readonly state: Readonly<Record<Bulk['state'], string>>;
    readonly working: (done: number, all: number) => string;
    readonly outcomes: Readonly<Record<BulkOutcome | 'waiting', string>>;
    readonly rows: string;
    readonly all: string;
    readonly outcome: string;
    readonly stop: string;
    readonly stopLead: string;
    readonly back: string;
  };
  readonly tag: string;
  readonly operations: Readonly<
    Record<Extract<OperationId, 'listResources' | 'startBulk' | 'getBulk' | 'listBulkRows' | 'stopBulk'>, string>
  >;
}

export const counted = (language: Language, count: number, one: string, other: string): string =>
  formatCount(language, count, { one, other });
