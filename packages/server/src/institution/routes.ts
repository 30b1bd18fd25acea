import { AppointmentInput, type Institution, type InstitutionId, InstitutionInput } from '@milpa/sdk';
import { type Appointments, mayAdminister, requireMay, requirePortalAdministrator } from '../account/index.ts';
import type { AnyOperationHandler, Caller } from '../http/index.ts';
import type { Database } from '../storage/database/index.ts';
import { noSuchInstitution, type PublicBody, wholePortal } from './model.ts';
import type { InstitutionService } from './service.ts';
import { store } from './store.ts';

export interface RouteNeeds {
  readonly database: Database;
  readonly appointments: Appointments;
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
  ];
}

function appointmentHandlers({ database, appointments }: RouteNeeds): readonly AnyOperationHandler[] {
  /** The institution an address names, null for the whole portal, when the caller administers it. */
  const requireAdministered = async (caller: Caller | undefined, key: string) => {
    if (key === wholePortal) return { caller: requirePortalAdministrator(caller), institution: null };
    const { id } = await requireInstitution(database, key);
    return { caller: requireMay(caller, mayAdminister, id), institution: id };
  };
  return [
    {
      operation: 'listAppointments',
      handle: async ({ params }, { caller }) =>
        appointments.list((await requireAdministered(caller, params.institution)).institution),
    },
    {
      operation: 'appoint',
      async handle({ params, body }, context) {
        const { caller, institution } = await requireAdministered(context.caller, params.institution);
        const { language, ...input } = AppointmentInput.parse(body);
        return appointments.appoint(caller, { ...input, institution, language: language ?? context.language });
      },
    },
    {
      operation: 'endAppointment',
      async handle({ params }, context) {
        const appointment = await appointments.require(params.appointment);
        const { caller } = await requireAdministered(context.caller, appointment.institution ?? wholePortal);
        await appointments.end(caller, appointment.id);
        return null;
      },
    },
  ];
}

/** By identifier or by any slug it has or had; throws `not-found`. */
export async function requireInstitution(database: Database, key: string): Promise<PublicBody> {
  const body = await store.find(database, key);
  if (!body) throw noSuchInstitution(key);
  return body;
}

/** 308 keeps the method, and says that the old address is gone for good. */
const moved = (body: PublicBody): Response =>
  new Response(null, { status: 308, headers: { location: `/api/v1/institutions/${body.slug}` } });
