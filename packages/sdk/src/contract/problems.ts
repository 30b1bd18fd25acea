import type { LanguageMap } from './language.ts';
import type { FieldProblem } from './problem-document.ts';

/**
 * Every failure a client can see (RFC 9457). A code is permanent. The title says what kind of thing happened;
 * the detail of each occurrence says to what, and what to do. docs/problems.md is bound to this table by a test.
 */
export const problems = {
  'not-found': {
    status: 404,
    title: {
      en: 'There is nothing at this address',
      es: 'No hay nada en esta dirección',
      fr: "Il n'y a rien à cette adresse",
    },
  },
  withdrawn: { status: 410, title: { en: 'This was withdrawn', es: 'Esto fue retirado', fr: 'Ceci a été retiré' } },
  'method-not-allowed': {
    status: 405,
    title: {
      en: 'This address does not take that method',
      es: 'Esta dirección no acepta ese método',
      fr: "Cette adresse n'accepte pas cette méthode",
    },
  },
  'not-acceptable': {
    status: 406,
    title: {
      en: 'None of the asked formats can be given',
      es: 'No se puede dar ninguno de los formatos pedidos',
      fr: "Aucun des formats demandés n'est disponible",
    },
  },
  'sign-in-needed': {
    status: 401,
    title: { en: 'Sign in first', es: 'Primero inicie sesión', fr: "Connectez-vous d'abord" },
  },
  'sign-in-refused': {
    status: 401,
    title: {
      en: 'The e-mail or the password is not right',
      es: 'El correo o la contraseña no son correctos',
      fr: "L'adresse ou le mot de passe est incorrect",
    },
  },
  'token-refused': {
    status: 401,
    title: { en: 'The token is not valid', es: 'El token no es válido', fr: "Le jeton n'est pas valide" },
  },
  'not-allowed': {
    status: 403,
    title: { en: 'Your role does not allow this', es: 'Su función no permite esto', fr: 'Votre rôle ne le permet pas' },
  },
  'origin-refused': {
    status: 403,
    title: {
      en: 'This form was sent from another site',
      es: 'Este formulario se envió desde otro sitio',
      fr: "Ce formulaire vient d'un autre site",
    },
  },
  'invalid-request': {
    status: 422,
    title: {
      en: 'Something in the request is not right',
      es: 'Algo en la petición no es correcto',
      fr: "Quelque chose dans la demande n'est pas correct",
    },
  },
  'malformed-request': {
    status: 400,
    title: {
      en: 'The request could not be read',
      es: 'No se pudo leer la petición',
      fr: "La demande n'a pas pu être lue",
    },
  },
  'precondition-required': {
    status: 428,
    title: {
      en: 'Say which version you are changing (If-Match)',
      es: 'Indique qué versión está cambiando (If-Match)',
      fr: 'Indiquez la version que vous modifiez (If-Match)',
    },
  },
  'edited-meanwhile': {
    status: 412,
    title: {
      en: 'Somebody changed this after you opened it',
      es: 'Alguien cambió esto después de que usted lo abrió',
      fr: "Quelqu'un a modifié ceci après que vous l'avez ouvert",
    },
  },
  conflict: {
    status: 409,
    title: {
      en: 'This does not fit the present state',
      es: 'Esto no corresponde al estado actual',
      fr: "Ceci ne convient pas à l'état actuel",
    },
  },
  'not-ready': {
    status: 409,
    title: {
      en: 'This is not ready to be released',
      es: 'Esto aún no está listo para publicarse',
      fr: "Ceci n'est pas prêt à être publié",
    },
  },
  'review-needed': {
    status: 409,
    title: {
      en: 'A second person must approve this first',
      es: 'Antes debe aprobarlo una segunda persona',
      fr: "Une deuxième personne doit d'abord l'approuver",
    },
  },
  'nothing-new': {
    status: 409,
    title: {
      en: 'Nothing changed since the last release',
      es: 'Nada cambió desde la última versión publicada',
      fr: "Rien n'a changé depuis la dernière version publiée",
    },
  },
  'slug-taken': {
    status: 409,
    title: { en: 'That address is taken', es: 'Esa dirección ya está en uso', fr: 'Cette adresse est déjà prise' },
  },
  'too-large': {
    status: 413,
    title: {
      en: 'This is larger than the portal accepts',
      es: 'Esto es más grande de lo que el portal acepta',
      fr: 'Ceci dépasse la taille acceptée par le portail',
    },
  },
  'file-refused': {
    status: 422,
    title: { en: 'The file could not be read', es: 'No se pudo leer el archivo', fr: "Le fichier n'a pas pu être lu" },
  },
  'format-unavailable': {
    status: 404,
    title: {
      en: 'This table cannot be given in that format',
      es: 'Esta tabla no se puede dar en ese formato',
      fr: 'Cette table ne peut pas être fournie dans ce format',
    },
  },
  'query-refused': {
    status: 422,
    title: {
      en: 'The question to the table is not right',
      es: 'La consulta a la tabla no es correcta',
      fr: "La requête sur la table n'est pas correcte",
    },
  },
  'query-stopped': {
    status: 503,
    title: {
      en: 'The question took more than it may',
      es: 'La consulta excedió su límite',
      fr: 'La requête a dépassé sa limite',
    },
  },
  'range-not-satisfiable': {
    status: 416,
    title: {
      en: 'That part of the file does not exist',
      es: 'Esa parte del archivo no existe',
      fr: "Cette partie du fichier n'existe pas",
    },
  },
  'too-many-requests': {
    status: 429,
    title: {
      en: 'Too many tries; wait a little',
      es: 'Demasiados intentos; espere un poco',
      fr: 'Trop de tentatives ; patientez un peu',
    },
  },
  'storage-full': {
    status: 507,
    title: {
      en: 'The portal has no room left',
      es: 'El portal no tiene más espacio',
      fr: "Le portail n'a plus de place",
    },
  },
  unavailable: {
    status: 503,
    title: {
      en: 'The portal cannot answer now; try again shortly',
      es: 'El portal no puede responder ahora; intente en un momento',
      fr: 'Le portail ne peut pas répondre pour le moment ; réessayez bientôt',
    },
  },
  'internal-error': {
    status: 500,
    title: { en: 'The portal made a mistake', es: 'El portal cometió un error', fr: 'Le portail a fait une erreur' },
  },
} as const satisfies Record<string, { status: number; title: Required<LanguageMap> }>;

export type ProblemCode = keyof typeof problems;

/** A failure that may be shown. `detail` is a sentence in each language, or one sentence where only one is known. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: LanguageMap;
  readonly errors: readonly FieldProblem[];
  readonly current: unknown;
  /** Seconds after which trying again makes sense; sent as Retry-After. */
  readonly retryAfter: number | undefined;
  constructor(
    code: ProblemCode,
    details: LanguageMap,
    more: { errors?: readonly FieldProblem[]; current?: unknown; cause?: unknown; retryAfter?: number } = {},
  ) {
    super(details.en ?? details.es ?? details.fr ?? code, 'cause' in more ? { cause: more.cause } : undefined);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
    this.errors = more.errors ?? [];
    this.current = more.current;
    this.retryAfter = more.retryAfter;
  }
  get status(): number {
    return problems[this.code].status;
  }
}
