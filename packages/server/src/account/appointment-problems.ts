import { Problem } from '@milpa/sdk';

/** What can be wrong with an appointment, said to whoever makes it. */
export const noSuchAppointment = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such appointment.',
    es: 'No existe ese nombramiento.',
    fr: "Il n'y a pas de telle nomination.",
  });

export const lastAdministrator = (name: string): Problem =>
  new Problem('conflict', {
    en: `${name} is the only administrator of the portal. Appoint another one first.`,
    es: `${name} es la única persona que administra el portal. Primero nombre a otra.`,
    fr: `${name} est la seule personne qui administre le portail. Nommez-en d'abord une autre.`,
  });

export const over = ({ name }: { readonly name: string }): Problem =>
  new Problem('conflict', {
    en: `The appointment of ${name} is over, and what is over is not changed. Make a new one.`,
    es: `El nombramiento de ${name} ya terminó, y lo que terminó no se cambia. Haga uno nuevo.`,
    fr: `La nomination de ${name} est terminée, et ce qui est terminé ne se modifie pas. Faites-en une nouvelle.`,
  });

const wrong = (pointer: string, detail: Record<'en' | 'es' | 'fr', string>): Problem =>
  new Problem('invalid-request', detail, { errors: [{ pointer, detail: detail.en }] });

export const endsBeforeItBegins = (): Problem =>
  wrong('/to', {
    en: 'The appointment would end before it begins, or before now. Choose a later end, or none.',
    es: 'El nombramiento terminaría antes de comenzar o antes de ahora. Elija un fin posterior o ninguno.',
    fr: 'La nomination finirait avant de commencer, ou avant maintenant. Choisissez une fin plus tardive, ou aucune.',
  });

export const successorTooEarly = (): Problem =>
  wrong('/from', {
    en: 'A successor begins now or later, while the predecessor still holds the role. Choose such a day.',
    es: 'Quien sucede comienza ahora o después, mientras la persona anterior aún tiene la función. Elija un día así.',
    fr: 'Le successeur commence maintenant ou plus tard, tant que le prédécesseur tient encore le rôle. Choisissez un tel jour.',
  });

export const wrongPlace = (place: 'institution' | 'portal'): Problem =>
  wrong(
    '/role',
    place === 'portal'
      ? {
          en: 'This role is held for the whole portal, not in one institution.',
          es: 'Esta función es de todo el portal, no de una institución.',
          fr: 'Ce rôle vaut pour tout le portail, pas pour une institution.',
        }
      : {
          en: 'This role is held in one institution, not for the whole portal.',
          es: 'Esta función es de una institución, no de todo el portal.',
          fr: 'Ce rôle vaut pour une institution, pas pour tout le portail.',
        },
  );

export const notToOneself = (): Problem =>
  wrong('/email', {
    en: 'Nobody gives a role to themselves. Somebody else who may appoint does it.',
    es: 'Nadie se da una función a sí mismo. Lo hace otra persona que pueda nombrar.',
    fr: "Personne ne se donne un rôle à soi-même. Une autre personne habilitée à nommer s'en charge.",
  });
