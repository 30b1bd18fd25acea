import { findText, type Institution, InstitutionId, type LanguageMap, Problem, Slug } from '@milpa/sdk';

/** An institution as this folder knows it; how many datasets it has released is the catalogue's to say. */
export type PublicBody = Omit<Institution, 'datasets'>;

/** Words of the addresses under /institutions/ and /api/v1/institutions/ that no institution may take. */
const reserved = new Set(['portal', 'new']);
/** Stands for the whole portal where an institution is asked for: `/institutions/portal/appointments`. */
export const wholePortal = 'portal';

/** The readable part of an address, from a name: ASCII letters and digits parted by single hyphens; '' when none is left. */
export const formatSlug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');

/** Addresses to try for a new institution, the best first. */
export function* listSlugCandidates(name: LanguageMap): Generator<Slug> {
  const stem = formatSlug(findText(name, 'es')?.text ?? '') || 'institution';
  if (!reserved.has(stem)) yield Slug.parse(stem);
  for (let number = 2; ; number += 1) yield Slug.parse(`${stem}-${number}`);
}

/** Refuses addresses with a meaning of their own, and those that look like an identifier. */
export function requireFreeWord(slug: Slug): void {
  if (reserved.has(slug) || InstitutionId.safeParse(slug).success) throw slugTaken(slug);
}

export const slugTaken = (slug: string): Problem =>
  new Problem(
    'slug-taken',
    {
      en: `Another institution has, or once had, the address “${slug}”; old addresses keep redirecting. Choose another.`,
      es: `Otra institución tiene o tuvo la dirección «${slug}»; las direcciones anteriores siguen redirigiendo. Elija otra.`,
      fr: `Une autre institution a, ou a eu, l'adresse « ${slug} » ; les anciennes adresses redirigent toujours. Choisissez-en une autre.`,
    },
    { errors: [{ pointer: '/slug', detail: slug }] },
  );

export const noSuchInstitution = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no institution “${key}”. The list is at /api/v1/institutions.`,
    es: `No existe la institución «${key}». La lista está en /api/v1/institutions.`,
    fr: `Il n'y a pas d'institution « ${key} ». La liste est à /api/v1/institutions.`,
  });

export const nameMissing = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'An institution needs a name in at least one language.',
      es: 'Una institución necesita un nombre en al menos un idioma.',
      fr: 'Une institution a besoin d’un nom dans au moins une langue.',
    },
    { errors: [{ pointer: '/name', detail: 'at least one language' }] },
  );

export const parentInCircle = (): Problem =>
  new Problem(
    'conflict',
    {
      en: 'An institution cannot stand above itself: the chosen parent is the institution itself or one below it.',
      es: 'Una institución no puede estar por encima de sí misma: la superior elegida es ella misma o una que depende de ella.',
      fr: "Une institution ne peut pas être au-dessus d'elle-même : celle choisie est elle-même ou dépend d'elle.",
    },
    { errors: [{ pointer: '/parent', detail: 'circle' }] },
  );

export const parentUnknown = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'The institution named as parent does not exist.',
      es: 'La institución indicada como superior no existe.',
      fr: "L'institution indiquée comme supérieure n'existe pas.",
    },
    { errors: [{ pointer: '/parent', detail: 'unknown' }] },
  );

export const successorUnknown = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'The institution named as successor does not exist, or is the same one.',
      es: 'La institución indicada como sucesora no existe o es la misma.',
      fr: "L'institution indiquée comme successeur n'existe pas, ou c'est la même.",
    },
    { errors: [{ pointer: '/ended/successor', detail: 'unknown' }] },
  );

export const editedMeanwhile = (current: PublicBody): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: `Somebody changed this institution after you opened it: it is at revision ${current.revision}. Look at it again and repeat your change.`,
      es: `Alguien cambió esta institución después de que usted la abrió: va en la revisión ${current.revision}. Véala de nuevo y repita su cambio.`,
      fr: `Quelqu'un a modifié cette institution après que vous l'avez ouverte : elle est à la révision ${current.revision}. Relisez-la et refaites votre modification.`,
    },
    { current },
  );
