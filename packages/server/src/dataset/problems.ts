import { type Draft, type LanguageMap, Problem, type Tombstone } from '@milpa/sdk';
import type { LifeEvent, State } from './model.ts';

export const noSuchDataset = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no released dataset “${key}”. Look for it at /api/v1/datasets.`,
    es: `No hay un conjunto de datos publicado «${key}». Búsquelo en /api/v1/datasets.`,
    fr: `Il n'y a pas de jeu de données publié « ${key} ». Cherchez-le dans /api/v1/datasets.`,
  });

export const linksNotChecked = (): Problem =>
  new Problem('conflict', {
    en: 'This portal looks at no links: its operator switched that off (MILPA_LINK_CHECKS).',
    es: 'Este portal no revisa enlaces: quien lo opera lo desactivó (MILPA_LINK_CHECKS).',
    fr: 'Ce portail ne vérifie pas les liens : son exploitant a désactivé cela (MILPA_LINK_CHECKS).',
  });

export const noSuchDraft = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no dataset with the identifier ${key}.`,
    es: `No hay un conjunto de datos con el identificador ${key}.`,
    fr: `Il n'y a pas de jeu de données avec l'identifiant ${key}.`,
  });

export const noSuchVersion = (key: string, version: number): Problem =>
  new Problem('not-found', {
    en: `There is no version ${version} of ${key}. Its versions are listed with the dataset.`,
    es: `No hay una versión ${version} de ${key}. Sus versiones están en la lista del conjunto de datos.`,
    fr: `Il n'y a pas de version ${version} de ${key}. Ses versions sont listées avec le jeu de données.`,
  });

export const noSuchTable = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no table ${key} here.`,
    es: `Aquí no hay una tabla ${key}.`,
    fr: `Il n'y a pas de table ${key} ici.`,
  });

export const noSuchFile = (key: string): Problem =>
  new Problem('not-found', {
    en: `There is no file ${key} in this dataset.`,
    es: `No hay un archivo ${key} en este conjunto de datos.`,
    fr: `Il n'y a pas de fichier ${key} dans ce jeu de données.`,
  });

export const withdrawn = (tombstone: Tombstone): Problem =>
  new Problem(
    'withdrawn',
    {
      en: `This dataset was withdrawn on ${tombstone.withdrawn.slice(0, 10)} by ${tombstone.authority}: ${tombstone.reason}`,
      es: `Este conjunto de datos fue retirado el ${tombstone.withdrawn.slice(0, 10)} por ${tombstone.authority}: ${tombstone.reason}`,
      fr: `Ce jeu de données a été retiré le ${tombstone.withdrawn.slice(0, 10)} par ${tombstone.authority} : ${tombstone.reason}`,
    },
    { current: tombstone },
  );

/** One file of a dataset, or one version of it, is gone or about to go; what else there is stands. */
export const fileRemoved = (tombstone: Tombstone): Problem =>
  new Problem(
    'withdrawn',
    {
      en: `This was removed on ${tombstone.withdrawn.slice(0, 10)} by a privacy order (${tombstone.authority}): ${tombstone.reason} What else the dataset has stands.`,
      es: `Esto fue eliminado el ${tombstone.withdrawn.slice(0, 10)} por una orden de privacidad (${tombstone.authority}): ${tombstone.reason} Lo demás del conjunto de datos sigue en pie.`,
      fr: `Ceci a été supprimé le ${tombstone.withdrawn.slice(0, 10)} par un ordre de confidentialité (${tombstone.authority}) : ${tombstone.reason} Le reste du jeu de données demeure.`,
    },
    { current: tombstone },
  );

/** A version is only ever purged of one file. */
export const fileNotNamed = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'A version is removed of one file: say which in distribution.',
      es: 'Una versión se elimina de un solo archivo: diga cuál en distribution.',
      fr: "Une version est supprimée d'un seul fichier : dites lequel dans distribution.",
    },
    { errors: [{ pointer: '/distribution', detail: 'missing' }] },
  );

export const notInVersion = (version: number): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `Version ${version} does not have this file. Choose one that does.`,
      es: `La versión ${version} no tiene este archivo. Elija una que lo tenga.`,
      fr: `La version ${version} n'a pas ce fichier. Choisissez-en une qui l'a.`,
    },
    { errors: [{ pointer: '/version', detail: String(version) }] },
  );

/** The very bytes that an order removed are sent again. */
export const bytesPurged = (): Problem =>
  new Problem('conflict', {
    en: 'A privacy order removed exactly these bytes from this dataset. Send the file without the personal data.',
    es: 'Una orden de privacidad eliminó de este conjunto exactamente estos bytes. Envíe el archivo sin los datos personales.',
    fr: 'Un ordre de confidentialité a supprimé de ce jeu exactement ces octets. Envoyez le fichier sans les données personnelles.',
  });

export const editedMeanwhile = (current: Draft): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: `Somebody changed this dataset after you opened it: it is at revision ${current.revision}. Look at it again and repeat your change.`,
      es: `Alguien cambió este conjunto de datos después de que usted lo abrió: va en la revisión ${current.revision}. Véalo de nuevo y repita su cambio.`,
      fr: `Quelqu'un a modifié ce jeu de données après que vous l'avez ouvert : il est à la révision ${current.revision}. Relisez-le et refaites votre modification.`,
    },
    { current },
  );

export const slugTaken = (slug: string): Problem =>
  new Problem(
    'slug-taken',
    {
      en: `Another dataset has, or once had, the address “${slug}”; old addresses keep redirecting. Choose another.`,
      es: `Otro conjunto de datos tiene o tuvo la dirección «${slug}»; las direcciones anteriores siguen redirigiendo. Elija otra.`,
      fr: `Un autre jeu de données a, ou a eu, l'adresse « ${slug} » ; les anciennes adresses redirigent toujours. Choisissez-en une autre.`,
    },
    { errors: [{ pointer: '/slug', detail: slug }] },
  );

const sentences: Readonly<Record<LifeEvent, Readonly<Record<State, LanguageMap>>>> = {
  release: {
    draft: {},
    released: {},
    withdrawn: {
      en: 'This dataset is withdrawn. Restore it before releasing a new version.',
      es: 'Este conjunto de datos está retirado. Restáurelo antes de publicar una versión nueva.',
      fr: 'Ce jeu de données est retiré. Restaurez-le avant de publier une nouvelle version.',
    },
  },
  withdraw: {
    draft: {
      en: 'This dataset was never released, so there is nothing to withdraw.',
      es: 'Este conjunto de datos nunca se publicó; no hay nada que retirar.',
      fr: "Ce jeu de données n'a jamais été publié ; il n'y a rien à retirer.",
    },
    released: {},
    withdrawn: {
      en: 'This dataset is withdrawn already.',
      es: 'Este conjunto de datos ya está retirado.',
      fr: 'Ce jeu de données est déjà retiré.',
    },
  },
  restore: {
    draft: {
      en: 'This dataset is not withdrawn: it was never released.',
      es: 'Este conjunto de datos no está retirado: nunca se publicó.',
      fr: "Ce jeu de données n'est pas retiré : il n'a jamais été publié.",
    },
    released: {
      en: 'This dataset is not withdrawn.',
      es: 'Este conjunto de datos no está retirado.',
      fr: "Ce jeu de données n'est pas retiré.",
    },
    withdrawn: {},
  },
};

/** The event does not fit the state the dataset is in. */
export const wrongState = (event: LifeEvent, state: State): Problem => new Problem('conflict', sentences[event][state]);

export const notReady = (blockers: Draft['blockers']): Problem => {
  const list = (language: 'en' | 'es' | 'fr') => blockers.map(({ message }) => message[language] ?? '').join(' ');
  return new Problem(
    'not-ready',
    {
      en: `This still stands in the way: ${list('en')}`,
      es: `Esto todavía lo impide: ${list('es')}`,
      fr: `Ceci l'empêche encore : ${list('fr')}`,
    },
    { errors: blockers.map(({ pointer, code }) => ({ pointer, detail: code })) },
  );
};

/** The rule of the institution wants something first. */
export const reviewNeeded = (sentence: LanguageMap): Problem => new Problem('review-needed', sentence);

export const nothingNew = (latest: number): Problem =>
  new Problem('nothing-new', {
    en: `The working copy is the same as version ${latest}. Change something, or add a new file, before releasing.`,
    es: `La copia de trabajo es igual a la versión ${latest}. Cambie algo o agregue un archivo antes de publicar.`,
    fr: `La copie de travail est identique à la version ${latest}. Modifiez quelque chose ou ajoutez un fichier avant de publier.`,
  });

export const noSuchUpload = (id: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `There is no upload ${id} of yours. It may have expired; send the file again.`,
      es: `No hay una carga ${id} suya. Quizá venció; envíe el archivo de nuevo.`,
      fr: `Il n'y a pas de téléversement ${id} à vous. Il a peut-être expiré ; renvoyez le fichier.`,
    },
    { errors: [{ pointer: '/upload', detail: id }] },
  );

export const uploadUnfinished = (id: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `The upload ${id} is not finished. Send the rest of the file first.`,
      es: `La carga ${id} no ha terminado. Envíe primero el resto del archivo.`,
      fr: `Le téléversement ${id} n'est pas terminé. Envoyez d'abord le reste du fichier.`,
    },
    { errors: [{ pointer: '/upload', detail: id }] },
  );

export const tooManyFiles = (most: number): Problem =>
  new Problem('too-large', {
    en: `A dataset holds at most ${most} files. Make a second dataset for the rest.`,
    es: `Un conjunto de datos tiene como máximo ${most} archivos. Haga otro conjunto para los demás.`,
    fr: `Un jeu de données contient au plus ${most} fichiers. Créez-en un second pour les autres.`,
  });

export const malformedForm = (cause: unknown): Problem =>
  new Problem(
    'malformed-request',
    {
      en: 'The form could not be read to its end. Send it again as multipart/form-data.',
      es: 'No se pudo leer el formulario completo. Envíelo de nuevo como multipart/form-data.',
      fr: "Le formulaire n'a pas pu être lu jusqu'au bout. Renvoyez-le en multipart/form-data.",
    },
    { cause },
  );

export const fieldWrong = (pointer: string, detail: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `The field ${pointer} is not right: ${detail}`,
      es: `El campo ${pointer} no es correcto: ${detail}`,
      fr: `Le champ ${pointer} n'est pas correct : ${detail}`,
    },
    { errors: [{ pointer, detail }] },
  );

export const noSuchInstitution = (key: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `There is no institution “${key}”. The list is at /api/v1/institutions.`,
      es: `No existe la institución «${key}». La lista está en /api/v1/institutions.`,
      fr: `Il n'y a pas d'institution « ${key} ». La liste est à /api/v1/institutions.`,
    },
    { errors: [{ pointer: '/publisher', detail: key }] },
  );

export const unknownColumn = (column: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `The table has no column “${column}”.`,
      es: `La tabla no tiene una columna «${column}».`,
      fr: `La table n'a pas de colonne « ${column} ».`,
    },
    { errors: [{ pointer: `/columns/${column.replace(/~/g, '~0').replace(/\//g, '~1')}`, detail: column }] },
  );

export const alreadyPurged = (code: 'conflict' | 'withdrawn' = 'conflict'): Problem =>
  new Problem(code, {
    en: 'This was removed by a privacy order. Nothing of it is left to change or to put back.',
    es: 'Esto fue eliminado por una orden de privacidad. No queda nada que cambiar ni que reponer.',
    fr: "Ceci a été supprimé par un ordre de confidentialité. Il n'en reste rien à modifier ni à remettre.",
  });

export const purgeStands = (): Problem =>
  new Problem('conflict', {
    en: 'There is an order to purge this already. See how far it is at /api/v1/purges.',
    es: 'Ya hay una orden para eliminar esto. Vea cómo va en /api/v1/purges.',
    fr: 'Il y a déjà un ordre de suppression. Voyez où il en est à /api/v1/purges.',
  });

export const noSuchPurge = (id: string): Problem =>
  new Problem('not-found', {
    en: `There is no order to purge ${id} that you may see.`,
    es: `No hay una orden de eliminación ${id} que usted pueda ver.`,
    fr: `Il n'y a pas d'ordre de suppression ${id} que vous puissiez voir.`,
  });

export const alreadyDecided = (): Problem =>
  new Problem('conflict', {
    en: 'This order was decided already.',
    es: 'Esta orden ya se decidió.',
    fr: 'Cet ordre est déjà décidé.',
  });

/** `other`: the order that it follows from. */
export const decidedWithAnother = (other: string): Problem =>
  new Problem('conflict', {
    en: `This order follows from the order ${other} and is decided with it. Decide that one.`,
    es: `Esta orden se sigue de la orden ${other} y se decide con ella. Decida esa.`,
    fr: `Cet ordre découle de l’ordre ${other} et se décide avec lui. Décidez celui-là.`,
  });

export const needsAnother = (): Problem =>
  new Problem('not-allowed', {
    en: 'Whoever ordered it cannot confirm it too. Ask another administrator of the institution.',
    es: 'Quien dio la orden no puede confirmarla. Pídalo a otra persona que administre la institución.',
    fr: "Qui a donné l'ordre ne peut pas le confirmer. Demandez à une autre personne qui administre l'institution.",
  });
