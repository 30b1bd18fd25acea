import { languages } from '@milpa/sdk';
import type { CommandSpec, OptionSpec } from './commands.ts';
import { dryRun, levelOfAdded } from './import-options.ts';
import type { InventoryOptions } from './inventory.ts';

const own: readonly OptionSpec[] = [
  {
    flags: '--institution <slug>',
    about: {
      en: 'institution that all rows belong to; else each row says its own',
      es: 'institución de todas las filas; si no, la dice cada fila',
      fr: 'institution de toutes les lignes ; sinon chaque ligne dit la sienne',
    },
  },
  dryRun,
  {
    flags: '--plan <title>',
    about: {
      en: 'opening plan that rows with a date become commitments of',
      es: 'plan de apertura en el que se comprometen las filas con fecha',
      fr: 'plan d’ouverture où les lignes datées deviennent des engagements',
    },
  },
  {
    flags: '--post <text>',
    about: {
      en: 'post that answers for rows that name none',
      es: 'cargo responsable de las filas que no lo dicen',
      fr: 'poste responsable des lignes qui n’en nomment pas',
    },
  },
  {
    flags: '--reviewer <text>',
    about: {
      en: 'post that reviewed the access levels of the file',
      es: 'cargo que revisó los niveles de acceso del archivo',
      fr: 'fonction qui a examiné les niveaux d’accès du fichier',
    },
  },
  {
    flags: '--review <day>',
    about: {
      en: 'when those levels are reviewed next, e.g. 2027-03-31',
      es: 'cuándo se revisan de nuevo esos niveles, p. ej. 2027-03-31',
      fr: 'prochain examen de ces niveaux, p. ex. 2027-03-31',
    },
  },
  levelOfAdded,
  {
    flags: '--language <tag>',
    about: { en: 'language of the texts', es: 'idioma de los textos', fr: 'langue des textes' },
    choices: languages,
  },
];

/** `milpa inventory import`, with the options every command that asks a portal has. */
export const createInventoryCommand = (shared: readonly OptionSpec[]): CommandSpec => ({
  name: 'inventory',
  arguments: '<import> <file>',
  about: {
    en: 'Take in an institution’s data inventory, or opening plans, from a CSV or XLSX sheet. A new file updates by the key, and makes no duplicates.',
    es: 'Importa el inventario de datos de una institución, o planes de apertura, de una hoja CSV o XLSX. Otro archivo actualiza por la clave y no duplica.',
    fr: 'Importe l’inventaire des données d’une institution, ou des plans d’ouverture, d’une feuille CSV ou XLSX. Un nouveau fichier met à jour par la clé, sans doublons.',
  },
  options: [...own, ...shared],
  examples: [
    'milpa inventory import inventario.xlsx --institution semarnat --dry-run',
    'milpa inventory import plan.csv --institution semarnat --plan 2026 --post "Dirección de Datos"',
  ],
  run: async (context, [action = '', file = ''], options) =>
    (await import('./inventory.ts')).importInventory(context, action, file, parseOptions(options)),
});

function parseOptions(options: object): InventoryOptions {
  return options;
}
