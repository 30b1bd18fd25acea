import { Problem } from '@milpa/sdk';

/** Nothing of what can be had here is wanted; says what can be. */
export const notAcceptable = (mediaTypes: readonly string[]): Problem => {
  const list = mediaTypes.join(', ');
  return new Problem('not-acceptable', {
    en: `This address gives ${list}. Ask for one of them in Accept.`,
    es: `Esta dirección da ${list}. Pida uno de ellos en Accept.`,
    fr: `Cette adresse donne ${list}. Demandez l'un d'eux dans Accept.`,
  });
};

export const noSuchDataset = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no released dataset “${key}”. Search at /en/datasets.`,
    es: `No hay un conjunto de datos publicado «${key}». Busque en /es/datasets.`,
    fr: `Il n'y a pas de jeu de données publié « ${key} ». Cherchez sur /fr/datasets.`,
  });

export const noSuchPart = (part: string): Problem =>
  new Problem('not-found', {
    en: `The sitemap has no part ${part}. Its parts are listed in /sitemap.xml.`,
    es: `El mapa del sitio no tiene la parte ${part}. Sus partes están en /sitemap.xml.`,
    fr: `Le plan du site n'a pas de partie ${part}. Ses parties sont dans /sitemap.xml.`,
  });

export const noSuchPage = (page: string, last: number): Problem =>
  new Problem('not-found', {
    en: `The catalogue has pages 1 to ${last}; “${page}” is none of them.`,
    es: `El catálogo tiene las páginas 1 a ${last}; «${page}» no es ninguna de ellas.`,
    fr: `Le catalogue a les pages 1 à ${last} ; « ${page} » n'en est pas une.`,
  });

export const noSuchProfile = (name: string, known: readonly string[]): Problem =>
  new Problem('invalid-request', {
    en: `There is no profile “${name}”. One of: ${known.join(', ')}.`,
    es: `No hay un perfil «${name}». Uno de: ${known.join(', ')}.`,
    fr: `Il n'y a pas de profil « ${name} ». L'un de : ${known.join(', ')}.`,
  });

export const noSuchCursor = (text: string): Problem =>
  new Problem('invalid-request', {
    en: `“${text}” is neither the cursor of an answer nor a time such as 2026-02-01T10:00:00Z.`,
    es: `«${text}» no es el cursor de una respuesta ni una fecha como 2026-02-01T10:00:00Z.`,
    fr: `« ${text} » n'est ni le curseur d'une réponse ni une date comme 2026-02-01T10:00:00Z.`,
  });

export const nothingToPack = (slug: string): Problem =>
  new Problem('not-found', {
    en: `“${slug}” has no files, so there is no data package of it. /datasets/${slug}.jsonld describes it.`,
    es: `«${slug}» no tiene archivos, así que no hay un paquete de datos. /datasets/${slug}.jsonld lo describe.`,
    fr: `« ${slug} » n'a pas de fichiers, donc pas de paquet de données. /datasets/${slug}.jsonld le décrit.`,
  });

export const noSuchScheme = (scheme: string, known: readonly string[]): Problem =>
  new Problem('not-found', {
    en: `There is no vocabulary “${scheme}”. One of: ${known.join(', ')}.`,
    es: `No hay un vocabulario «${scheme}». Uno de: ${known.join(', ')}.`,
    fr: `Il n'y a pas de vocabulaire « ${scheme} ». L'un de : ${known.join(', ')}.`,
  });

const inAMinute = { retryAfter: 60 };

/** Made when it is asked for, and only so many at a time. */
export const tooManyAtOnce = (): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'Others are reading the whole catalogue just now. Try again in a minute, or read it page by page with ?page=1.',
      es: 'Otros leen ahora el catálogo completo. Inténtelo en un minuto, o léalo por páginas con ?page=1.',
      fr: 'D’autres lisent le catalogue entier. Réessayez dans une minute, ou lisez-le page par page avec ?page=1.',
    },
    inAMinute,
  );

/** Of all of it; `seconds`: what writing it took the last time. */
export const writtenAnew = (seconds: number): Problem => {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new Problem(
    'unavailable',
    {
      en: `Something was taken out of the catalogue to protect somebody’s privacy, and this document is being written anew. Try again in ${minutes} min, or read it page by page at /catalog.ttl?page=1.`,
      es: `Se retiró algo del catálogo para proteger la privacidad de alguien, y este documento se está escribiendo de nuevo. Inténtelo en ${minutes} min, o léalo por páginas en /catalog.ttl?page=1.`,
      fr: `Quelque chose a été retiré du catalogue pour protéger la vie privée de quelqu’un, et ce document est en train d’être réécrit. Réessayez dans ${minutes} min, ou lisez-le page par page sur /catalog.ttl?page=1.`,
    },
    { retryAfter: minutes * 60 },
  );
};

export const notMadeYet = (): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'This list is being made. Try again in a minute; /catalog.csv is there already.',
      es: 'Esta lista se está haciendo. Inténtelo en un minuto; /catalog.csv ya está.',
      fr: 'Cette liste est en train d’être faite. Réessayez dans une minute ; /catalog.csv est déjà là.',
    },
    inAMinute,
  );
