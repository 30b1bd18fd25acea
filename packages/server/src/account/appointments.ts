import {
  AccountId,
  type Appointment,
  type AppointmentChange,
  AppointmentId,
  type InstitutionId,
  type Language,
  type Role,
  rolePlaces,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { Queryable, Transaction } from '../storage/database/index.ts';
import {
  endsBeforeItBegins,
  lastAdministrator,
  noSuchAppointment,
  over,
  successorTooEarly,
  wrongPlace,
} from './appointment-problems.ts';
import { requireOwnLetter } from './evidence.ts';
import { type AccountNeeds, invitationJob, normalizeEmail } from './model.ts';
import { type AppointmentDetails, type AppointmentRow, store } from './store.ts';

type Change = { readonly [K in keyof AppointmentChange]?: AppointmentChange[K] };

export interface NewAppointment extends Change {
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: Role;
  /** null: the whole portal. */
  readonly institution: InstitutionId | null;
  /** Of the letter, and of the person's account when it is new. */
  readonly language: Language;
  /** An instant; absent: now. */
  readonly from?: string | undefined;
}

export interface Appointments {
  /** Gives a role. A person without a password gets an invitation. The same role twice is the same appointment. */
  appoint(caller: Caller | undefined, appointment: NewAppointment): Promise<Appointment>;
  /**
   * Gives the role of an appointment to somebody else: the rights of the one end when those of the other begin, in one
   * transaction, so that nobody ever sees both or neither.
   */
  replace(
    caller: Caller,
    id: AppointmentId,
    successor: Omit<NewAppointment, 'role' | 'institution'>,
  ): Promise<Appointment>;
  /** Puts right what is said of one. */
  change(caller: Caller, id: AppointmentId, change: Change): Promise<Appointment>;
  /** Ends a role now. The last administrator of the portal stays (`conflict`). */
  end(caller: Caller, id: AppointmentId): Promise<void>;
  /** Throws `not-found`. */
  require(id: string): Promise<Appointment>;
  /** Of an institution, ended ones left out, those that lie ahead included; null: of the whole portal. */
  list(institution: InstitutionId | null): Promise<Appointment[]>;
}

export function createAppointments(needs: AccountNeeds): Appointments {
  const { database, clock, audit } = needs;
  /** Holds the row to the end of the transaction, so that two changes come one after the other. */
  const hold = async (tx: Transaction, id: AppointmentId) => {
    await store.lockKey(tx, 'end appointment');
    const row = await store.findAppointment(tx, id);
    if (!row) throw noSuchAppointment();
    return row;
  };
  /** Every change of one appointment ends here: checked, written, recorded. */
  const write = async (
    tx: Transaction,
    done: { caller: Caller; action: string; row: AppointmentRow },
    details: AppointmentDetails,
  ): Promise<Appointment> => {
    const { caller, action, row } = done;
    if (details.valid_to !== null) await requireAnotherAdministrator(tx, row, details.valid_to, clock());
    await store.changeAppointment(tx, row.id, details);
    const [before, after] = [presentAppointment(row), presentAppointment({ ...row, ...details })];
    const object = { kind: 'appointment', id: row.id };
    await audit.record(tx, { caller, action, object, institution: row.institution ?? undefined, before, after });
    return after;
  };
  return {
    appoint: (caller, wanted) => database.transaction((tx) => addAppointment(needs, tx, caller, wanted)),
    replace: (caller, id, successor) =>
      database.transaction(async (tx) => {
        const row = await hold(tx, id);
        const now = clock();
        if (isOver(row, now)) throw over(row);
        const begins = successor.from ? new Date(successor.from) : now;
        if (begins < now || begins < row.valid_from || (row.valid_to && begins > row.valid_to))
          throw successorTooEarly();
        const { role, institution } = row;
        const wanted = { ...successor, role, institution, from: begins.toISOString() };
        const made = await addAppointment(needs, tx, caller, wanted);
        if (made.id !== row.id)
          await write(tx, { caller, action: 'end-appointment', row }, { ...row, valid_to: begins });
        return made;
      }),
    change: (caller, id, change) =>
      database.transaction(async (tx) => {
        const row = await hold(tx, id);
        if (isOver(row, clock())) throw over(row);
        const details = composeDetails(change, row);
        if (change.letter) await requireOwnLetter(tx, change.letter, caller.account);
        requireOrder(latest(clock(), row.valid_from), details.valid_to);
        return write(tx, { caller, action: 'change-appointment', row }, details);
      }),
    end: (caller, id) =>
      database.transaction(async (tx) => {
        const row = await hold(tx, id);
        if (isOver(row, clock())) return;
        const details = { ...row, valid_to: latest(clock(), row.valid_from) };
        await write(tx, { caller, action: 'end-appointment', row }, details);
      }),
    async require(id) {
      const row = await store.findAppointment(database, id);
      if (!row) throw noSuchAppointment();
      return presentAppointment(row);
    },
    list: async (institution) =>
      (await store.listAppointmentsIn(database, institution, clock())).map(presentAppointment),
  };
}

async function addAppointment(
  needs: AccountNeeds,
  tx: Transaction,
  caller: Caller | undefined,
  wanted: NewAppointment,
): Promise<Appointment> {
  const { clock, random, audit, jobs } = needs;
  const now = clock();
  const { role, institution } = wanted;
  requirePlace(role, institution);
  const from = wanted.from ? new Date(wanted.from) : now;
  const details = composeDetails(wanted, nothingSaid);
  requireOrder(latest(now, from), details.valid_to);
  await requireOwnLetter(tx, details.letter, caller?.account);
  const email = normalizeEmail(wanted.email);
  const name = wanted.name ?? email.split('@')[0] ?? email;
  // Held to the end: the same person appointed twice at once gets one appointment.
  await store.lockKey(tx, `appoint ${email}`);
  await store.addAccount(tx, { id: AccountId.parse(random.id()), email, name, language: wanted.language }, now);
  const account = await store.findAccountByEmail(tx, email);
  if (!account) throw new Error(`The account of ${email} was written but cannot be read back`);
  if (account.password === null)
    await jobs.add(tx, invitationJob, { account: account.id }, { key: `${invitationJob}-${account.id}` });
  const same = (await store.listAppointmentsFrom(tx, account.id, now)).find(
    (held) =>
      held.role === role && held.institution === institution && (held.valid_to === null || held.valid_to > from),
  );
  if (same) return presentAppointment(same);
  const row = { id: AppointmentId.parse(random.id()), account: account.id, role, institution, ...details };
  await store.addAppointment(tx, { ...row, from });
  const made = presentAppointment({ ...account, ...row, valid_from: from });
  const object = { kind: 'appointment', id: made.id };
  await audit.record(tx, { caller, action: 'appoint', object, institution: institution ?? undefined, after: made });
  return made;
}

const nothingSaid: AppointmentDetails = { valid_to: null, title: null, note: null, letter: null };

/** What was said over what stands; null takes it away. */
const composeDetails = (said: Change, stands: AppointmentDetails): AppointmentDetails => ({
  valid_to: said.to === undefined ? stands.valid_to : said.to === null ? null : new Date(said.to),
  title: said.title === undefined ? stands.title : said.title,
  note: said.note === undefined ? stands.note : said.note,
  letter: said.letter === undefined ? stands.letter : said.letter,
});

const isOver = (row: AppointmentRow, now: Date): boolean => row.valid_to !== null && row.valid_to <= now;
const latest = (one: Date, other: Date): Date => (one > other ? one : other);

function requireOrder(from: Date, to: Date | null): void {
  if (to !== null && to <= from) throw endsBeforeItBegins();
}

function requirePlace(role: Role, institution: InstitutionId | null): void {
  const place = rolePlaces[role];
  if (place !== 'either' && (place === 'portal') !== (institution === null)) throw wrongPlace(place);
}

/** Whether the portal has somebody who administers it. */
export async function hasPortalAdministrator(db: Queryable, now: Date): Promise<boolean> {
  return (await store.listAppointmentsIn(db, null, now)).some(
    (held) => held.role === 'administrator' && held.valid_from <= now,
  );
}

/** A portal is never without an administrator: another one must hold the role now, and longer than this one will. */
async function requireAnotherAdministrator(tx: Transaction, row: AppointmentRow, ends: Date, now: Date): Promise<void> {
  if (row.institution !== null || row.role !== 'administrator') return;
  const others = (await store.listAppointmentsIn(tx, null, now)).filter(
    (held) => held.role === 'administrator' && held.id !== row.id,
  );
  const stays = others.some(({ valid_from, valid_to }) => valid_from <= ends && (valid_to === null || valid_to > ends));
  if (!stays) throw lastAdministrator(row.name);
}

export const presentAppointment = (row: AppointmentRow): Appointment => ({
  id: row.id,
  account: row.account,
  email: row.email,
  name: row.name,
  role: row.role,
  institution: row.institution,
  from: row.valid_from.toISOString(),
  to: row.valid_to?.toISOString() ?? null,
  title: row.title,
  note: row.note,
  letter: row.letter,
});
