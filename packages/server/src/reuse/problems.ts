import { Problem, type Reuse, type ReuseEvent } from '@milpa/sdk';

export const noSuchReuse = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such reuse, or it is not public. The public ones are at /api/v1/reuses.',
    es: 'No existe esa reutilización, o no es pública. Las públicas están en /api/v1/reuses.',
    fr: 'Cette réutilisation n’existe pas, ou n’est pas publique. Les publiques sont à /api/v1/reuses.',
  });

export const noSuchCode = (): Problem =>
  new Problem('not-found', {
    en: 'The link from the letter is unknown, was used already, or is too old. Take the newest letter, or send it in again.',
    es: 'El enlace de la carta es desconocido, ya se usó o venció. Use la carta más reciente o envíelo de nuevo.',
    fr: 'Le lien de la lettre est inconnu, déjà utilisé ou périmé. Prenez la lettre la plus récente, ou envoyez-le à nouveau.',
  });

export const noSuchUsed = (key: string, at: number): Problem => {
  const said = {
    en: `No released dataset of this portal has the address “${key}”. Give the last part of the address of its page.`,
    es: `Ningún conjunto publicado de este portal tiene la dirección «${key}». Escriba la última parte de la dirección de su página.`,
    fr: `Aucun jeu publié de ce portail n’a l’adresse « ${key} ». Donnez la dernière partie de l’adresse de sa page.`,
  };
  return new Problem('invalid-request', said, { errors: [{ pointer: `/datasets/${at}/dataset`, detail: said.en }] });
};

export const noEmail = (): Problem => {
  const said = {
    en: 'Give an e-mail address, so that you can confirm this and be told what becomes of it, or sign in.',
    es: 'Dé un correo electrónico, para que pueda confirmar esto y saber qué pasa con ello, o inicie sesión.',
    fr: 'Donnez une adresse électronique, pour confirmer ceci et savoir ce qu’il en advient, ou connectez-vous.',
  };
  return new Problem('invalid-request', said, { errors: [{ pointer: '/email', detail: said.en }] });
};

export const sinceWhen = (): Problem => {
  const said = {
    en: 'This day is still to come. Say since when it has been there.',
    es: 'Ese día todavía no llega. Diga desde cuándo existe.',
    fr: 'Ce jour est encore à venir. Dites depuis quand cela existe.',
  };
  return new Problem('invalid-request', said, { errors: [{ pointer: '/since', detail: said.en }] });
};

export const reasonMissing = (): Problem => {
  const said = {
    en: 'Say why: whoever sent it is told, and may correct it.',
    es: 'Diga por qué: quien lo envió lo sabrá y podrá corregirlo.',
    fr: 'Dites pourquoi : la personne qui l’a envoyé le saura et pourra le corriger.',
  };
  return new Problem('invalid-request', said, { errors: [{ pointer: '/reason', detail: said.en }] });
};

export const noImpact = (): Problem =>
  new Problem('conflict', {
    en: 'There is no claim of what this reuse changed, or it is not public: nothing to confirm.',
    es: 'No se afirma qué cambió con esta reutilización, o no es pública: no hay nada que confirmar.',
    fr: 'Rien n’est affirmé de ce que cette réutilisation a changé, ou elle n’est pas publique : rien à confirmer.',
  });

export const notNow = (event: ReuseEvent, state: string): Problem =>
  new Problem('conflict', {
    en: `This reuse is “${state}”, so “${event}” cannot happen to it now. Read it again.`,
    es: `Esta reutilización está en «${state}», así que «${event}» no le puede ocurrir ahora. Léala de nuevo.`,
    fr: `Cette réutilisation est « ${state} » : « ${event} » ne peut pas lui arriver maintenant. Relisez-la.`,
  });

export const tooMany = (retryAfter: number): Problem => {
  const minutes = Math.ceil(retryAfter / 60);
  return new Problem(
    'too-many-requests',
    {
      en: `Much was sent in at once. Yours is welcome in ${minutes} min; keep your text until then.`,
      es: `Llegaron muchos envíos a la vez. El suyo será bienvenido en ${minutes} min; guarde su texto mientras tanto.`,
      fr: `Beaucoup d’envois sont arrivés à la fois. Le vôtre sera bienvenu dans ${minutes} min ; gardez votre texte jusque-là.`,
    },
    { retryAfter: Math.ceil(retryAfter) },
  );
};

export const reuseChanged = (current: Reuse): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: 'Somebody changed this reuse after you opened it. Look at it again and repeat your decision.',
      es: 'Alguien cambió esta reutilización después de que usted la abrió. Véala de nuevo y repita su decisión.',
      fr: 'Quelqu’un a modifié cette réutilisation après que vous l’avez ouverte. Relisez-la et refaites votre choix.',
    },
    { current },
  );
