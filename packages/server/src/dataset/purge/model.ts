import type {
  AccountId,
  DatasetId,
  DistributionId,
  InstitutionId,
  LanguageMap,
  PurgeId,
  PurgeState,
  Sha256,
  TableId,
} from '@milpa/sdk';

export type PurgeEvent = 'confirm' | 'refuse' | 'remove' | 'finish';

/** What may happen to an order, and what it then is; null: it may not happen. */
export const purgeLife: Readonly<Record<PurgeState, Readonly<Record<PurgeEvent, PurgeState | null>>>> = {
  asked: { confirm: 'confirmed', refuse: 'refused', remove: null, finish: null },
  refused: { confirm: null, refuse: null, remove: null, finish: null },
  confirmed: { confirm: null, refuse: null, remove: 'removed', finish: null },
  removed: { confirm: null, refuse: null, remove: null, finish: 'done' },
  done: { confirm: null, refuse: null, remove: null, finish: null },
};

export interface PurgeRow {
  readonly id: PurgeId;
  /** The order this one follows from, and is decided with; null: it was asked for by itself. */
  readonly follows: PurgeId | null;
  readonly dataset: DatasetId;
  readonly distribution: DistributionId | null;
  /** What the file is called; null once all of it was purged. */
  readonly file: string | null;
  /** The number of the release it names, and the hash of what that has of the file; null: all versions. */
  readonly version: number | null;
  readonly sha256: Sha256 | null;
  /** Numbers of the releases that have those bytes of the file; empty when all versions are meant. */
  readonly versions: readonly number[];
  readonly title: LanguageMap;
  readonly reason: string;
  readonly authority: string;
  readonly state: PurgeState;
  readonly asked_by: AccountId;
  readonly asked: Date;
  readonly decided_by: AccountId | null;
  readonly decided: Date | null;
  readonly done: Date | null;
  readonly hashes: readonly Sha256[];
  readonly publisher: InstitutionId;
  readonly asker: string;
  readonly decider: string | null;
}

/** An order about a file that keeps the public from it. */
export interface StandingOrder
  extends Pick<
    PurgeRow,
    'dataset' | 'version' | 'sha256' | 'versions' | 'state' | 'title' | 'reason' | 'authority' | 'asked'
  > {
  readonly distribution: DistributionId;
  readonly tables: readonly TableId[];
}

/** Says nothing of what was there. */
export const neutralTitles: Readonly<Record<'dataset' | 'file' | 'version', LanguageMap>> = {
  dataset: {
    es: 'Conjunto de datos eliminado por una orden de privacidad',
    en: 'Dataset removed by a privacy order',
    fr: 'Jeu de données supprimé par un ordre de confidentialité',
  },
  file: {
    es: 'Archivo eliminado por una orden de privacidad',
    en: 'File removed by a privacy order',
    fr: 'Fichier supprimé par un ordre de confidentialité',
  },
  version: {
    es: 'Versión de un archivo eliminada por una orden de privacidad',
    en: 'Version of a file removed by a privacy order',
    fr: "Version d'un fichier supprimée par un ordre de confidentialité",
  },
};
