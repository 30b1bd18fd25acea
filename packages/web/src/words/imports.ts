import type { ImportFormat, ImportOutcome, Language } from '@milpa/sdk';

/** Words of the pages on which descriptions are taken in from files. */
export interface ImportWords {
  readonly nav: string;
  readonly title: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly noFile: string;
  readonly template: string;
  readonly publisher: string;
  readonly publisherHint: string;
  readonly fromFile: string;
  readonly licence: string;
  readonly licenceHint: string;
  readonly noLicence: string;
  readonly textLanguage: string;
  readonly level: string;
  readonly levelHint: string;
  readonly anyLevel: string;
  readonly releaseTitle: string;
  readonly release: string;
  readonly releaseHint: string;
  readonly submit: string;
  readonly noRole: string;
  readonly earlier: string;
  readonly none: string;
  readonly dryRun: string;
  readonly realRun: string;
  readonly working: (records: string) => string;
  readonly tried: string;
  readonly triedLead: string;
  readonly done: string;
  readonly failed: string;
  readonly confirm: (records: string) => string;
  readonly nothingToDo: string;
  readonly report: string;
  readonly rows: string;
  readonly rowsCaption: (from: string, to: string, total: string) => string;
  /** What DCAT-AP says of a record. */
  readonly check: Readonly<Record<'violations' | 'warnings', (count: string) => string>>;
  readonly all: string;
  readonly columns: Readonly<Record<'place' | 'outcome' | 'record', string>>;
  readonly outcomes: Readonly<Record<ImportOutcome, string>>;
  readonly counts: Readonly<
    Record<ImportOutcome | 'records' | 'released' | 'links' | 'institutions' | 'warnings', string>
  >;
  /** Of institutions that an import added without being told what they are. */
  readonly guessed: {
    readonly tag: string;
    readonly level: string;
    readonly toConfirm: (count: string) => string;
    readonly lead: string;
    readonly parentToo: string;
  };
  readonly releasedAs: (version: string) => string;
  readonly willRelease: string;
  readonly changed: string;
  readonly same: string;
  readonly formats: Readonly<Record<ImportFormat, string>>;
}

const es: ImportWords = {
  nav: 'Importar',
  title: 'Importar descripciones',
  lead: 'Traiga un catálogo o un inventario completo desde un archivo. Primero se muestra qué pasaría con cada registro; nada se guarda hasta que usted lo confirma. Si vuelve a importar la misma fuente, se actualiza sin duplicar.',
  file: 'Archivo',
  fileHint: 'DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package, o una hoja CSV o XLSX.',
  noFile: 'Elija un archivo.',
  template: 'Descargar una hoja de ejemplo',
  publisher: 'Institución',
  publisherHint: 'La que dice el archivo, o una sola para todos los registros.',
  fromFile: 'La que dice cada registro',
  licence: 'Licencia para los registros que no dicen ninguna',
  licenceHint: 'Elíjala solo si sabe que corresponde. Sin licencia no se puede publicar.',
  noLicence: 'Ninguna',
  textLanguage: 'Idioma de los textos que no lo dicen',
  level: 'Nivel de las instituciones nuevas',
  levelHint: 'Se usa cuando ni el archivo ni el nombre lo dicen.',
  anyLevel: 'Sin indicar',
  releaseTitle: 'Publicación',
  release: 'Publicar de inmediato lo que esté listo',
  releaseHint: 'Si no, todo queda en borrador.',
  submit: 'Ver qué pasaría',
  noRole: 'Para importar se necesita la función de publicación en una institución.',
  earlier: 'Importaciones anteriores',
  none: 'Todavía no hay ninguna.',
  dryRun: 'Ensayo',
  realRun: 'Importación',
  working: (records) => `En curso: ${records} registros. Esta página se actualiza sola.`,
  tried: 'Esto es lo que pasaría',
  triedLead: 'Fue un ensayo: todavía no se ha guardado nada.',
  done: 'Importación terminada',
  failed: 'El archivo no se pudo importar',
  confirm: (records) => `Importar ${records} registros`,
  nothingToDo: 'No hay nada que cambiar.',
  report: 'Descargar el informe (CSV)',
  rows: 'Registro por registro',
  rowsCaption: (from, to, total) => `Registros ${from} a ${to} de ${total}`,
  check: {
    violations: (count) => `Reglas de DCAT-AP que no cumple: ${count}`,
    warnings: (count) => `Recomendado por DCAT-AP: ${count}`,
  },
  all: 'Todos',
  columns: { place: 'Lugar', outcome: 'Resultado', record: 'Registro' },
  outcomes: {
    create: 'Nuevo',
    update: 'Actualizado',
    unchanged: 'Sin cambios',
    duplicate: 'Repetido',
    refused: 'Rechazado',
  },
  counts: {
    records: 'Registros',
    create: 'Nuevos',
    update: 'Actualizados',
    unchanged: 'Sin cambios',
    duplicate: 'Repetidos',
    refused: 'Rechazados',
    released: 'Publicados',
    links: 'Enlaces',
    institutions: 'Instituciones nuevas',
    warnings: 'Avisos',
  },
  guessed: {
    tag: 'Por confirmar',
    level: 'deducido del nombre, por confirmar',
    toConfirm: (count) => `Por confirmar (${count})`,
    lead: 'Una importación agregó esta institución sin que el archivo dijera su nivel de gobierno: se dedujo. Revíselo y guarde; con eso queda confirmado.',
    parentToo: 'También se dedujo de quién depende.',
  },
  releasedAs: (version) => `versión ${version}`,
  willRelease: 'se publica',
  changed: 'Cambia:',
  same: 'Ya existe:',
  formats: { dcat: 'DCAT', 'data-json': 'data.json', ckan: 'CKAN', 'data-package': 'Data Package', sheet: 'Hoja' },
};

const en: ImportWords = {
  nav: 'Import',
  title: 'Import descriptions',
  lead: 'Bring in a whole catalogue or inventory from a file. First you see what would happen to each record; nothing is stored until you confirm. Importing the same source again updates it, without duplicates.',
  file: 'File',
  fileHint: 'DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package, or a sheet as CSV or XLSX.',
  noFile: 'Choose a file.',
  template: 'Download a sample sheet',
  publisher: 'Institution',
  publisherHint: 'The one the file names, or one for all records.',
  fromFile: 'As each record says',
  licence: 'Licence of records that name none',
  licenceHint: 'Choose one only if you know that it applies. Nothing is released without a licence.',
  noLicence: 'None',
  textLanguage: 'Language of texts that do not say theirs',
  level: 'Level of new institutions',
  levelHint: 'Used when neither the file nor the name says it.',
  anyLevel: 'Not said',
  releaseTitle: 'Release',
  release: 'Release at once what is ready',
  releaseHint: 'Otherwise everything stays a draft.',
  submit: 'See what would happen',
  noRole: 'To import you need the role of publisher in an institution.',
  earlier: 'Earlier imports',
  none: 'There are none yet.',
  dryRun: 'Dry run',
  realRun: 'Import',
  working: (records) => `At work: ${records} records so far. This page follows by itself.`,
  tried: 'This is what would happen',
  triedLead: 'It was a dry run: nothing has been stored yet.',
  done: 'Import finished',
  failed: 'The file could not be imported',
  confirm: (records) => `Import ${records} records`,
  nothingToDo: 'There is nothing to change.',
  report: 'Download the report (CSV)',
  rows: 'Record by record',
  rowsCaption: (from, to, total) => `Records ${from} to ${to} of ${total}`,
  check: {
    violations: (count) => `Rules of DCAT-AP it breaks: ${count}`,
    warnings: (count) => `Recommended by DCAT-AP: ${count}`,
  },
  all: 'All',
  columns: { place: 'Place', outcome: 'Outcome', record: 'Record' },
  outcomes: { create: 'New', update: 'Updated', unchanged: 'Unchanged', duplicate: 'Duplicate', refused: 'Refused' },
  counts: {
    records: 'Records',
    create: 'New',
    update: 'Updated',
    unchanged: 'Unchanged',
    duplicate: 'Duplicates',
    refused: 'Refused',
    released: 'Released',
    links: 'Links',
    institutions: 'New institutions',
    warnings: 'Warnings',
  },
  guessed: {
    tag: 'To confirm',
    level: 'guessed from the name, to be confirmed',
    toConfirm: (count) => `To confirm (${count})`,
    lead: 'An import added this institution from a file that does not say its level of government: it was guessed. Look at it and save; that confirms it.',
    parentToo: 'Where it belongs was guessed too.',
  },
  releasedAs: (version) => `version ${version}`,
  willRelease: 'is released',
  changed: 'Changes:',
  same: 'Exists already:',
  formats: { dcat: 'DCAT', 'data-json': 'data.json', ckan: 'CKAN', 'data-package': 'Data Package', sheet: 'Sheet' },
};

const fr: ImportWords = {
  nav: 'Importer',
  title: 'Importer des descriptions',
  lead: 'Apportez un catalogue ou un inventaire entier depuis un fichier. Vous voyez d’abord ce qui arriverait à chaque enregistrement ; rien n’est gardé avant votre confirmation. Réimporter la même source la met à jour, sans doublons.',
  file: 'Fichier',
  fileHint: 'DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package, ou une feuille CSV ou XLSX.',
  noFile: 'Choisissez un fichier.',
  template: 'Télécharger une feuille d’exemple',
  publisher: 'Institution',
  publisherHint: 'Celle que dit le fichier, ou une seule pour tous les enregistrements.',
  fromFile: 'Celle de chaque enregistrement',
  licence: 'Licence des enregistrements qui n’en disent aucune',
  licenceHint: 'Ne la choisissez que si elle s’applique. Rien n’est publié sans licence.',
  noLicence: 'Aucune',
  textLanguage: 'Langue des textes qui ne la disent pas',
  level: 'Niveau des nouvelles institutions',
  levelHint: 'Utilisé quand ni le fichier ni le nom ne le disent.',
  anyLevel: 'Non indiqué',
  releaseTitle: 'Publication',
  release: 'Publier aussitôt ce qui est prêt',
  releaseHint: 'Sinon tout reste en brouillon.',
  submit: 'Voir ce qui se passerait',
  noRole: 'Pour importer, il faut le rôle de publication dans une institution.',
  earlier: 'Importations précédentes',
  none: 'Il n’y en a pas encore.',
  dryRun: 'Essai',
  realRun: 'Importation',
  working: (records) => `En cours : ${records} enregistrements. Cette page se met à jour seule.`,
  tried: 'Voici ce qui se passerait',
  triedLead: 'C’était un essai : rien n’est encore gardé.',
  done: 'Importation terminée',
  failed: 'Le fichier n’a pas pu être importé',
  confirm: (records) => `Importer ${records} enregistrements`,
  nothingToDo: 'Il n’y a rien à changer.',
  report: 'Télécharger le rapport (CSV)',
  rows: 'Enregistrement par enregistrement',
  rowsCaption: (from, to, total) => `Enregistrements ${from} à ${to} sur ${total}`,
  check: {
    violations: (count) => `Règles de DCAT-AP non respectées\u00a0: ${count}`,
    warnings: (count) => `Recommandé par DCAT-AP\u00a0: ${count}`,
  },
  all: 'Tous',
  columns: {
    place: 'Endroit',
    outcome: 'Résultat',
    record: 'Enregistrement',
  },
  outcomes: { create: 'Nouveau', update: 'Mis à jour', unchanged: 'Inchangé', duplicate: 'Doublon', refused: 'Refusé' },
  counts: {
    records: 'Enregistrements',
    create: 'Nouveaux',
    update: 'Mis à jour',
    unchanged: 'Inchangés',
    duplicate: 'Doublons',
    refused: 'Refusés',
    released: 'Publiés',
    links: 'Liens',
    institutions: 'Nouvelles institutions',
    warnings: 'Remarques',
  },
  guessed: {
    tag: 'À confirmer',
    level: 'déduit du nom, à confirmer',
    toConfirm: (count) => `À confirmer (${count})`,
    lead: 'Une importation a ajouté cette institution sans que le fichier dise son niveau de gouvernement : il a été déduit. Vérifiez-le et enregistrez ; cela le confirme.',
    parentToo: 'L’institution dont elle relève a été déduite aussi.',
  },
  releasedAs: (version) => `version ${version}`,
  willRelease: 'est publié',
  changed: 'Change :',
  same: 'Existe déjà :',
  formats: { dcat: 'DCAT', 'data-json': 'data.json', ckan: 'CKAN', 'data-package': 'Data Package', sheet: 'Feuille' },
};

export const importWords: Readonly<Record<Language, ImportWords>> = { es, en, fr };
