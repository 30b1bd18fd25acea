import { type AccountId, type Appointment, type InstitutionId, type KeyRole, keyRoles, roles } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Database } from '../storage/database/index.ts';
import { presentAppointment } from './appointments.ts';
import { powersOf } from './powers.ts';
import { store } from './store.ts';

/** One appointment to a key post, over or not; those that lie ahead are left out. */
export interface KeyPost {
  readonly institution: InstitutionId;
  readonly role: KeyRole;
  readonly name: string;
  readonly title: string | null;
  readonly from: Date;
  readonly to: Date | null;
}
/** Somebody who may write for an institution now; null: for every one. */
export interface Writer {
  readonly institution: InstitutionId | null;
  readonly account: AccountId;
  readonly name: string;
}

/** What others ask about who holds which post, without a word of how to reach anybody. */
export interface Posts {
  listKeyPosts(institution: InstitutionId | 'all'): Promise<readonly KeyPost[]>;
  /** Those that hold now and end by themselves before this instant, in the order of their ends. */
  listEnding(before: Date): Promise<readonly Appointment[]>;
  listWriters(): Promise<readonly Writer[]>;
  /** Who held something in this institution and nowhere else, and holds nothing now. */
  listLeavers(institution: InstitutionId): Promise<readonly AccountId[]>;
  listNames(accounts: readonly AccountId[]): Promise<readonly { readonly id: AccountId; readonly name: string }[]>;
}

const writing = roles.filter((role) => powersOf[role].includes('write-drafts'));

export const createPosts = ({ database, clock }: { database: Database; clock: Clock }): Posts => ({
  listKeyPosts: (institution) =>
    database.query<KeyPost>(
      `select p.institution, p.role, a.name, p.title, p.valid_from as "from", p.valid_to as "to"
       from appointment p join account a on a.id = p.account
       where p.institution is not null and ($1::uuid is null or p.institution = $1) and p.role = any($2)
         and p.valid_from <= $3 order by p.valid_from, p.id`,
      [institution === 'all' ? null : institution, keyRoles, clock()],
    ),
  listEnding: async (before) => (await store.listEnding(database, clock(), before)).map(presentAppointment),
  listWriters: () =>
    database.query<Writer>(
      `select distinct p.institution, a.id as account, a.name from appointment p join account a on a.id = p.account
       where p.role = any($1) and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) order by a.name, a.id`,
      [writing, clock()],
    ),
  listLeavers: async (institution) =>
    (
      await database.query<{ account: AccountId }>(
        `select distinct p.account from appointment p where p.institution = $1 and not exists (
           select from appointment o where o.account = p.account and (o.institution is distinct from $1
             or (o.valid_from <= $2 and (o.valid_to is null or o.valid_to > $2))))`,
        [institution, clock()],
      )
    ).map(({ account }) => account),
  listNames: (accounts) => database.query('select id, name from account where id = any($1::uuid[])', [accounts]),
});
