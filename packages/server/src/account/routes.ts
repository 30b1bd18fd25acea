import { type Account, type AccountId, NewActing, type OperationOutput, Problem, TokenInput } from '@milpa/sdk';
import type { Answer, AnyOperationHandler, Caller } from '../http/index.ts';
import type { Actings } from './acting.ts';
import { presentAppointment } from './appointments.ts';
import type { Invitations } from './invitations.ts';
import {
  listAppointable,
  mayAdministerPortal,
  mayApproveFor,
  mayKeepInventory,
  mayPublishFor,
  mayReadInventoryOf,
  mayReadPeopleOf,
  mayWriteFor,
  requireCaller,
  requirePerson,
} from './may.ts';
import { type AccountNeeds, forgottenJob, normalizeEmail, personal } from './model.ts';
import type { Passwords } from './password.ts';
import { hashSecret } from './secret.ts';
import type { Sessions, Started } from './sessions.ts';
import type { Passkeys } from './sign-in/passkeys.ts';
import { createSignInHandlers } from './sign-in/routes.ts';
import type { SecondFactors } from './sign-in/second-factor.ts';
import type { SingleSignOn } from './sign-in/single-sign-on.ts';
import { store } from './store.ts';
import type { Tokens } from './tokens.ts';
import type { Tries } from './tries.ts';

export interface Parts {
  readonly actings: Actings;
  readonly secondFactors: SecondFactors;
  readonly passkeys: Passkeys;
  readonly singleSignOn: SingleSignOn | undefined;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly invitations: Invitations;
  readonly passwords: Passwords;
  readonly tries: Tries;
}

/** Answers with a session that was started, and its cookie. */
export type Open = (account: AccountId, started: Started) => Promise<Answer<OperationOutput<'whoAmI'>>>;

export function createAccountHandlers(needs: AccountNeeds, parts: Parts): readonly AnyOperationHandler[] {
  const open: Open = async (account, { cookie, expires }) => ({
    body: {
      account: await presentAccount(needs, await requireCallerOf(needs, account)),
      expires: expires.toISOString(),
    },
    headers: { ...personal, 'set-cookie': cookie },
  });
  return [
    ...sessionHandlers(needs, parts, open),
    ...createSignInHandlers(needs, parts, open),
    ...tokenHandlers(parts),
    ...actingHandlers(needs, parts),
  ];
}

function sessionHandlers(needs: AccountNeeds, parts: Parts, open: Open): readonly AnyOperationHandler[] {
  const { sessions, tokens, invitations, passwords, tries } = parts;
  const sessionOf = async (caller: Caller, expires: Date): Promise<OperationOutput<'whoAmI'>> => ({
    account: await presentAccount(needs, caller),
    expires: expires.toISOString(),
  });
  return [
    {
      operation: 'signIn',
      async handle({ body }, { request }) {
        const email = normalizeEmail(body.email);
        const address = needs.addressOf(request);
        await tries.count(email, address);
        const account = await store.findAccountByEmail(needs.database, email);
        if (!(await passwords.verify(account?.password, body.password)) || !account) throw signInRefused();
        const pending = await parts.secondFactors.isActive(account.id);
        const started = await needs.database.transaction((tx) => sessions.start(tx, account.id, request, { pending }));
        if (pending)
          return { body: { needs: 'code' as const }, headers: { ...personal, 'set-cookie': started.cookie } };
        await tries.forget(email, address);
        return open(account.id, started);
      },
    },
    {
      operation: 'whoAmI',
      async handle(_, { request, caller }) {
        const known = requireCaller(caller);
        const found = known.token ? await tokens.find(request) : await sessions.find(request);
        const expires = found?.expires ?? new Date(needs.clock().getTime());
        return { body: await sessionOf(known, expires), headers: personal };
      },
    },
    {
      operation: 'signOut',
      async handle(_, { request, caller }) {
        // Also while acting as another person: then everything ends.
        if (!caller?.assumedBy) requirePerson(caller);
        return { body: null, headers: { ...personal, 'set-cookie': await sessions.end(request) } };
      },
    },
    {
      operation: 'acceptInvitation',
      async handle({ body }, { request }) {
        const accepted = await invitations.accept(body, request);
        return open(accepted.account, accepted);
      },
    },
    {
      operation: 'forgotPassword',
      async handle({ body }, { request }) {
        const email = normalizeEmail(body.email);
        await tries.count(`letter ${email}`, needs.addressOf(request));
        // Whether it is somebody's is looked up later: neither the answer nor its time tells who has an account.
        await needs.jobs.add(needs.database, forgottenJob, { email }, { key: `${forgottenJob}-${hashSecret(email)}` });
        return null;
      },
    },
  ];
}

const actingHandlers = (needs: AccountNeeds, { actings, sessions }: Parts): readonly AnyOperationHandler[] => [
  {
    operation: 'startActing',
    async handle({ body }, { request, caller }) {
      await actings.start(caller, sessions.findHash(request), NewActing.parse(body));
      const found = await sessions.find(request);
      if (!found) throw signInRefused();
      const account = await presentAccount(needs, found.caller);
      return { body: { account, expires: found.expires.toISOString() }, headers: personal };
    },
  },
  {
    operation: 'stopActing',
    async handle(_, { request, caller }) {
      await actings.stop(requireCaller(caller), sessions.findHash(request));
      return { body: null, headers: personal };
    },
  },
  {
    operation: 'listActings',
    handle: async (_, { caller }) => ({ body: await actings.list(requirePerson(caller)), headers: personal }),
  },
];

const tokenHandlers = ({ tokens }: Parts): readonly AnyOperationHandler[] => [
  {
    operation: 'listTokens',
    handle: async (_, { caller }) => ({ body: await tokens.list(requirePerson(caller)), headers: personal }),
  },
  {
    operation: 'createToken',
    handle: async ({ body }, { caller }) => ({
      body: await tokens.create(requirePerson(caller), TokenInput.parse(body)),
      headers: personal,
    }),
  },
  {
    operation: 'revokeToken',
    async handle({ params }, { caller }) {
      await tokens.revoke(requirePerson(caller), params.token);
      return null;
    },
  },
];

async function requireCallerOf(needs: AccountNeeds, id: AccountId): Promise<Caller> {
  const account = await store.findAccount(needs.database, id);
  if (!account) throw new Error(`Account ${id} is gone`);
  const appointments = await store.listAppointmentsOf(needs.database, id, needs.clock());
  return { account: id, email: account.email, name: account.name, language: account.language, appointments };
}

async function presentAccount(needs: AccountNeeds, caller: Caller): Promise<Account> {
  const held = await store.listAppointmentsOf(needs.database, caller.account, needs.clock());
  const everywhere = held.some((appointment) => appointment.institution === null);
  const own = [...new Set(held.map((appointment) => appointment.institution).filter((id) => id !== null))];
  const institutions = await needs.listInstitutionNames(everywhere ? 'all' : own);
  const listFor = (may: typeof mayPublishFor) =>
    institutions.filter(({ id }) => may(caller, id)).map(({ id, slug, name }) => ({ id, slug, name }));
  return {
    id: caller.account,
    email: caller.email,
    name: caller.name,
    language: caller.language,
    ...(caller.assumedBy ? { actedBy: presentActor(caller.assumedBy) } : {}),
    appointments: held.map(presentAppointment),
    abilities: {
      administerPortal: mayAdministerPortal(caller),
      publishFor: listFor(mayPublishFor),
      writeFor: listFor(mayWriteFor),
      inventoryOf: listFor(mayReadInventoryOf).map((each) => ({
        ...each,
        keeps: mayKeepInventory(caller, each.id),
        approves: mayApproveFor(caller, each.id),
      })),
      peopleOf: listFor(mayReadPeopleOf).map((each) => ({ ...each, appoints: [...listAppointable(caller, each.id)] })),
      appointsForPortal: [...listAppointable(caller, null)],
    },
  };
}

const presentActor = ({ name, reason, until }: NonNullable<Caller['assumedBy']>): NonNullable<Account['actedBy']> => ({
  name,
  reason,
  until: until.toISOString(),
});

const signInRefused = (): Problem =>
  new Problem('sign-in-refused', {
    en: 'No account has this e-mail and this password. Look at both again; if you forgot the password, ask for a letter to choose a new one.',
    es: 'Ninguna cuenta tiene este correo y esta contraseña. Revise ambos; si olvidó la contraseña, pida una carta para elegir otra.',
    fr: "Aucun compte n'a cette adresse et ce mot de passe. Vérifiez les deux ; si vous avez oublié le mot de passe, demandez une lettre pour en choisir un autre.",
  });
