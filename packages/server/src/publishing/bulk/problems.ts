import { type LanguageMap, mostAtOnce, Problem } from '@milpa/sdk';

export const noSuchBulk = (id: string): Problem =>
  new Problem('not-found', {
    en: `There is no work on many resources with the identifier ${id}.`,
    es: `No hay un trabajo sobre varios recursos con el identificador ${id}.`,
    fr: `Il n'y a pas de travail sur plusieurs ressources avec l'identifiant ${id}.`,
  });

export const nothingChosen = (): Problem =>
  new Problem('invalid-request', {
    en: 'Nothing was chosen, or what was chosen is not of this institution any more. Choose at least one resource.',
    es: 'No se eligió nada, o lo elegido ya no es de esta institución. Elija al menos un recurso.',
    fr: "Rien n'a été choisi, ou ce qui l'a été n'est plus de cette institution. Choisissez au moins une ressource.",
  });

export const tooMany = (count: number): Problem =>
  new Problem('invalid-request', {
    en: `These are ${count} resources; at most ${mostAtOnce} can be worked on at once. Narrow the filter.`,
    es: `Son ${count} recursos; a la vez se pueden trabajar ${mostAtOnce} como máximo. Acote el filtro.`,
    fr: `Cela fait ${count} ressources ; au plus ${mostAtOnce} peuvent être traitées à la fois. Affinez le filtre.`,
  });

export const unknownWord = (field: string, word: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `“${word}” is not in the vocabulary. Take an identifier from the list.`,
      es: `«${word}» no está en el vocabulario. Tome un identificador de la lista.`,
      fr: `« ${word} » n'est pas dans le vocabulaire. Prenez un identifiant de la liste.`,
    },
    { errors: [{ pointer: `/action/${field}`, detail: word }] },
  );

export const alreadyOver = (): Problem =>
  new Problem('conflict', {
    en: 'This is over already; there is nothing left to stop.',
    es: 'Esto ya terminó; no queda nada que detener.',
    fr: "Ceci est déjà terminé ; il n'y a plus rien à arrêter.",
  });

export const noLinks: LanguageMap = {
  en: 'This is a file kept here: there is no link to look at.',
  es: 'Es un archivo guardado aquí: no hay enlace que revisar.',
  fr: "C'est un fichier gardé ici : il n'y a pas de lien à vérifier.",
};
