import { Problem } from '@milpa/sdk';

export const noSuchObligation = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such duty, or no rule asks for it any more.',
    es: 'No existe esa obligación, o ya ninguna regla la pide.',
    fr: 'Cette obligation n’existe pas, ou plus aucune règle ne la demande.',
  });

export const keyDiffers = (address: string, key: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `The address names “${address}” and the document “${key}”. Both must be the same.`,
      es: `La dirección nombra «${address}» y el documento «${key}». Deben ser iguales.`,
      fr: `L’adresse nomme « ${address} » et le document « ${key} ». Les deux doivent être identiques.`,
    },
    { errors: [{ pointer: '/key', detail: key }] },
  );

export const notYet = (today: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `Nothing can have been done after today, ${today}. Give the day on which it was done.`,
      es: `Nada puede haberse hecho después de hoy, ${today}. Indique el día en que se hizo.`,
      fr: `Rien ne peut avoir été fait après aujourd’hui, ${today}. Indiquez le jour où cela a été fait.`,
    },
    { errors: [{ pointer: '/on', detail: today }] },
  );

export const seenByItself = (what: string): Problem =>
  new Problem('conflict', {
    en: `The portal looks by itself whether this was done (${what}). Do it here, and it counts the next morning.`,
    es: `El portal revisa por sí mismo si esto se hizo (${what}). Hágalo aquí y contará a la mañana siguiente.`,
    fr: `Le portail vérifie lui-même si cela a été fait (${what}). Faites-le ici, et cela comptera le lendemain matin.`,
  });
