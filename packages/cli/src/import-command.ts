import { languages } from '@milpa/sdk';
import type { CommandSpec, OptionSpec } from './commands.ts';
import type { ImportCommandOptions } from './import.ts';
import { dryRun, levelOfAdded } from './import-options.ts';

const own: readonly OptionSpec[] = [
  dryRun,
  {
    flags: '--release',
    about: {
      en: 'release at once what is ready; else all stay drafts',
      es: 'publica de inmediato lo que esté listo; si no, todo queda en borrador',
      fr: 'publie aussitôt ce qui est prêt ; sinon tout reste en brouillon',
    },
  },
  {
    flags: '--publisher <slug>',
    about: {
      en: 'institution that all records belong to; else the file says it',
      es: 'institución de todos los registros; si no, la dice el archivo',
      fr: 'institution de tous les enregistrements ; sinon le fichier la dit',
    },
  },
  {
    flags: '--licence <id>',
    about: {
      en: 'licence of records that name none, when you know that it applies',
      es: 'licencia de los registros que no dicen ninguna, si se sabe que les toca',
      fr: 'licence des enregistrements qui n’en disent aucune, si elle s’applique',
    },
  },
  levelOfAdded,
  {
    flags: '--source <name>',
    about: {
      en: 'name under which keys are remembered; files of one source update one another',
      es: 'nombre con que se recuerdan las claves; los archivos de una fuente se actualizan entre sí',
      fr: 'nom sous lequel les clés sont retenues ; les fichiers d’une même source se mettent à jour',
    },
  },
  {
    flags: '--language <tag>',
    about: {
      en: 'language of texts that do not say theirs',
      es: 'idioma de los textos que no lo dicen',
      fr: 'langue des textes qui ne la disent pas',
    },
    choices: languages,
  },
];

/** `milpa import`, with the options every command that asks a portal has. */
export const createImportCommand = (shared: readonly OptionSpec[]): CommandSpec => ({
  name: 'import',
  arguments: '<file>',
  about: {
    en: 'Take in descriptions of datasets from a file: DCAT, data.json, CKAN, Data Package, or a sheet. A new file of the same source updates, and makes no duplicates.',
    es: 'Importa descripciones de conjuntos de un archivo: DCAT, data.json, CKAN, Data Package o una hoja. Otro archivo de la misma fuente actualiza y no duplica.',
    fr: 'Importe des descriptions de jeux d’un fichier : DCAT, data.json, CKAN, Data Package ou une feuille. Un nouveau fichier de la même source met à jour, sans doublons.',
  },
  options: [...own, ...shared],
  examples: ['milpa import inventario.xlsx --dry-run --publisher semarnat', 'milpa import catalogo.ttl --release'],
  run: async (context, [file = ''], options) =>
    (await import('./import.ts')).importFile(context, file, parseImportOptions(options)),
});

function parseImportOptions(options: object): ImportCommandOptions {
  return options;
}
