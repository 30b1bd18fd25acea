import {
  AccountId,
  type Appointment,
  AppointmentId,
  type InstitutionId,
  type Language,
  Problem,
  type Role,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import type { Queryable, Transaction } from '../storage/database/index.ts';
import { type AccountNeeds, invitationJob, normalizeEmail } from './model.ts';
import { type AppointmentRow, store } from './store.ts';

export interface NewAppointment {
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: Role;
  /** null: the whole portal. */
  readonly institution: InstitutionId | null;
  /** Of the letter, and of the person's account when it is new. */
  readonly language: Language;
}

export interface Appointments {
  /** Gives a role from now on. A person without a password gets an invitation. The same role twice is the same appointment. */
  appoint(caller: Caller | undefined, appointment: NewAppointment): Promise<Appointment>;
  /** Ends a role now. The last administrator of the portal stays (`conflict`). */
  end(caller: Caller, id: AppointmentId): Promise<void>;
  /** Throws `not-found`. */
  require(id: string): Promise<Appointment>;
  /** Of an institution, ended ones left out; null: of the whole portal. */
  list(institution: InstitutionId | null): Promise<Appointment[]>;
}

export function createAppointments(needs: AccountNeeds): Appointments {
  const { database, clock, random, audit, jobs } = needs;
  return {
    appoint: (caller, wanted) =>
      database.transaction(async (tx) => {
        const now = clock();
        const email = normalizeEmail(wanted.email);
        const name = wanted.name ?? email.split('@')[0] ?? email;
        const id = AccountId.parse(random.id());
        // Held to the end: the same person appointed twice at once gets one appointment.
        await store.lockKey(tx, `appoint ${email}`);
        await store.addAccount(tx, { id, email, name, language: wanted.language }, now);
        const account = await store.findAccountByEmail(tx, email);
        if (!account) throw new Error(`The account of ${email} was written but cannot be read back`);
        if (account.password === null)
          await jobs.add(tx, invitationJob, { account: account.id }, { key: `${invitationJob}-${account.id}` });
        const same = (await store.listAppointmentsOf(tx, account.id, now)).find(
          (held) => held.role === wanted.role && held.institution === wanted.institution,
        );
        if (same) return presentAppointment(same);
        const { role, institution } = wanted;
        const appointment = { id: AppointmentId.parse(random.id()), account: account.id, role, institution };
        await store.addAppointment(tx, { ...appointment, from: now });
        const made = presentAppointment({ ...account, ...appointment, valid_from: now, valid_to: null });
        await audit.record(tx, {
          caller,
          action: 'appoint',
          object: { kind: 'appointment', id: made.id },
          after: made,
        });
        return made;
      }),
    end: (caller, id) =>
      database.transaction(async (tx) => {
        await store.lockKey(tx, 'end appointment');
        const row = await store.findAppointment(tx, id);
        if (!row) throw noSuchAppointment();
        if (row.valid_to !== null && row.valid_to <= clock()) return;
        if (row.institution === null && row.role === 'administrator')
          await requireAnotherAdministrator(tx, row, clock());
        await store.endAppointment(tx, id, clock());
        const after = await store.findAppointment(tx, id);
        await audit.record(tx, {
          caller,
          action: 'end-appointment',
          object: { kind: 'appointment', id },
          before: presentAppointment(row),
          after: after && presentAppointment(after),
        });
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

/** Whether the portal has somebody who administers it. */
export async function hasPortalAdministrator(db: Queryable, now: Date): Promise<boolean> {
  return (await store.listAppointmentsIn(db, null, now)).some((held) => held.role === 'administrator');
}

async function requireAnotherAdministrator(tx: Transaction, row: AppointmentRow, now: Date): Promise<void> {
  const all = await store.listAppointmentsIn(tx, null, now);
  if (all.some((held) => held.role === 'administrator' && held.id !== row.id)) return;
  throw new Problem('conflict', {
    en: `${row.name} is the only administrator of the portal. Appoint another one first.`,
    es: `${row.name} es la única persona que administra el portal. Primero nombre a otra.`,
    fr: `${row.name} est la seule personne qui administre le portail. Nommez-en d'abord une autre.`,
  });
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
});

const noSuchAppointment = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such appointment.',
    es: 'No existe ese nombramiento.',
    fr: "Il n'y a pas de telle nomination.",
  });
