import { Problem } from '@milpa/sdk';

export const noSuchReview = (id: string): Problem =>
  new Problem('not-found', {
    en: `There is no review ${id}. They are listed at /api/v1/reviews.`,
    es: `No hay una revisión ${id}. Están en /api/v1/reviews.`,
    fr: `Il n'y a pas de relecture ${id}. Elles sont listées dans /api/v1/reviews.`,
  });

export const alreadyHandedIn = (): Problem =>
  new Problem('conflict', {
    en: 'This working copy is in review already. Take it back first, if something else is to be reviewed.',
    es: 'Este borrador ya está en revisión. Retírelo primero si se debe revisar otra cosa.',
    fr: "Cette copie de travail est déjà en relecture. Reprenez-la d'abord, si autre chose doit être relu.",
  });

export const ownWork = (): Problem =>
  new Problem('not-allowed', {
    en: 'You handed this in yourself: the rule of the institution wants a second person to approve it.',
    es: 'Usted mismo lo envió: la regla de la institución pide que lo apruebe una segunda persona.',
    fr: "Vous l'avez remis vous-même : la règle de l'institution veut qu'une deuxième personne l'approuve.",
  });

/** The sentence is in three languages, a field's own words would not be: pages say it beside the field themselves. */
export const whyReturned = (): Problem =>
  new Problem('invalid-request', {
    en: 'Say what has to be mended, so that it can be.',
    es: 'Diga qué hay que corregir, para que se pueda corregir.',
    fr: "Dites ce qui doit être corrigé, pour qu'on puisse le corriger.",
  });

export const changedSince = (): Problem =>
  new Problem('conflict', {
    en: 'The working copy was edited after it was handed in. Hand it in again, so that what is approved is what is released.',
    es: 'El borrador se editó después de enviarlo. Envíelo de nuevo, para que lo aprobado sea lo que se publique.',
    fr: 'La copie de travail a été modifiée après avoir été remise. Remettez-la, pour que ce qui est approuvé soit ce qui est publié.',
  });
