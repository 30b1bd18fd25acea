import {
  type AccountId,
  addDays,
  type DatasetId,
  type InstitutionId,
  type Language,
  type LanguageMap,
  type Role,
} from '@milpa/sdk';
import type { Holders } from '../../account/index.ts';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import type { Mail } from '../../mail/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';

/** When people are reminded, in days around the day something is due. */
export const steps = ['T-30', 'T-7', 'T0', 'T+7', 'T+30'] as const;
export type Step = (typeof steps)[number];

/** Who is reminded. Where nobody holds a rung, the letter climbs to the next and says so. */
export const rungs = ['owner', 'liaison', 'centre', 'portal'] as const;
export type Rung = (typeof rungs)[number];

export const rungOf: Readonly<Record<Step, Rung>> = {
  'T-30': 'owner',
  'T-7': 'owner',
  T0: 'owner',
  'T+7': 'liaison',
  'T+30': 'centre',
};

export type PromisedKind =
  | 'dataset'
  | 'commitment'
  | 'obligation'
  | 'corrective-action'
  | 'recommendation'
  | 'milestone'
  | 'reply';

/** Something that somebody promised by a day. */
export interface Promised {
  readonly kind: PromisedKind;
  readonly subject: string;
  readonly institution: InstitutionId;
  /** The post that was charged with it by name: it gets the letters of the owner. */
  readonly post?: Role | undefined;
  readonly title: LanguageMap;
  /** Calendar day, as the publisher put it off where they did. */
  readonly due: string;
  /** Days of warning that are of use: 30, 7, 1 or none. */
  readonly lead: number;
  /** The first day on which it counts as overdue. */
  readonly overdue: string;
  /** The page of it, under the address of the portal. */
  readonly path: (language: Language) => string;
  /** Those for whom it waits, by name: they are told once, on the day it is due, and nobody else is. */
  readonly readers?: readonly AccountId[];
}

/** Gives what was promised, for the clock to remind of. */
export interface PromiseSource {
  readonly kind: PromisedKind;
  /** What is not kept yet and due by this day, or was due before. */
  listDueBy(day: string): AsyncIterable<Promised>;
  /** As it stands now; undefined when it was kept, or is promised no more. */
  find(subject: string): Promise<Promised | undefined>;
}

/**
 * The steps that have come by a day. Of those for the owner only the newest: after weeks without power nobody is helped by
 * three letters about one thing. What comes every day is told of only once it is late.
 */
export function listSteps({ due, lead, overdue }: Pick<Promised, 'due' | 'lead' | 'overdue'>, today: string): Step[] {
  const owner: readonly (readonly [Step, string])[] = [
    ...(lead >= 30 ? [['T-30', addDays(due, -30)] as const] : []),
    ...(lead >= 7 ? [['T-7', addDays(due, -7)] as const] : []),
    ['T0', lead > 0 ? due : overdue],
  ];
  const newest = owner.findLast(([, day]) => day <= today)?.[0];
  return [
    ...(newest ? [newest] : []),
    ...(addDays(due, 7) <= today ? (['T+7'] as const) : []),
    ...(addDays(due, 30) <= today ? (['T+30'] as const) : []),
  ];
}

/** Days before something is due on which anything is said of it at the earliest. */
export const longestLead = 30;

export interface ClockNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly mail: { readonly send: Mail['send']; readonly outbox: Pick<Mail['outbox'], 'forget'> };
  readonly datasets: Pick<Datasets, 'findReleased' | 'listReleased' | 'listReleasedOf' | 'explainAbsence'>;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'listNames'>;
  readonly holders: Holders;
  /** Of the IANA database: when a day begins. */
  readonly timeZone: string;
  readonly publicUrl: string;
  /** What else was promised by a day, and by whom; asked when the clock ticks. */
  readonly listSources: () => readonly PromiseSource[];
}

/** A dataset as the clock knows it. */
export interface ClockRow {
  readonly dataset: DatasetId;
  readonly slug: string;
  readonly title: LanguageMap;
  readonly publisher: InstitutionId;
  readonly frequency: string;
  readonly modified: Date;
  readonly soon: string | null;
  readonly due: string | null;
  readonly overdue: string | null;
  readonly unscheduled: string | null;
}

/** What was said in public of an update that comes later. */
export interface SnoozeRow {
  readonly dataset: DatasetId;
  readonly until: string;
  readonly reason: string;
  readonly made: Date;
  readonly ended: Date | null;
}

/** The later of two calendar days. */
export const laterDay = (a: string, b: string | null): string => (b !== null && b > a ? b : a);
