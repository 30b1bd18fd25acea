import { type AccountId, type Acting, type NewActing, Problem } from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import { mayReadAudit, requirePerson, requirePortalAdministrator } from './may.ts';
import { type AccountNeeds, normalizeEmail } from './model.ts';
import { store } from './store.ts';

const minute = 60_000;

export interface Actings {
  /** Lets an administrator of the portal act as another person in the session with this hash. */
  start(caller: Caller | undefined, session: string | undefined, wanted: NewActing): Promise<void>;
  /** Ends it in that session; nothing happens when there is none. */
  stop(caller: Caller, session: string | undefined): Promise<void>;
  /** Who acted as whom, the newest first: all for those who read the record, else those who acted as the caller. */
  list(caller: Caller): Promise<Acting[]>;
}

/** Acting as another person, for support alone: every entry of the record keeps both, and no right grows by it. */
export function createActings({ database, clock, random, audit }: AccountNeeds): Actings {
  return {
    start: (given, session, { email, reason, minutes }) =>
      database.transaction(async (tx) => {
        const caller = requirePortalAdministrator(requirePerson(given));
        if (!session) throw sessionOver();
        const person = await store.findAccountByEmail(tx, normalizeEmail(email));
        if (!person) throw noSuchPerson(email);
        if (person.id === caller.account) throw alreadyOneself();
        const started = clock();
        const until = new Date(started.getTime() + minutes * minute);
        const id = random.id();
        await actingStore.end(tx, session, started);
        const row = { id, actor: caller.account, assumed: person.id, reason, started, until };
        if (!(await actingStore.add(tx, session, row))) throw sessionOver();
        await audit.record(tx, {
          caller,
          action: 'start-acting',
          object: { kind: 'account', id: person.id },
          after: { acting: id, reason, until },
        });
      }),
    stop: (caller, session) =>
      database.transaction(async (tx) => {
        if (!session) throw sessionOver();
        const [ended] = await actingStore.end(tx, session, clock());
        if (!ended) return;
        const object = { kind: 'account', id: ended.assumed };
        await audit.record(tx, { caller, action: 'stop-acting', object, before: { acting: ended.id } });
      }),
    list: (caller) => actingStore.list(database, { account: caller.account, everyone: mayReadAudit(caller) }),
  };
}

interface ActingRow {
  readonly id: string;
  readonly actor: AccountId;
  readonly assumed: AccountId;
  readonly reason: string;
  readonly started: Date;
  readonly until: Date;
}

const actingStore = {
  add: async (db: Queryable, session: string, row: ActingRow): Promise<boolean> =>
    (
      await db.query(
        `insert into acting (id, session, actor, assumed, reason, started, until)
         select $1::uuid, s.id, $3::uuid, $4::uuid, $5, $6::timestamptz, $7::timestamptz
         from session s where s.hash = $2 and s.account = $3 returning id`,
        [row.id, session, row.actor, row.assumed, row.reason, row.started, row.until],
      )
    ).length > 0,
  end: (db: Queryable, session: string, now: Date) =>
    db.query<{ id: string; assumed: AccountId }>(
      `update acting x set ended = least($2::timestamptz, x.until) from session s
       where s.hash = $1 and x.session = s.id and x.ended is null returning x.id, x.assumed`,
      [session, now],
    ),
  async list(db: Queryable, asker: { account: AccountId; everyone: boolean }): Promise<Acting[]> {
    const rows = await db.query<
      { by: string; person: string; own: boolean; reason: string } & Record<'started' | 'until', Date> & {
          ended: Date | null;
        }
    >(
      `select b.name as by, p.name as person, x.assumed = $1 as own, x.reason, x.started, x.until, x.ended
       from acting x join account b on b.id = x.actor join account p on p.id = x.assumed
       where $2 or x.assumed = $1 order by x.started desc limit 200`,
      [asker.account, asker.everyone],
    );
    return rows.map(({ by, person, own, reason, started, until, ended }) => ({
      by,
      person,
      own,
      reason,
      started: started.toISOString(),
      until: until.toISOString(),
      ended: ended?.toISOString() ?? null,
    }));
  },
};

const noSuchPerson = (email: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `Nobody here has the e-mail “${email}”. Copy it from the list of people.`,
      es: `Nadie aquí tiene el correo «${email}». Cópielo de la lista de personas.`,
      fr: `Personne ici n'a l'adresse « ${email} ». Copiez-la de la liste des personnes.`,
    },
    { errors: [{ pointer: '/email', detail: 'unknown' }] },
  );

const alreadyOneself = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'You are this person already.',
      es: 'Usted ya es esta persona.',
      fr: 'Vous êtes déjà cette personne.',
    },
    { errors: [{ pointer: '/email', detail: 'oneself' }] },
  );

const sessionOver = (): Problem =>
  new Problem('sign-in-needed', {
    en: 'Your session is over. Sign in again.',
    es: 'Su sesión terminó. Inicie sesión de nuevo.',
    fr: 'Votre session est terminée. Reconnectez-vous.',
  });
