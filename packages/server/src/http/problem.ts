import { findText, type Language, Problem, type ProblemDocument, problems } from '@milpa/sdk';

/** A failure as RFC 9457. */
export function answerProblem(
  problem: Problem,
  { language, publicUrl, instance }: { language: Language; publicUrl: string; instance?: string },
): Response {
  const { status, title } = problems[problem.code];
  const text = findText(problem.details, language);
  const document: ProblemDocument = {
    type: `${publicUrl}/problems/${problem.code}`,
    title: title[language],
    status,
    code: problem.code,
    detail: text?.text ?? title[language],
    ...(instance ? { instance } : {}),
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
    ...(problem.current === undefined ? {} : { current: problem.current }),
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': text?.language ?? language,
      'cache-control': 'no-store',
      vary: 'Accept-Language',
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(problem.retryAfter)) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

/** What strangers learn of a failure that is no Problem: nothing but that it happened. */
export const internal = (): Problem =>
  new Problem('internal-error', {
    en: 'The portal made a mistake and wrote it down. Try again; if it stays so, send the operator the value of X-Request-Id.',
    es: 'El portal cometió un error y lo anotó. Intente de nuevo; si continúa, envíe a quien opera el portal el valor de X-Request-Id.',
    fr: "Le portail a fait une erreur et l'a notée. Réessayez ; si elle persiste, envoyez à l'exploitant la valeur de X-Request-Id.",
  });

export const nothingHere = (path: string): Problem =>
  new Problem('not-found', {
    en: `There is nothing at ${path}. Look for a mistake in the address, or search from the home page.`,
    es: `No hay nada en ${path}. Revise la dirección o busque desde la página de inicio.`,
    fr: `Il n'y a rien à ${path}. Vérifiez l'adresse, ou cherchez depuis la page d'accueil.`,
  });

export const otherMethods = (method: string, path: string, allowed: string): Problem =>
  new Problem('method-not-allowed', {
    en: `${path} does not take ${method}. It takes ${allowed}.`,
    es: `${path} no acepta ${method}. Acepta ${allowed}.`,
    fr: `${path} n'accepte pas ${method}. Elle accepte ${allowed}.`,
  });

export const signInNeeded = (): Problem =>
  new Problem('sign-in-needed', {
    en: 'This is only for people with an account: sign in, or send a token as "Authorization: Bearer …".',
    es: 'Esto es solo para personas con cuenta: inicie sesión o envíe un token como «Authorization: Bearer …».',
    fr: 'Ceci est réservé aux personnes qui ont un compte : connectez-vous ou envoyez un jeton « Authorization: Bearer … ».',
  });

export const scopeMissing = (scope: string): Problem =>
  new Problem('not-allowed', {
    en: `The token was made without the scope ${scope}. Make one that has it.`,
    es: `El token se creó sin el alcance ${scope}. Cree uno que lo tenga.`,
    fr: `Le jeton a été créé sans la portée ${scope}. Créez-en un qui l'ait.`,
  });

export const revisionMissing = (): Problem =>
  new Problem('precondition-required', {
    en: 'Send the revision you are changing as If-Match: "<number>"; the answer that showed it to you has it as ETag.',
    es: 'Envíe la revisión que está cambiando como If-Match: "<número>"; la respuesta que se la mostró la trae como ETag.',
    fr: 'Envoyez la révision que vous modifiez comme If-Match: "<nombre>" ; la réponse qui vous l\'a montrée la porte comme ETag.',
  });

export const originRefused = (): Problem =>
  new Problem('origin-refused', {
    en: 'The request changes something and came from a page of another site. Open the portal itself and do it there.',
    es: 'La petición cambia algo y vino de una página de otro sitio. Abra el propio portal y hágalo ahí.',
    fr: "La demande modifie quelque chose et vient d'une page d'un autre site. Ouvrez le portail lui-même et faites-le là.",
  });

export const tooManyTries = (retryAfter: number): Problem =>
  new Problem(
    'too-many-requests',
    {
      en: `Too many tries came from your address. Wait ${Math.ceil(retryAfter)} seconds.`,
      es: `Llegaron demasiados intentos desde su dirección. Espere ${Math.ceil(retryAfter)} segundos.`,
      fr: `Trop de tentatives sont venues de votre adresse. Attendez ${Math.ceil(retryAfter)} secondes.`,
    },
    { retryAfter },
  );

export const tookTooLong = (seconds: number): Problem =>
  new Problem(
    'unavailable',
    {
      en: `The answer was not ready within ${seconds} seconds. Try again, or ask for less at once.`,
      es: `La respuesta no estuvo lista en ${seconds} segundos. Intente de nuevo o pida menos a la vez.`,
      fr: `La réponse n'était pas prête en ${seconds} secondes. Réessayez, ou demandez moins à la fois.`,
    },
    { retryAfter: 5 },
  );
