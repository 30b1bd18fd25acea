import {
  type Appointment,
  AppointmentChange,
  AppointmentInput,
  Handover,
  type Institution,
  type InstitutionId,
  InstitutionInput,
  operations,
  type Role,
  Successor,
} from '@milpa/sdk';
import {
  type Appointments,
  mayAppoint,
  mayHandOver,
  mayReadAllPeople,
  mayReadPeopleOf,
  notToOneself,
  requireCaller,
  requireMay,
  requireThat,
} from '../account/index.ts';
import type { AnyOperationHandler, Caller } from '../http/index.ts';
import type { Database } from '../storage/database/index.ts';
import { noSuchInstitution, type PublicBody, wholePortal } from './model.ts';
import type { InstitutionService } from './service.ts';
import { store } from './store.ts';
import type { Successions } from './succession.ts';

export interface RouteNeeds {
  readonly database: Database;
  readonly appointments: Appointments;
  readonly successions: Successions;
  /** How many datasets each of these has released; the catalogue, an upper folder, knows. */
  readonly countDatasets: (ids: readonly InstitutionId[]) => Promise<ReadonlyMap<InstitutionId, number>>;
}

export function createInstitutionHandlers(
  needs: RouteNeeds,
  service: InstitutionService,
): readonly AnyOperationHandler[] {
  const { database } = needs;
  const presentAll = async (bodies: readonly PublicBody[]): Promise<Institution[]> => {
    const counts = await needs.countDatasets(bodies.map((body) => body.id));
    return bodies.map((body) => ({ ...body, datasets: counts.get(body.id) ?? 0 }));
  };
  const present = async (body: PublicBody): Promise<Institution> => {
    const counts = await needs.countDatasets([body.id]);
    return { ...body, datasets: counts.get(body.id) ?? 0 };
  };
  const answer = async (body: PublicBody) => ({
    body: await present(body),
    headers: { etag: `"${body.revision}"` },
  });
  return [
    {
      operation: 'listInstitutions',
      handle: async ({ query }) =>
        presentAll(
          await store.list(
            database,
            (query?.q ?? '').split(/\s+/).filter((word) => word),
          ),
        ),
    },
    {
      operation: 'getInstitution',
      async handle({ params }) {
        const body = await requireInstitution(database, params.institution);
        if (params.institution !== body.id && params.institution !== body.slug) return moved(body);
        // No ETag of its own: how many datasets it has changes without a new revision.
        return present(body);
      },
    },
    {
      operation: 'createInstitution',
      handle: async ({ body }, { caller }) => answer(await service.create(caller, InstitutionInput.parse(body))),
    },
    {
      operation: 'changeInstitution',
      handle: async ({ params, body, revision }, { caller }) =>
        answer(await service.change(caller, params.institution, revision, InstitutionInput.partial().parse(body))),
    },
    ...appointmentHandlers(needs),
    ...successionHandlers(needs),
  ];
}

function appointmentHandlers({ database, appointments }: RouteNeeds): readonly AnyOperationHandler[] {
  /** The institution an address names; null for the whole portal. */
  const findPlace = async (key: string): Promise<InstitutionId | null> =>
    key === wholePortal ? null : (await requireInstitution(database, key)).id;
  const requireOver = async (caller: Caller | undefined, id: string) => {
    const appointment = await appointments.require(id);
    return { caller: requireAppointing(caller, appointment), appointment };
  };
  return [
    {
      operation: 'listAppointments',
      async handle({ params }, { caller }) {
        const place = await findPlace(params.institution);
        if (place === null) requireThat(caller, mayReadAllPeople);
        else requireMay(caller, mayReadPeopleOf, place);
        return appointments.list(place);
      },
    },
    {
      operation: 'getAppointment',
      async handle({ params }, { caller }) {
        const appointment = await appointments.require(params.appointment);
        const { institution } = appointment;
        requireThat(caller, (each) =>
          institution === null ? mayReadAllPeople(each) : mayReadPeopleOf(each, institution),
        );
        return appointment;
      },
    },
    {
      operation: 'appoint',
      async handle({ params, body }, context) {
        const institution = await findPlace(params.institution);
        const { language, ...input } = AppointmentInput.parse(body);
        const caller = requireAppointing(context.caller, { institution, role: input.role }, input.email);
        return appointments.appoint(caller, { ...input, institution, language: language ?? context.language });
      },
    },
    {
      operation: 'replaceAppointment',
      async handle({ params, body }, context) {
        const before = await appointments.require(params.appointment);
        const { language, ...input } = Successor.parse(body);
        const caller = requireAppointing(context.caller, before, input.email);
        return appointments.replace(caller, before.id, { ...input, language: language ?? context.language });
      },
    },
    {
      operation: 'changeAppointment',
      async handle({ params, body }, context) {
        const { caller, appointment } = await requireOver(context.caller, params.appointment);
        return appointments.change(caller, appointment.id, AppointmentChange.parse(body));
      },
    },
    {
      operation: 'endAppointment',
      async handle({ params }, context) {
        const { caller, appointment } = await requireOver(context.caller, params.appointment);
        await appointments.end(caller, appointment.id);
        return null;
      },
    },
  ];
}

function successionHandlers({ database, successions }: RouteNeeds): readonly AnyOperationHandler[] {
  return [
    {
      operation: 'listPosts',
      handle: async ({ params }) => successions.listPosts((await requireInstitution(database, params.institution)).id),
    },
    {
      operation: 'listSuccession',
      async handle(_, { caller: given }) {
        const caller = requireCaller(given);
        if (mayReadAllPeople(caller)) return successions.list('all');
        const own = new Set(caller.appointments.flatMap(({ institution }) => institution ?? []));
        const readable = [...own].filter((id) => mayReadPeopleOf(caller, id));
        if (readable.length === 0) requireThat(caller, () => false);
        return successions.list(readable);
      },
    },
    {
      operation: 'listResponsibilities',
      async handle({ params, query }, { caller }) {
        const { id } = await requireInstitution(database, params.institution);
        requireMay(caller, mayReadPeopleOf, id);
        return successions.listResponsibilities(id, operations.listResponsibilities.query.parse(query ?? {}));
      },
    },
    {
      operation: 'handOver',
      async handle({ params, body }, { caller }) {
        const { id } = await requireInstitution(database, params.institution);
        const moved = await successions.handOver(requireMay(caller, mayHandOver, id), id, Handover.parse(body));
        return { moved };
      },
    },
  ];
}

/** Whoever may appoint in this role may also replace, correct and end; nobody but an administrator gives one to themselves. */
function requireAppointing(
  given: Caller | undefined,
  { institution, role }: { readonly institution: Appointment['institution']; readonly role: Role },
  email?: string,
): Caller {
  const caller = requireThat(given, (each) => mayAppoint(each, institution, role));
  const own = email?.trim().toLowerCase() === caller.email;
  if (own && !administers(caller, institution)) throw notToOneself();
  return caller;
}
const administers = (caller: Caller, institution: InstitutionId | null): boolean =>
  caller.appointments.some(
    (held) => held.role === 'administrator' && (held.institution === null || held.institution === institution),
  );

/** By identifier or by any slug it has or had; throws `not-found`. */
export async function requireInstitution(database: Database, key: string): Promise<PublicBody> {
  const body = await store.find(database, key);
  if (!body) throw noSuchInstitution(key);
  return body;
}

/** 308 keeps the method, and says that the old address is gone for good. */
const moved = (body: PublicBody): Response =>
  new Response(null, { status: 308, headers: { location: `/api/v1/institutions/${body.slug}` } });
