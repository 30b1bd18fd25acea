import { exportFormats, type Language, languages } from '@milpa/sdk';
import { createAssessCommand } from './assess.ts';
import { createAuditCommand } from './audit.ts';
import type { CommandContext } from './context.ts';
import type { ConvertOptions } from './convert.ts';
import type { DiffOptions } from './diff.ts';
import type { ExitCode } from './failure.ts';
import { createImportCommand } from './import-command.ts';
import { createInventoryCommand } from './inventory-command.ts';
import { handOver } from './portal.ts';
import { type PublishOptions, publish } from './publish.ts';
import { createScoreboardCommand } from './scoreboard.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { createSqlCommand } from './sql-command.ts';
import { whoami } from './whoami.ts';

type Texts = Readonly<Record<Language, string>>;

export interface OptionSpec {
  /** As commander reads them: `--title <text>`, `--json`. */
  readonly flags: string;
  readonly about: Texts;
  readonly choices?: readonly string[];
  /** May be given several times, or once with commas. */
  readonly many?: true;
}

export interface CommandSpec {
  readonly name: string;
  /** As commander reads them: `<source...>`. */
  readonly arguments: string;
  readonly about: Texts;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** Arguments go on unread to the portal's own program. */
  readonly passesOn?: true;
  readonly run: (context: CommandContext, values: readonly string[], options: object) => Promise<ExitCode>;
}

const portal: OptionSpec = {
  flags: '--portal <url>',
  about: { en: 'address of the portal', es: 'dirección del portal', fr: 'adresse du portail' },
};
const token: OptionSpec = {
  flags: '--token <secret>',
  about: {
    en: 'token to use instead of the kept one',
    es: 'token que se usa en vez del guardado',
    fr: 'jeton à utiliser au lieu de celui gardé',
  },
};
const json: OptionSpec = {
  flags: '--json',
  about: { en: 'print JSON for programs', es: 'imprime JSON para programas', fr: 'écrit du JSON pour les programmes' },
};

const publishOptions: readonly OptionSpec[] = [
  { flags: '--title <text>', about: { en: 'title of the dataset', es: 'título del conjunto', fr: 'titre du jeu' } },
  {
    flags: '--publisher <slug>',
    about: { en: 'institution that publishes', es: 'institución que publica', fr: 'institution qui publie' },
  },
  {
    flags: '--description <text>',
    about: { en: 'what the data is about', es: 'de qué tratan los datos', fr: 'de quoi parlent les données' },
  },
  {
    flags: '--licence <id>',
    about: {
      en: 'licence, e.g. CC-BY-4.0 (needed to release)',
      es: 'licencia, p. ej. CC-BY-4.0 (necesaria para publicar)',
      fr: 'licence, p. ex. CC-BY-4.0 (nécessaire pour publier)',
    },
  },
  {
    flags: '--theme <id>',
    about: {
      en: 'EU data theme, e.g. ENVI; several with commas',
      es: 'tema, p. ej. ENVI; varios con comas',
      fr: 'thème, p. ex. ENVI ; plusieurs avec des virgules',
    },
    many: true,
  },
  {
    flags: '--keyword <word>',
    about: {
      en: 'keyword; several with commas',
      es: 'palabra clave; varias con comas',
      fr: 'mot-clé ; plusieurs avec des virgules',
    },
    many: true,
  },
  {
    flags: '--frequency <id>',
    about: {
      en: 'how often it is updated, e.g. MONTHLY',
      es: 'cada cuánto se actualiza, p. ej. MONTHLY',
      fr: 'à quelle fréquence il est mis à jour, p. ex. MONTHLY',
    },
  },
  {
    flags: '--contact-name <text>',
    about: { en: 'contact: a post, not a person', es: 'contacto: un cargo', fr: 'contact : une fonction' },
  },
  {
    flags: '--contact-email <address>',
    about: { en: 'its e-mail', es: 'su correo', fr: 'son adresse électronique' },
  },
  {
    flags: '--language <tag>',
    about: {
      en: 'language of title and description',
      es: 'idioma del título y la descripción',
      fr: 'langue du titre et de la description',
    },
    choices: languages,
  },
  {
    flags: '--notes <text>',
    about: {
      en: 'what changed in this version',
      es: 'qué cambió en esta versión',
      fr: 'ce qui change dans cette version',
    },
  },
  {
    flags: '--update <dataset>',
    about: {
      en: 'make a new version of this dataset (id, slug or address)',
      es: 'crea una versión nueva de este conjunto (id, slug o dirección)',
      fr: 'crée une nouvelle version de ce jeu (identifiant, slug ou adresse)',
    },
  },
  {
    flags: '--draft',
    about: { en: 'do not release', es: 'no publicar, dejar en borrador', fr: 'ne pas publier, garder en brouillon' },
  },
  portal,
  token,
  json,
];

const convertOptions: readonly OptionSpec[] = [
  {
    flags: '--to <format>',
    about: {
      en: 'format to write; else what the name after --out says, else parquet',
      es: 'formato que se escribe; si no, el que dice el nombre tras --out; si no, parquet',
      fr: 'format à écrire ; sinon celui du nom après --out ; sinon parquet',
    },
    choices: exportFormats,
  },
  {
    flags: '--out <path>',
    about: { en: 'file or folder to write', es: 'archivo o carpeta que se escribe', fr: 'fichier ou dossier à écrire' },
  },
  {
    flags: '--table <name>',
    about: { en: 'only this table', es: 'solo esta tabla', fr: 'seulement cette table' },
  },
  {
    flags: '--force',
    about: {
      en: 'overwrite what is there',
      es: 'sobrescribe lo que haya',
      fr: 'remplace ce qui est là',
    },
  },
];

/** Every command of `milpa`. docs/cli.md is made from this list. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'publish',
    arguments: '<source...>',
    about: {
      en: 'Publish files, folders or web addresses as one dataset. A folder with datapackage.json brings its own description.',
      es: 'Publica archivos, carpetas o direcciones web como un conjunto de datos. Una carpeta con datapackage.json trae su propia descripción.',
      fr: 'Publie des fichiers, dossiers ou adresses web comme un jeu de données. Un dossier avec datapackage.json apporte sa propre description.',
    },
    options: publishOptions,
    examples: [
      'milpa publish aire.csv --title "Calidad del aire" --publisher semarnat --licence CC-BY-4.0',
      'milpa publish aire-2026-02.csv --update calidad-del-aire --notes "Datos de febrero"',
    ],
    run: (context, values, options) => publish(context, values, parsePublishOptions(options)),
  },
  {
    name: 'inspect',
    arguments: '<file...>',
    about: {
      en: 'Say what is in files: format, tables, types, findings. `-` is what is piped in. Needs no portal.',
      es: 'Dice qué hay en los archivos: formato, tablas, tipos, hallazgos. `-` es lo que llega por la tubería. No necesita portal.',
      fr: 'Dit ce que contiennent des fichiers : format, tables, types, constats. `-` est ce qui arrive par le tube. Sans portail.',
    },
    options: [json],
    examples: ['milpa inspect aire.csv', 'milpa inspect --json aire.xlsx'],
    // Loaded when asked for: the engine brings DuckDB, which the other commands do without.
    run: async (context, files, options) => (await import('./inspect.ts')).inspect(context, files, parseFlags(options)),
  },
  {
    name: 'convert',
    arguments: '<file>',
    about: {
      en: 'Write the tables of a file in another format: one file for one table, a folder with datapackage.json for several. Needs no portal.',
      es: 'Escribe las tablas de un archivo en otro formato: un archivo si es una, una carpeta con datapackage.json si son varias. No necesita portal.',
      fr: 'Écrit les tables d’un fichier dans un autre format : un fichier pour une table, un dossier avec datapackage.json pour plusieurs. Sans portail.',
    },
    options: convertOptions,
    examples: ['milpa convert aire.csv --to parquet', 'milpa convert libro.xlsx --to csv --out tablas/'],
    run: async (context, [file = ''], options) =>
      (await import('./convert.ts')).convert(context, file, parseConvertOptions(options)),
  },
  {
    name: 'diff',
    arguments: '<old> <new>',
    about: {
      en: 'Say what changed between two files: columns, and rows whatever their order. Needs no portal.',
      es: 'Dice qué cambió entre dos archivos: columnas, y filas en cualquier orden. No necesita portal.',
      fr: 'Dit ce qui a changé entre deux fichiers : colonnes, et lignes quel que soit leur ordre. Sans portail.',
    },
    options: [
      {
        flags: '--key <column>',
        about: {
          en: 'columns by which rows are matched; several with commas',
          es: 'columnas por las que se emparejan las filas; varias con comas',
          fr: 'colonnes qui apparient les lignes ; plusieurs avec des virgules',
        },
        many: true,
      },
      json,
    ],
    examples: ['milpa diff aire-2026-01.csv aire-2026-02.csv', 'milpa diff --json --key clave viejo.xlsx nuevo.xlsx'],
    run: async (context, files, options) => (await import('./diff.ts')).diff(context, files, parseDiffOptions(options)),
  },
  createImportCommand([portal, token, json]),
  createInventoryCommand([portal, token, json]),
  createSqlCommand([portal, token]),
  {
    name: 'sign-in',
    arguments: '',
    about: {
      en: 'Sign in to a portal and keep a token for the next commands.',
      es: 'Inicia sesión en un portal y guarda un token para las órdenes siguientes.',
      fr: 'Se connecte à un portail et garde un jeton pour les commandes suivantes.',
    },
    options: [
      portal,
      { flags: '--email <address>', about: { en: 'your e-mail', es: 'su correo', fr: 'votre adresse' } },
    ],
    examples: ['milpa sign-in --portal https://datos.example.org'],
    run: (context, _values, options) => signIn(context, parseFlags(options)),
  },
  {
    name: 'sign-out',
    arguments: '',
    about: {
      en: 'Forget the token kept for a portal.',
      es: 'Olvida el token guardado para un portal.',
      fr: 'Oublie le jeton gardé pour un portail.',
    },
    options: [portal],
    examples: ['milpa sign-out'],
    run: (context, _values, options) => signOut(context, parseFlags(options)),
  },
  createAssessCommand(json),
  createAuditCommand([portal, token, json]),
  createScoreboardCommand([portal, token, json]),
  {
    name: 'whoami',
    arguments: '',
    about: {
      en: 'Show which portal and token are used, and whose the token is.',
      es: 'Muestra qué portal y qué token se usan, y de quién es el token.',
      fr: 'Montre quel portail et quel jeton servent, et à qui est le jeton.',
    },
    options: [portal, token],
    examples: ['milpa whoami'],
    run: (context, _values, options) => whoami(context, parseFlags(options)),
  },
  handOver('start', {
    en: 'Start a portal here: web and background work, with the demonstration the first time (--empty: without).',
    es: 'Arranca un portal aquí: web y trabajo de fondo, la primera vez con la demostración (--empty: sin ella).',
    fr: 'Démarre un portail ici : web et travaux de fond, la première fois avec la démonstration (--empty : sans).',
  }),
  handOver('serve', {
    en: 'Answer requests only; background work is left to `milpa work`.',
    es: 'Solo responde peticiones; el trabajo de fondo queda para `milpa work`.',
    fr: 'Répond seulement aux requêtes ; les travaux de fond reviennent à `milpa work`.',
  }),
  handOver('work', {
    en: 'Do background work only: read files, send mail.',
    es: 'Solo hace el trabajo de fondo: leer archivos, enviar correo.',
    fr: 'Fait seulement les travaux de fond : lire les fichiers, envoyer le courrier.',
  }),
  handOver('migrate', {
    en: 'Bring the database up to this version.',
    es: 'Lleva la base de datos a esta versión.',
    fr: 'Met la base de données à cette version.',
  }),
  handOver('verify', {
    en: 'Read every stored file, the record of who did what and the catalogue, and say what is not as it was.',
    es: 'Lee cada archivo guardado, el registro de quién hizo qué y el catálogo, y dice qué no está como estaba.',
    fr: 'Lit chaque fichier gardé, le registre de qui a fait quoi et le catalogue, et dit ce qui n’est plus comme avant.',
  }),
];

// commander fills the fields from the flags above, so their names and kinds are known here.
function parsePublishOptions(options: object): PublishOptions {
  return options as PublishOptions;
}

function parseConvertOptions(options: object): ConvertOptions {
  return options as ConvertOptions;
}

function parseDiffOptions(options: object): DiffOptions {
  return options as DiffOptions;
}

function parseFlags(options: object): { json?: boolean; portal?: string; token?: string; email?: string } {
  return options;
}
