import type { AccountId, InstitutionId, Language } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import type { Database } from '../storage/database/index.ts';

/** A person, and how to write to them. Never shown to the public. */
export interface Addressee {
  readonly account: AccountId;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}
/** Who holds a role now. */
export interface Holder extends Addressee {
  readonly role: string;
  readonly from: Date;
}

export interface Holders {
  /** Those who hold one of these roles in an institution now; null: in the whole portal. */
  list(institution: InstitutionId | null, roles: readonly string[]): Promise<readonly Holder[]>;
  /** A person by their account, whatever they hold; undefined when there is none. */
  find(account: string): Promise<Addressee | undefined>;
}

/** Looks up who holds which post now, for those who write letters to posts. */
export const createHolders = ({ database, clock }: { database: Database; clock: Clock }): Holders => ({
  list: (institution, roles) =>
    database.query<Holder>(
      `select a.id as account, a.email, a.name, a.language, p.role, p.valid_from as "from"
       from appointment p join account a on a.id = p.account
       where p.institution is not distinct from $1 and p.role = any($2)
         and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3) order by p.valid_from, p.id`,
      [institution, roles, clock()],
    ),
  find: async (account) =>
    (
      await database.query<Addressee>('select id as account, email, name, language from account where id = $1', [
        account,
      ])
    )[0],
});
