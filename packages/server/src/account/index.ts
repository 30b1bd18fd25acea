import { AccountId, AppointmentId, type Language, Problem } from '@milpa/sdk';
import type { AnyOperationHandler, Caller, RawRoute } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import { createSeal } from '../seal.ts';
import { createActings } from './acting.ts';
import { type Appointments, createAppointments, hasPortalAdministrator } from './appointments.ts';
import { createEvidenceRoutes, evidenceStore } from './evidence.ts';
import { createInvitations } from './invitations.ts';
import { type AccountNeeds, defaultSignInLimits, forgottenJob, invitationJob, normalizeEmail } from './model.ts';
import { createPasswords, requireStrong } from './password.ts';
import { createAccountHandlers } from './routes.ts';
import { createSessions } from './sessions.ts';
import { createPasskeys } from './sign-in/passkeys.ts';
import { createSecondFactors } from './sign-in/second-factor.ts';
import { createSingleSignOn } from './sign-in/single-sign-on.ts';
import { store } from './store.ts';
import { createTokens } from './tokens.ts';
import { createTries } from './tries.ts';

export { notToOneself } from './appointment-problems.ts';
export type { Appointments, NewAppointment } from './appointments.ts';
export { receivePaper } from './evidence.ts';
export { type Addressee, createHolders, type Holder, type Holders } from './holders.ts';
export {
  listAnswerable,
  listAppointable,
  listCaseReadable,
  listModerated,
  listReadable,
  mayAdminister,
  mayAdministerPortal,
  mayAnswerCaseOf,
  mayAppoint,
  mayApproveFor,
  mayAssess,
  mayClassifyFor,
  mayDefineObligations,
  mayExamine,
  mayExamineAll,
  mayHandOver,
  mayKeepInventory,
  mayModerateAll,
  mayModerateFor,
  mayOpenCaseOf,
  mayPublishFor,
  mayReadAllPeople,
  mayReadAssessment,
  mayReadAudit,
  mayReadAuditOf,
  mayReadCasesOf,
  mayReadDraftsOf,
  mayReadInventoryOf,
  mayReadPeopleOf,
  mayReviewFor,
  maySteward,
  mayVoteFor,
  mayWriteFor,
  requireCaller,
  requireMay,
  requirePerson,
  requirePortalAdministrator,
  requireThat,
  requireWriterSomewhere,
} from './may.ts';
export type { AccountNeeds, InstitutionName, SignInLimits } from './model.ts';
export { defaultSignInLimits, thePortal } from './model.ts';
export { createOutboxHandlers } from './outbox.ts';
export { createPosts, type KeyPost, type Posts } from './posts.ts';
export { listRolesWith } from './powers.ts';
export { hashSecret, newSecret } from './secret.ts';

export interface Accounts {
  /**
   * Who sends this request: the owner of its Bearer token, else of its session cookie. A token that is not good throws
   * `token-refused` on every route; a session that is over is only nobody, so that reading goes on.
   */
  identify(request: Request): Promise<Caller | undefined>;
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  readonly appointments: Appointments;
  /** Whether a stored file is a letter of an appointment. */
  isFileUsed(sha256: string): Promise<boolean>;
  /** The account that administers a new portal. Throws `conflict` when there is one, `invalid-request` for a weak password. */
  createFirstAdministrator(email: string, password: string, language?: Language): Promise<AccountId>;
  hasAdministrator(): Promise<boolean>;
  /** Who these accounts are, for those who may know. */
  listPeople(ids: readonly string[]): Promise<readonly { id: AccountId; name: string; email: string }[]>;
}

const dayMs = 86_400_000;

/** People, sign-in, tokens, appointments, and what each may do. */
export function createAccounts(needs: AccountNeeds): Accounts {
  const { database, clock } = needs;
  const passwords = createPasswords(needs.random);
  const sessions = createSessions(needs);
  const tokens = createTokens(needs);
  const invitations = createInvitations(needs, passwords, sessions);
  const appointments = createAppointments(needs);
  const seal = createSeal(needs.secret, needs.random);
  const secondFactors = createSecondFactors(needs, seal);
  const passkeys = createPasskeys(needs);
  const singleSignOn = needs.singleSignOn && createSingleSignOn(needs, needs.singleSignOn, sessions);
  const tries = createTries({ database, clock, limits: needs.signInLimits ?? defaultSignInLimits });
  return {
    identify: async (request) => (await tokens.find(request))?.caller ?? (await sessions.find(request))?.caller,
    handlers: createAccountHandlers(needs, {
      actings: createActings(needs),
      sessions,
      tokens,
      invitations,
      passwords,
      tries,
      secondFactors,
      passkeys,
      singleSignOn,
    }),
    rawRoutes: [...(singleSignOn ? [singleSignOn.callback] : []), ...createEvidenceRoutes(needs)],
    isFileUsed: (sha256) => evidenceStore.isUsed(database, sha256, new Date(clock().getTime() - dayMs)),
    jobs: { [invitationJob]: invitations.send, [forgottenJob]: invitations.sendForgotten },
    appointments,
    listPeople: (ids) => store.listPeople(database, ids),
    hasAdministrator: () => hasPortalAdministrator(database, clock()),
    async createFirstAdministrator(given, password, language = 'es') {
      const email = normalizeEmail(given);
      requireStrong(password, email, language);
      const hash = await passwords.hash(password);
      return database.transaction((tx) => createAdministrator(needs, tx, { email, hash, language }));
    },
  };
}

async function createAdministrator(
  { audit, clock, random }: AccountNeeds,
  tx: Parameters<AccountNeeds['audit']['record']>[0],
  { email, hash, language }: { email: string; hash: string; language: Language },
): Promise<AccountId> {
  const now = clock();
  await store.lockKey(tx, 'first administrator');
  if (await hasPortalAdministrator(tx, now)) throw alreadyAdministered();
  const name = email.split('@')[0] ?? email;
  await store.addAccount(tx, { id: AccountId.parse(random.id()), email, name, language }, now);
  const account = await store.findAccountByEmail(tx, email);
  if (!account) throw new Error(`The account of ${email} was written but cannot be read back`);
  await store.setPassword(tx, account.id, hash, undefined);
  const id = AppointmentId.parse(random.id());
  const details = { valid_to: null, title: null, note: null, letter: null };
  const role = 'administrator' as const;
  await store.addAppointment(tx, { id, account: account.id, role, institution: null, from: now, ...details });
  await audit.record(tx, {
    caller: undefined,
    action: 'create-first-administrator',
    object: { kind: 'account', id: account.id },
    after: { email, appointment: id },
  });
  return account.id;
}

const alreadyAdministered = (): Problem =>
  new Problem('conflict', {
    en: 'This portal has an administrator already, who can appoint others.',
    es: 'Este portal ya tiene quien lo administre y puede nombrar a otras personas.',
    fr: "Ce portail a déjà un administrateur, qui peut en nommer d'autres.",
  });
