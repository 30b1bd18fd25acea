import type { Language, PurgeState } from '@milpa/sdk';

/** Words of the pages on which data are removed for ever for the sake of somebody's privacy. */
export interface PurgeWords {
  readonly nav: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly states: Readonly<Record<PurgeState, string>>;
  readonly link: string;
  readonly askTitle: (title: string) => string;
  readonly askLead: string;
  readonly goesTitle: string;
  readonly goes: readonly string[];
  readonly staysTitle: string;
  readonly stays: readonly string[];
  readonly second: string;
  readonly alone: string;
  readonly what: string;
  readonly whole: string;
  readonly file: (name: string) => string;
  /** `versions`: as in 1–3, 5. The name comes first: phones show little of it. */
  readonly fileIn: (name: string, versions: string, count: number) => string;
  readonly inDraft: string;
  readonly onlyReleased: string;
  readonly which: string;
  readonly whichHint: string;
  readonly allVersions: string;
  readonly onlyVersion: (version: number, files: string) => string;
  readonly noFile: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly authority: string;
  readonly authorityHint: string;
  readonly sure: string;
  readonly sureLabel: string;
  readonly noReason: string;
  readonly noAuthority: string;
  readonly noSure: string;
  readonly submit: string;
  readonly done: Readonly<Record<'asked' | 'confirmed' | 'refused', string>>;
  readonly about: string;
  readonly publicPage: string;
  readonly extent: string;
  readonly oneFile: string;
  readonly oneVersion: (versions: readonly number[]) => string;
  readonly askedBy: string;
  readonly decidedBy: string;
  readonly finished: string;
  readonly files: string;
  readonly kept: string;
  readonly by: (name: string, day: string) => string;
  readonly decideTitle: string;
  readonly decideLead: string;
  readonly confirm: string;
  readonly refuse: string;
  readonly waits: string;
  /** What everyone reads where something was. */
  readonly gone: {
    readonly title: string;
    readonly lead: (day: string) => string;
    readonly others: string;
    readonly tag: string;
    readonly versions: string;
    readonly address: (day: string) => string;
    readonly addressVersion: (day: string, version: number) => string;
    readonly rest: string;
  };
}

const es: PurgeWords = {
  nav: 'Eliminaciones',
  title: 'Eliminaciones por privacidad',
  lead: 'Órdenes de eliminar para siempre lo que dice de alguien algo que nadie debe leer. Quedan a la vista de quienes administran.',
  none: 'Nadie ha ordenado eliminar nada.',
  states: {
    asked: 'Espera a una segunda persona',
    refused: 'Rechazada',
    confirmed: 'En curso',
    removed: 'Ya no se puede leer; se rehacen las copias',
    done: 'Terminada',
  },
  link: 'Eliminar por privacidad',
  askTitle: (title) => `Eliminar por privacidad «${title}»`,
  askLead:
    'Solo para datos personales que se publicaron por error. Para todo lo demás basta con retirar, que sí se puede deshacer.',
  goesTitle: 'Qué desaparece',
  goes: [
    'los archivos originales y todo lo que se hizo de ellos: tablas, descargas, gráficas',
    'las palabras que los describen, y su rastro en búsquedas, listas y copias para programas',
    'los nombres de archivos y columnas, las notas y el historial de la descripción',
    'todo esto en todas las versiones, salvo que elija una sola',
  ],
  staysTitle: 'Qué queda',
  stays: [
    'una lápida con el motivo y el fundamento que usted escriba, en la misma dirección',
    'la anotación en el registro, con las huellas de los archivos y no con su contenido',
    'si elige una sola versión: las demás, byte por byte y con su acuse, y el título del archivo, que es de todas',
  ],
  second:
    'Deja de verse desde que usted lo ordene. Se elimina cuando una segunda persona lo confirme; si lo rechaza, vuelve a verse.',
  alone: 'Se elimina en cuanto usted lo ordene, en menos de cinco minutos.',
  what: 'Qué se elimina',
  whole: 'El conjunto de datos completo',
  file: (name) => `Solo el archivo ${name}`,
  fileIn: (name, versions, count) => `${name} (${count > 1 ? 'versiones' : 'versión'} ${versions})`,
  inDraft: 'Archivos de la copia de trabajo',
  onlyReleased: 'Archivos que solo tienen ya versiones publicadas',
  which: 'Qué versiones del archivo',
  whichHint:
    'Si solo una versión tiene los datos personales, elíjala: las demás no se tocan. Con ella va toda versión que tenga exactamente los mismos bytes.',
  allVersions: 'Todas',
  onlyVersion: (version, files) => `Solo la versión ${version}: ${files}`,
  noFile: 'Elija de qué archivo es la versión.',
  reason: 'Motivo',
  reasonHint: 'Se publica. Diga qué pasó sin repetir ningún dato personal. Por ejemplo: contenía la CURP de personas.',
  authority: 'Fundamento',
  authorityHint: 'Se publica. La ley y el artículo, o quién lo ordenó.',
  sure: 'No se puede deshacer',
  sureLabel: 'Entiendo que nadie podrá recuperarlo, tampoco quien opera el portal',
  noReason: 'Escriba el motivo: el público lo leerá en lugar de los datos.',
  noAuthority: 'Escriba la ley y el artículo, o quién lo ordenó.',
  noSure: 'Marque la casilla: lo que se elimina no vuelve.',
  submit: 'Eliminar para siempre',
  done: {
    asked: 'La orden quedó registrada.',
    confirmed: 'Confirmada. Se está eliminando.',
    refused: 'Rechazada. Todo vuelve a estar como antes.',
  },
  about: 'De qué se trata',
  publicPage: 'Ver lo que queda a la vista',
  extent: 'Qué se elimina',
  oneFile: 'Un archivo en todas sus versiones',
  oneVersion: (versions) =>
    versions.length > 1
      ? `Un archivo en las versiones ${versions.join(', ')}, que tienen los mismos bytes`
      : `Un archivo, solo en la versión ${versions.join('')}`,
  askedBy: 'Ordenada por',
  decidedBy: 'Confirmada o rechazada por',
  finished: 'Terminada',
  files: 'Archivos eliminados',
  kept: 'Archivos que quedan porque otro conjunto tiene los mismos bytes',
  by: (name, day) => `${name}, el ${day}`,
  decideTitle: 'Su decisión',
  decideLead: 'Otra persona lo ordenó y usted decide. Lo que confirme no se puede deshacer.',
  confirm: 'Confirmar y eliminar para siempre',
  refuse: 'Rechazar',
  waits: 'La decide otra persona que administre la institución.',
  gone: {
    title: 'Eliminado por una orden de privacidad',
    lead: (day) => `El ${day} se eliminó un archivo de esta versión.`,
    others: 'Las versiones con otros bytes siguen en pie.',
    tag: 'Archivo eliminado por privacidad',
    versions:
      'Cada versión conserva su dirección. Lo que eliminó una orden de privacidad está marcado, y su número no se usa de nuevo.',
    address: (day) => `Esto fue eliminado el ${day} por una orden de privacidad. Aquí queda constancia del motivo.`,
    addressVersion: (day, version) =>
      `Lo que había aquí de la versión ${version} fue eliminado el ${day} por una orden de privacidad. Aquí queda constancia del motivo.`,
    rest: 'Ver lo que sigue en pie',
  },
};

const en: PurgeWords = {
  nav: 'Purges',
  title: 'Privacy purges',
  lead: 'Orders to remove for ever what says something of somebody that nobody may read. Those who administer can always see them.',
  none: 'Nobody has ordered a purge.',
  states: {
    asked: 'Waits for a second person',
    refused: 'Refused',
    confirmed: 'Under way',
    removed: 'Nobody can read it any more; copies are being made anew',
    done: 'Done',
  },
  link: 'Purge for privacy',
  askTitle: (title) => `Purge “${title}” for privacy`,
  askLead:
    'Only for personal data that were published by mistake. For everything else a withdrawal is enough, and that can be undone.',
  goesTitle: 'What goes',
  goes: [
    'the original files and all that was made of them: tables, downloads, charts',
    'the words that describe them, and their trace in searches, lists and copies for programs',
    'names of files and columns, notes, and the history of the description',
    'all of this in every version, unless you choose a single one',
  ],
  staysTitle: 'What stays',
  stays: [
    'a tombstone with the reason and the authority you write, at the same address',
    'the entry in the record, with the fingerprints of the files and not with their content',
    'if you choose a single version: the others, byte for byte and with their receipts, and the title of the file, which is of all',
  ],
  second:
    'It is hidden as soon as you order it. It is removed when a second person confirms; if they refuse, it can be read again.',
  alone: 'It is removed as soon as you order it, in less than five minutes.',
  what: 'What is removed',
  whole: 'The whole dataset',
  file: (name) => `Only the file ${name}`,
  fileIn: (name, versions, count) => `${name} (${count > 1 ? 'versions' : 'version'} ${versions})`,
  inDraft: 'Files of the working copy',
  onlyReleased: 'Files that only released versions still have',
  which: 'Which versions of the file',
  whichHint:
    'If only one version has the personal data, choose it: the others are not touched. Every version with exactly the same bytes goes with it.',
  allVersions: 'All',
  onlyVersion: (version, files) => `Only version ${version}: ${files}`,
  noFile: 'Choose the file that the version is of.',
  reason: 'Reason',
  reasonHint:
    'This is published. Say what happened without repeating any personal data. For example: it held people’s CURP.',
  authority: 'Authority',
  authorityHint: 'This is published. The law and its article, or who ordered it.',
  sure: 'This cannot be undone',
  sureLabel: 'I understand that nobody can bring it back, not even whoever runs the portal',
  noReason: 'Write the reason: the public reads it in place of the data.',
  noAuthority: 'Write the law and its article, or who ordered it.',
  noSure: 'Tick the box: what is purged does not come back.',
  submit: 'Remove for ever',
  done: {
    asked: 'The order is on record.',
    confirmed: 'Confirmed. It is being removed.',
    refused: 'Refused. Everything is as it was before.',
  },
  about: 'What it is about',
  publicPage: 'See what is left of it in public',
  extent: 'What is removed',
  oneFile: 'One file in all its versions',
  oneVersion: (versions) =>
    versions.length > 1
      ? `One file in versions ${versions.join(', ')}, which have the same bytes`
      : `One file, only in version ${versions.join('')}`,
  askedBy: 'Ordered by',
  decidedBy: 'Confirmed or refused by',
  finished: 'Done',
  files: 'Files removed',
  kept: 'Files that stay because another dataset has the same bytes',
  by: (name, day) => `${name}, on ${day}`,
  decideTitle: 'Your decision',
  decideLead: 'Somebody else ordered it and you decide. What you confirm cannot be undone.',
  confirm: 'Confirm and remove for ever',
  refuse: 'Refuse',
  waits: 'Somebody else who administers the institution decides.',
  gone: {
    title: 'Removed by a privacy order',
    lead: (day) => `A file of this version was removed on ${day}.`,
    others: 'Versions with other bytes stand.',
    tag: 'File removed for privacy',
    versions:
      'Every version keeps its address. What a privacy order removed is marked, and its number is not used again.',
    address: (day) => `This was removed on ${day} by a privacy order. The reason stays on record here.`,
    addressVersion: (day, version) =>
      `What was here of version ${version} was removed on ${day} by a privacy order. The reason stays on record here.`,
    rest: 'See what stands',
  },
};

const fr: PurgeWords = {
  nav: 'Suppressions',
  title: 'Suppressions pour la vie privée',
  lead: 'Ordres de supprimer à jamais ce qui dit de quelqu’un une chose que personne ne doit lire. Qui administre les voit toujours.',
  none: 'Personne n’a ordonné de suppression.',
  states: {
    asked: 'Attend une deuxième personne',
    refused: 'Refusée',
    confirmed: 'En cours',
    removed: 'Plus personne ne peut le lire ; les copies sont refaites',
    done: 'Terminée',
  },
  link: 'Supprimer pour la vie privée',
  askTitle: (title) => `Supprimer « ${title} » pour la vie privée`,
  askLead:
    'Seulement pour des données personnelles publiées par erreur. Pour tout le reste un retrait suffit, et il peut être annulé.',
  goesTitle: 'Ce qui disparaît',
  goes: [
    'les fichiers originaux et tout ce qui en a été tiré : tables, téléchargements, graphiques',
    'les mots qui les décrivent, et leur trace dans les recherches, les listes et les copies pour les programmes',
    'les noms des fichiers et des colonnes, les notes et l’historique de la description',
    'tout cela dans toutes les versions, à moins que vous n’en choisissiez une seule',
  ],
  staysTitle: 'Ce qui reste',
  stays: [
    'une stèle avec le motif et le fondement que vous écrivez, à la même adresse',
    'l’inscription au registre, avec les empreintes des fichiers et non leur contenu',
    'si vous choisissez une seule version : les autres, octet pour octet et avec leur reçu, et le titre du fichier, qui est à toutes',
  ],
  second:
    'C’est caché dès votre ordre. La suppression a lieu quand une deuxième personne confirme ; si elle refuse, on peut de nouveau le lire.',
  alone: 'La suppression a lieu dès votre ordre, en moins de cinq minutes.',
  what: 'Ce qui est supprimé',
  whole: 'Le jeu de données entier',
  file: (name) => `Seulement le fichier ${name}`,
  fileIn: (name, versions, count) => `${name} (${count > 1 ? 'versions' : 'version'} ${versions})`,
  inDraft: 'Fichiers de la copie de travail',
  onlyReleased: 'Fichiers que seules des versions publiées ont encore',
  which: 'Quelles versions du fichier',
  whichHint:
    'Si une seule version a les données personnelles, choisissez-la : on ne touche pas aux autres. Toute version qui a exactement les mêmes octets part avec elle.',
  allVersions: 'Toutes',
  onlyVersion: (version, files) => `Seulement la version ${version} : ${files}`,
  noFile: 'Choisissez le fichier dont c’est la version.',
  reason: 'Motif',
  reasonHint:
    'Il est publié. Dites ce qui est arrivé sans répéter aucune donnée personnelle. Par exemple : il contenait la CURP de personnes.',
  authority: 'Fondement',
  authorityHint: 'Il est publié. La loi et son article, ou qui l’a ordonné.',
  sure: 'Cela ne peut pas être annulé',
  sureLabel: 'Je comprends que personne ne pourra le récupérer, pas même qui exploite le portail',
  noReason: 'Écrivez le motif : le public le lira à la place des données.',
  noAuthority: 'Écrivez la loi et son article, ou qui l’a ordonné.',
  noSure: 'Cochez la case : ce qui est supprimé ne revient pas.',
  submit: 'Supprimer à jamais',
  done: {
    asked: 'L’ordre est inscrit au registre.',
    confirmed: 'Confirmé. La suppression est en cours.',
    refused: 'Refusé. Tout est comme avant.',
  },
  about: 'De quoi il s’agit',
  publicPage: 'Voir ce qui en reste en public',
  extent: 'Ce qui est supprimé',
  oneFile: 'Un fichier dans toutes ses versions',
  oneVersion: (versions) =>
    versions.length > 1
      ? `Un fichier dans les versions ${versions.join(', ')}, qui ont les mêmes octets`
      : `Un fichier, seulement dans la version ${versions.join('')}`,
  askedBy: 'Ordonnée par',
  decidedBy: 'Confirmée ou refusée par',
  finished: 'Terminée',
  files: 'Fichiers supprimés',
  kept: 'Fichiers qui restent parce qu’un autre jeu a les mêmes octets',
  by: (name, day) => `${name}, le ${day}`,
  decideTitle: 'Votre décision',
  decideLead: 'Quelqu’un d’autre l’a ordonné et vous décidez. Ce que vous confirmez ne peut pas être annulé.',
  confirm: 'Confirmer et supprimer à jamais',
  refuse: 'Refuser',
  waits: 'Une autre personne qui administre l’institution décide.',
  gone: {
    title: 'Supprimé par un ordre de confidentialité',
    lead: (day) => `Un fichier de cette version a été supprimé le ${day}.`,
    others: 'Les versions qui ont d’autres octets demeurent.',
    tag: 'Fichier supprimé pour la vie privée',
    versions:
      'Chaque version garde son adresse. Ce qu’un ordre de confidentialité a supprimé est marqué, et son numéro ne sert plus.',
    address: (day) => `Ceci a été supprimé le ${day} par un ordre de confidentialité. Le motif reste consigné ici.`,
    addressVersion: (day, version) =>
      `Ce qu’il y avait ici de la version ${version} a été supprimé le ${day} par un ordre de confidentialité. Le motif reste consigné ici.`,
    rest: 'Voir ce qui demeure',
  },
};

export const purgeWords: Readonly<Record<Language, PurgeWords>> = { es, en, fr };
