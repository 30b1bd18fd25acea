import { sqlFormats } from '@milpa/sdk';
import type { CommandSpec, OptionSpec } from './commands.ts';
import { type SqlOptions, sql } from './sql.ts';

const own: readonly OptionSpec[] = [
  {
    flags: '--format <name>',
    about: {
      en: 'table (the first 100 rows, default), csv, json, jsonl, parquet, xlsx or arrow (all rows)',
      es: 'table (las primeras 100 filas, lo usual), csv, json, jsonl, parquet, xlsx o arrow (todas las filas)',
      fr: 'table (les 100 premières lignes, par défaut), csv, json, jsonl, parquet, xlsx ou arrow (toutes les lignes)',
    },
    choices: ['table', ...sqlFormats],
  },
  {
    flags: '--to <file>',
    about: {
      en: 'write to this file; its extension says the format',
      es: 'escribe en este archivo; su extensión dice el formato',
      fr: 'écrit dans ce fichier ; son extension dit le format',
    },
  },
  {
    flags: '--at <dataset@version>',
    about: {
      en: 'read this version of a dataset; several with commas',
      es: 'lee esta versión de un conjunto; varias con comas',
      fr: 'lit cette version d’un jeu ; plusieurs avec des virgules',
    },
    many: true,
  },
];

/** `milpa sql`, with the options every command that asks a portal has. */
export const createSqlCommand = (shared: readonly OptionSpec[]): CommandSpec => ({
  name: 'sql',
  arguments: '<statement>',
  about: {
    en: 'Ask a portal one SQL statement over its released tables.',
    es: 'Hace a un portal una consulta SQL sobre sus tablas publicadas.',
    fr: 'Pose à un portail une instruction SQL sur ses tables publiées.',
  },
  options: [...own, ...shared],
  examples: [
    'milpa sql "SELECT state, count(*) AS n FROM us_airports GROUP BY state ORDER BY n DESC"',
    'milpa sql "FROM us_airports" --to airports.parquet --at us-airports@1',
  ],
  run: (context, [statement = ''], options) => sql(context, statement, parseSqlOptions(options)),
});

function parseSqlOptions(options: object): SqlOptions {
  return options;
}
