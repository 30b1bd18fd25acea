import type {
  AccountId,
  DatasetId,
  InstitutionId,
  LanguageMap,
  ReviewEvent,
  ReviewId,
  ReviewState,
  Role,
} from '@milpa/sdk';
import { Problem, reviewLife } from '@milpa/sdk';
import type { Holders } from '../../account/index.ts';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import type { Mail } from '../../mail/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';

export interface ReviewNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly holders: Holders;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
  readonly datasets: Pick<Datasets, 'requireDraft' | 'releasing'>;
  readonly publicUrl: string;
  readonly sign: (bytes: Uint8Array) => Promise<{ readonly key: string; readonly signature: Uint8Array }>;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface ReviewRow {
  readonly id: ReviewId;
  readonly dataset: DatasetId;
  readonly institution: InstitutionId;
  readonly revision: number;
  readonly state: ReviewState;
  readonly notes: string;
  readonly not_before: Date | null;
  readonly submitter: AccountId;
  readonly submitter_name: string;
  readonly submitter_role: Role | null;
  readonly submitted: Date;
  readonly decider: AccountId | null;
  readonly decider_name: string | null;
  readonly decider_role: Role | null;
  readonly decided: Date | null;
  readonly comment: string;
  readonly version: number | null;
  readonly trouble: LanguageMap | null;
}

/** The state it is in once somebody edited the working copy: noticed when the review is next looked at. */
export const stateNow = ({ state, revision }: Pick<ReviewRow, 'state' | 'revision'>, current: number): ReviewState =>
  (revision === current ? null : reviewLife[state].edit) ?? state;

/** The next state; throws `conflict` when this cannot happen to it. */
export function requireNext(state: ReviewState, event: ReviewEvent): ReviewState {
  const next = reviewLife[state][event];
  if (next) return next;
  throw new Problem('conflict', closed[state]);
}

/** In which role somebody acts for an institution: there, else in the whole portal. */
export const roleIn = (caller: Caller, institution: InstitutionId): Role | null =>
  (
    caller.appointments.find((held) => held.institution === institution) ??
    caller.appointments.find((held) => held.institution === null)
  )?.role ?? null;

const closed: Record<ReviewState, LanguageMap> = {
  'in-review': {
    en: 'This is still being reviewed.',
    es: 'Esto todavía está en revisión.',
    fr: 'Ceci est encore en cours de relecture.',
  },
  approved: {
    en: 'This is approved already; it will be released by itself. It can still be taken back.',
    es: 'Esto ya está aprobado y se publicará por sí solo. Todavía se puede retirar.',
    fr: 'Ceci est déjà approuvé et sera publié tout seul. Il peut encore être repris.',
  },
  returned: {
    en: 'This was returned. Mend the working copy and hand it in again.',
    es: 'Esto fue devuelto. Corrija el borrador y envíelo de nuevo.',
    fr: 'Ceci a été renvoyé. Corrigez la copie de travail et remettez-la.',
  },
  recalled: {
    en: 'This was taken back by who handed it in.',
    es: 'Quien lo envió lo retiró.',
    fr: "La personne qui l'avait remis l'a repris.",
  },
  outdated: {
    en: 'The working copy was edited after it was handed in: what was read is no longer what would be released. Hand it in again.',
    es: 'El borrador se editó después de enviarlo: lo revisado ya no es lo que se publicaría. Envíelo de nuevo.',
    fr: "La copie de travail a été modifiée après avoir été remise : ce qui a été lu n'est plus ce qui serait publié. Remettez-la.",
  },
  released: {
    en: 'This is released already.',
    es: 'Esto ya está publicado.',
    fr: 'Ceci est déjà publié.',
  },
};
