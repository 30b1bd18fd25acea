import { type InstitutionId, Problem, type Scope } from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../http/index.ts';

type Role = Caller['appointments'][number]['role'];
type ScopeName = z.infer<typeof Scope>;

/** A person may do what the role says; a token at most what its scopes say, for its institution only. */
const tokenReaches = (caller: Caller, institution: InstitutionId | null, scopes: readonly ScopeName[]): boolean => {
  const { token } = caller;
  if (!token) return true;
  if (token.institution !== null && token.institution !== institution) return false;
  return scopes.some((scope) => token.scopes.includes(scope));
};

const holds = (caller: Caller, institution: InstitutionId | null, roles: readonly Role[]): boolean =>
  caller.appointments.some(
    (held) => roles.includes(held.role) && (held.institution === null || held.institution === institution),
  );

/** Administrators and publishers of an institution, or of the whole portal, release its datasets. */
export const mayPublishFor = (caller: Caller, institution: InstitutionId): boolean =>
  holds(caller, institution, ['administrator', 'publisher']) && tokenReaches(caller, institution, ['publish']);

/** The same people write its drafts. */
export const mayWriteFor = (caller: Caller, institution: InstitutionId): boolean =>
  holds(caller, institution, ['administrator', 'publisher']) && tokenReaches(caller, institution, ['write:dataset']);

/** Whoever may write for some institution: what is sent before anybody has said for which one. */
export const mayWriteSomewhere = (caller: Caller): boolean =>
  caller.appointments.some(({ institution, role }) =>
    institution === null
      ? role !== 'viewer' && (caller.token === undefined || caller.token.scopes.includes('write:dataset'))
      : mayWriteFor(caller, institution),
  );

/** Everyone with a role in an institution reads its drafts; whoever writes one is shown it. */
export const mayReadDraftsOf = (caller: Caller, institution: InstitutionId): boolean =>
  holds(caller, institution, ['administrator', 'publisher', 'viewer']) &&
  tokenReaches(caller, institution, ['read:draft', 'write:dataset']);

/** Administrators of an institution, or of the whole portal, appoint its people and change what it says of itself. */
export const mayAdminister = (caller: Caller, institution: InstitutionId): boolean =>
  holds(caller, institution, ['administrator']) && tokenReaches(caller, institution, ['admin']);

/** Only administrators of the whole portal add institutions and appoint their like. */
export const mayAdministerPortal = (caller: Caller): boolean =>
  holds(caller, null, ['administrator']) && tokenReaches(caller, null, ['admin']);

/** The institutions whose drafts a caller may read: `'all'`, or these. For lists, which ask the database once. */
export function listReadable(caller: Caller): readonly InstitutionId[] | 'all' {
  const { token } = caller;
  if (token && token.institution !== null) return mayReadDraftsOf(caller, token.institution) ? [token.institution] : [];
  const held = caller.appointments.map((appointment) => appointment.institution);
  if (held.includes(null)) return tokenReaches(caller, null, ['read:draft', 'write:dataset']) ? 'all' : [];
  return [...new Set(held.filter((id) => id !== null))].filter((id) => mayReadDraftsOf(caller, id));
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

/** The caller, when one of the sentences above holds: `requireMay(caller, mayPublishFor, institution)`. */
export function requireMay(
  caller: Caller | undefined,
  may: (caller: Caller, institution: InstitutionId) => boolean,
  institution: InstitutionId,
): Caller {
  const known = requireCaller(caller);
  if (may(known, institution)) return known;
  throw notAllowed(known);
}

/** The caller, when it administers the whole portal. */
export function requirePortalAdministrator(caller: Caller | undefined): Caller {
  const known = requireCaller(caller);
  if (mayAdministerPortal(known)) return known;
  throw notAllowed(known);
}

/** The caller, when a person signed in with a password: what a token may not do, whatever its scopes. */
export function requirePerson(caller: Caller | undefined): Caller {
  const known = requireCaller(caller);
  if (!known.token) return known;
  throw new Problem('not-allowed', {
    en: 'A token cannot do this. Sign in with your password.',
    es: 'Un token no puede hacer esto. Inicie sesión con su contraseña.',
    fr: 'Un jeton ne peut pas faire ceci. Connectez-vous avec votre mot de passe.',
  });
}

const notAllowed = (caller: Caller): Problem =>
  caller.token
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
