import { type InstitutionId, type LanguageMap, Problem, type Role, rolePlaces, roles, type Scope } from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import { appointsOf, assumablePowers, type Power, powersOf, scopesOf, watchers } from './powers.ts';

type Held = Caller['appointments'][number];
type May = (caller: Caller, institution: InstitutionId) => boolean;

/** A person may do what the role says; a token at most what its scopes say, for its institution only. */
const tokenReaches = (caller: Caller, institution: InstitutionId | null, scopes: readonly Scope[]): boolean => {
  const { token } = caller;
  if (!token) return true;
  if (token.institution !== null && token.institution !== institution) return false;
  return scopes.some((scope) => token.scopes.includes(scope));
};

const isFor = (held: Held, institution: InstitutionId | null): boolean =>
  held.institution === null || held.institution === institution;

const can = (caller: Caller, institution: InstitutionId | null, power: Power): boolean =>
  (caller.assumedBy === undefined || assumablePowers.includes(power)) &&
  caller.appointments.some((held) => isFor(held, institution) && powersOf[held.role].includes(power)) &&
  tokenReaches(caller, institution, scopesOf[power]);

/** Administrators, data administrators and publishers release the datasets of their institution. */
export const mayPublishFor: May = (caller, institution) => can(caller, institution, 'publish');

/** They write its drafts, and so do the areas that own the data. */
export const mayWriteFor: May = (caller, institution) => can(caller, institution, 'write-drafts');

/** Nearly everyone with a role in an institution reads its drafts; whoever writes one is shown it. */
export const mayReadDraftsOf: May = (caller, institution) => can(caller, institution, 'read-drafts');

/** Administrators of an institution, or of the whole portal, change what it says of itself. */
export const mayAdminister: May = (caller, institution) => can(caller, institution, 'administer');

/** Who runs an institution, represents it or watches it sees who holds which role in it; so does the policy unit. */
export const mayReadPeopleOf: May = (caller, institution) => can(caller, institution, 'read-people');

/** Who runs or represents an institution gives what one person cared for to another: nothing waits for the centre. */
export const mayHandOver: May = (caller, institution) => can(caller, institution, 'hand-over');

/** Everyone with a part in the policy reads the whole inventory of their institution, what is not public included. */
export const mayReadInventoryOf: May = (caller, institution) => can(caller, institution, 'read-inventory');

/** Whoever writes drafts also keeps the inventory. */
export const mayKeepInventory: May = (caller, institution) => can(caller, institution, 'keep-inventory');

/** Deciding what is public, restricted or private is for those who publish. */
export const mayClassifyFor: May = (caller, institution) => can(caller, institution, 'classify');

/** Those who publish, the liaison and stewards say whether a draft is good. */
export const mayReviewFor: May = (caller, institution) => can(caller, institution, 'review');

/** Stewards care for the quality of what others write. */
export const maySteward: May = (caller, institution) => can(caller, institution, 'steward');

/** The head and the liaison approve plans and what needs a second pair of eyes. */
export const mayApproveFor: May = (caller, institution) => can(caller, institution, 'approve');

/** Members of the council resolve on its sessions. */
export const mayVoteFor: May = (caller, institution) => can(caller, institution, 'vote');

/** Auditors, internal control and administrators read the record of who did what in an institution. */
export const mayReadAuditOf: May = (caller, institution) => can(caller, institution, 'read-audit');

/** Auditors and internal control draw samples and note what they found; whoever runs a place does not examine it. */
export const mayExamine: May = (caller, institution) => can(caller, institution, 'examine');

/** Whoever examines the whole portal, and not one institution of it. */
export const mayExamineAll = (caller: Caller): boolean => can(caller, null, 'examine');

/** Moderators decide what strangers' words stand on its pages. */
export const mayModerateFor: May = (caller, institution) => can(caller, institution, 'moderate');

/** Moderators of the whole portal, where the words are of no institution. */
export const mayModerateAll = (caller: Caller): boolean => can(caller, null, 'moderate');

/** Nearly everyone with a role in an institution sees its cases; so does the policy unit. */
export const mayReadCasesOf: May = (caller, institution) => can(caller, institution, 'read-cases');

/** Whoever works there opens one and asks in it; those who audit only look. */
export const mayOpenCaseOf: May = (caller, institution) => can(caller, institution, 'open-cases');

/** Those who write or care for its data answer, the liaison does, and the policy unit helps. */
export const mayAnswerCaseOf: May = (caller, institution) => can(caller, institution, 'answer-cases');

/** Who runs, represents or publishes for an institution assesses it, and so does the policy unit; null: a whole country. */
export const mayAssess = (caller: Caller, institution: InstitutionId | null): boolean =>
  can(caller, institution, 'assess');

/** The same people see what is not frozen yet. */
export const mayReadAssessment = (caller: Caller, institution: InstitutionId | null): boolean =>
  can(caller, institution, 'read-assessments');

/** Only who holds the role for the whole portal reads the whole record. */
export const mayReadAudit = (caller: Caller): boolean => can(caller, null, 'read-audit');

/** Obligations come from the law and bind many: the policy unit and the portal's administrators write them down. */
export const mayDefineObligations = (caller: Caller): boolean => can(caller, null, 'define-obligations');

/** The policy unit, the portal's auditors and its administrators see who holds which post everywhere. */
export const mayReadAllPeople = (caller: Caller): boolean => can(caller, null, 'read-people');

/** Only administrators of the whole portal add institutions. */
export const mayAdministerPortal = (caller: Caller): boolean => can(caller, null, 'administer');

/** As what the caller may appoint others there; null: for the whole portal. */
export function listAppointable(caller: Caller, institution: InstitutionId | null): readonly Role[] {
  if (caller.assumedBy || !tokenReaches(caller, institution, ['admin'])) return [];
  const portalWide = caller.appointments.some((held) => held.institution === null && held.role === 'administrator');
  const appointable = new Set([
    ...caller.appointments.filter((held) => isFor(held, institution)).flatMap(({ role }) => appointsOf[role]),
    ...(portalWide ? watchers : []),
  ]);
  const place = institution === null ? 'institution' : 'portal';
  return roles.filter((role) => appointable.has(role) && rolePlaces[role] !== place);
}

/** Whether the caller may give this role there, take it away, or put right what is said of it. */
export const mayAppoint = (caller: Caller, institution: InstitutionId | null, role: Role): boolean =>
  listAppointable(caller, institution).includes(role);

/** Whether there is any place at which the caller appoints: who sends a letter has not said yet where. */
export const mayAppointSomewhere = (caller: Caller): boolean => {
  const places = caller.token?.institution
    ? [caller.token.institution]
    : caller.appointments.map(({ institution }) => institution);
  return places.some((place) => listAppointable(caller, place).length > 0);
};

/** Whether there is any institution for which the caller writes drafts: who sends a file has not said yet for which. */
export function mayWriteSomewhere(caller: Caller): boolean {
  const places = caller.token?.institution
    ? [caller.token.institution]
    : caller.appointments.map(({ institution }) => institution);
  return places.some((place) => can(caller, place, 'write-drafts'));
}

/** The institutions whose drafts a caller sees in lists: `'all'`, or these. Lists ask the database once. */
export const listReadable = (caller: Caller): readonly InstitutionId[] | 'all' => listWith(caller, 'list-drafts');

/** The same for cases. */
export const listCaseReadable = (caller: Caller): readonly InstitutionId[] | 'all' => listWith(caller, 'read-cases');

/** The institutions for which a caller answers what people ask, and those whose strangers' words a caller moderates. */
export const listAnswerable = (caller: Caller): readonly InstitutionId[] | 'all' => listWith(caller, 'answer-cases');
export const listModerated = (caller: Caller): readonly InstitutionId[] | 'all' => listWith(caller, 'moderate');

function listWith(caller: Caller, power: Power): readonly InstitutionId[] | 'all' {
  const { token } = caller;
  if (token && token.institution !== null) return can(caller, token.institution, power) ? [token.institution] : [];
  if (can(caller, null, power)) return 'all';
  const held = new Set(caller.appointments.flatMap(({ institution }) => institution ?? []));
  return [...held].filter((id) => can(caller, id, power));
}

/** The caller; throws `sign-in-needed` when nobody is signed in. */
export function requireCaller(caller: Caller | undefined): Caller {
  if (caller) return caller;
  throw new Problem('sign-in-needed', {
    en: 'This needs an account: sign in, or send a token in the Authorization header.',
    es: 'Esto requiere una cuenta: inicie sesión o envíe un token en el encabezado Authorization.',
    fr: "Ceci demande un compte : connectez-vous ou envoyez un jeton dans l'en-tête Authorization.",
  });
}

/**
 * The caller, when a sentence holds, with the appointment that makes it hold: the record of who did what keeps it. No
 * sentence asks for two appointments together, so each is tried alone.
 */
export function requireThat(caller: Caller | undefined, may: (caller: Caller) => boolean): Caller {
  const known = requireCaller(caller);
  const used = known.appointments.find((held) => may({ ...known, appointments: [held] }));
  if (used) return { ...known, appointment: used.id };
  throw notAllowed(known);
}

/** The caller, when one of the sentences about an institution holds: `requireMay(caller, mayPublishFor, institution)`. */
export const requireMay = (caller: Caller | undefined, may: May, institution: InstitutionId): Caller =>
  requireThat(caller, (each) => may(each, institution));

/** The caller, when there is any institution for which it writes drafts; others are told what they lack. */
export function requireWriterSomewhere(caller: Caller | undefined, told: LanguageMap): Caller {
  const known = requireCaller(caller);
  if (mayWriteSomewhere(known)) return known;
  throw new Problem('not-allowed', told);
}

/** The caller, when it administers the whole portal. */
export const requirePortalAdministrator = (caller: Caller | undefined): Caller =>
  requireThat(caller, mayAdministerPortal);

/** The caller, when a person who signed in as themselves: what neither a token nor somebody who acts for them may do. */
export function requirePerson(caller: Caller | undefined): Caller {
  const known = requireCaller(caller);
  if (known.assumedBy) throw onlyThemselves();
  if (!known.token) return known;
  throw new Problem('not-allowed', {
    en: 'A token cannot do this. Sign in with your password.',
    es: 'Un token no puede hacer esto. Inicie sesión con su contraseña.',
    fr: 'Un jeton ne peut pas faire ceci. Connectez-vous avec votre mot de passe.',
  });
}

const onlyThemselves = (): Problem =>
  new Problem('not-allowed', {
    en: 'Whoever acts as another person reads and writes drafts, and nothing else. Stop acting as them first; this they do themselves.',
    es: 'Quien actúa como otra persona lee y escribe borradores, y nada más. Primero deje de actuar como ella; esto lo hace ella misma.',
    fr: "Qui agit comme une autre personne lit et écrit des brouillons, et rien d'autre. Cessez d'abord d'agir comme elle ; ceci, elle le fait elle-même.",
  });

const notAllowed = (caller: Caller): Problem => {
  if (caller.assumedBy) return onlyThemselves();
  return caller.token
    ? new Problem('not-allowed', {
        en: 'Neither the scopes of this token nor the roles of its owner reach this. Ask an administrator of the institution for the role, or make a token with the right scope.',
        es: 'Ni los alcances de este token ni las funciones de su titular llegan a esto. Pida la función a quien administra la institución o cree un token con el alcance necesario.',
        fr: "Ni les portées de ce jeton ni les rôles de son titulaire ne vont jusque-là. Demandez le rôle à l'administrateur de l'institution, ou créez un jeton avec la bonne portée.",
      })
    : new Problem('not-allowed', {
        en: 'You hold no role for this. Ask an administrator of the institution to appoint you.',
        es: 'Usted no tiene una función para esto. Pida a quien administra la institución que se la asigne.',
        fr: "Vous n'avez pas de rôle pour ceci. Demandez à l'administrateur de l'institution de vous nommer.",
      });
};
