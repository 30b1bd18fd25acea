import type { LanguageMap } from '@milpa/sdk';
import { type SqlFault, type SqlFaultCode, type SqlPlace, SqlRefused } from './contract.ts';

type Sentence = (fault: { word: string; text: string }) => Required<LanguageMap>;

const sentences: Readonly<Record<SqlFaultCode, Sentence>> = {
  empty: () => ({
    en: 'There is no statement. Write one, for example SELECT 1.',
    es: 'No hay ninguna instrucción. Escriba una, por ejemplo SELECT 1.',
    fr: "Il n'y a pas d'instruction. Écrivez-en une, par exemple SELECT 1.",
  }),
  'too-long': ({ word }) => ({
    en: `The statement is longer than ${word} characters. Make it shorter.`,
    es: `La instrucción tiene más de ${word} caracteres. Acórtela.`,
    fr: `L'instruction dépasse ${word} caractères. Raccourcissez-la.`,
  }),
  syntax: ({ word }) => ({
    en: word ? `The statement cannot be read at “${word}”.` : 'The statement cannot be read to its end.',
    es: word ? `La instrucción no se entiende en «${word}».` : 'La instrucción no se entiende hasta el final.',
    fr: word ? `L'instruction est illisible à « ${word} ».` : "L'instruction n'est pas lisible jusqu'à sa fin.",
  }),
  several: () => ({
    en: 'Only one statement can be asked at a time. Take out what follows the semicolon.',
    es: 'Solo se puede enviar una instrucción a la vez. Quite lo que sigue al punto y coma.',
    fr: 'Une seule instruction peut être posée à la fois. Retirez ce qui suit le point-virgule.',
  }),
  'not-select': ({ word }) => ({
    en: `Only statements that read can be asked: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE${word ? `, not ${word}` : ''}.`,
    es: `Solo se aceptan instrucciones de lectura: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE${word ? `, no ${word}` : ''}.`,
    fr: `Seules les instructions de lecture sont acceptées : SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE${word ? `, pas ${word}` : ''}.`,
  }),
  parameter: () => ({
    en: 'The statement has a placeholder (? or $1). Write the value in its place.',
    es: 'La instrucción tiene un parámetro (? o $1). Escriba el valor en su lugar.',
    fr: "L'instruction contient un paramètre (? ou $1). Écrivez la valeur à sa place.",
  }),
  construct: ({ word }) => ({
    en: `This portal does not offer ${word} in a statement.`,
    es: `Este portal no ofrece ${word} en una instrucción.`,
    fr: `Ce portail n'offre pas ${word} dans une instruction.`,
  }),
  pivot: () => ({
    en: "PIVOT needs the values that become columns: PIVOT … ON column IN ('a', 'b') USING sum(x).",
    es: "PIVOT necesita los valores que serán columnas: PIVOT … ON columna IN ('a', 'b') USING sum(x).",
    fr: "PIVOT demande les valeurs qui deviennent des colonnes : PIVOT … ON colonne IN ('a', 'b') USING sum(x).",
  }),
  function: ({ word }) => ({
    en: `There is no function ${word} here.`,
    es: `Aquí no hay una función ${word}.`,
    fr: `Il n'y a pas de fonction ${word} ici.`,
  }),
  'table-function': ({ word }) => ({
    en: `${word}() cannot be read from. A statement reads the tables of this portal by their names.`,
    es: `No se puede leer de ${word}(). Una instrucción lee las tablas de este portal por su nombre.`,
    fr: `On ne peut pas lire ${word}(). Une instruction lit les tables de ce portail par leur nom.`,
  }),
  table: ({ word }) => ({
    en: `There is no table “${word}” to read. The list of tables is at /api/v1/sql/tables.`,
    es: `No hay una tabla «${word}» para leer. La lista de tablas está en /api/v1/sql/tables.`,
    fr: `Il n'y a pas de table « ${word} » à lire. La liste des tables est à /api/v1/sql/tables.`,
  }),
  tables: ({ word }) => ({
    en: `The statement reads more than ${word} tables. Ask in parts.`,
    es: `La instrucción lee más de ${word} tablas. Pregunte por partes.`,
    fr: `L'instruction lit plus de ${word} tables. Posez-la en plusieurs fois.`,
  }),
  column: ({ word }) => ({
    en: `There is no column “${word}” here. Names with capitals, spaces or accents are written in double quotes.`,
    es: `Aquí no hay una columna «${word}». Los nombres con espacios o acentos se escriben entre comillas dobles.`,
    fr: `Il n'y a pas de colonne « ${word} » ici. Les noms avec espaces ou accents s'écrivent entre guillemets doubles.`,
  }),
  types: ({ word, text }) => ({
    en: `${word || 'This'} does not take values of these types. Convert them, for example CAST(x AS DOUBLE). (${text})`,
    es: `${word || 'Esto'} no acepta valores de estos tipos. Conviértalos, por ejemplo CAST(x AS DOUBLE). (${text})`,
    fr: `${word || 'Ceci'} n'accepte pas des valeurs de ces types. Convertissez-les, par exemple CAST(x AS DOUBLE). (${text})`,
  }),
  value: ({ text }) => ({
    en: `A value does not fit: ${text}. TRY_CAST gives NULL where a value cannot be converted.`,
    es: `Un valor no corresponde: ${text}. TRY_CAST da NULL donde un valor no se puede convertir.`,
    fr: `Une valeur ne convient pas : ${text}. TRY_CAST donne NULL là où une valeur ne peut être convertie.`,
  }),
  'too-much': () => ({
    en: 'The statement needs more memory or disk than one reader may use. Filter first, or ask for fewer columns.',
    es: 'La instrucción necesita más memoria o disco de lo permitido. Filtre primero o pida menos columnas.',
    fr: "L'instruction demande plus de mémoire ou de disque que permis. Filtrez d'abord, ou demandez moins de colonnes.",
  }),
  'too-many-rows': ({ word }) => ({
    en: `The answer has more than ${word} rows. Add a LIMIT or a condition, or download the whole table.`,
    es: `La respuesta tiene más de ${word} filas. Agregue LIMIT o una condición, o descargue la tabla completa.`,
    fr: `La réponse a plus de ${word} lignes. Ajoutez LIMIT ou une condition, ou téléchargez la table entière.`,
  }),
  other: ({ text }) => ({
    en: `The statement could not be carried out: ${text}`,
    es: `La instrucción no se pudo ejecutar: ${text}`,
    fr: `L'instruction n'a pas pu être exécutée : ${text}`,
  }),
};

/** The fault as a refusal with its sentence in each language, where it is, and what was perhaps meant. */
export function refuseStatement(text: string, fault: SqlFault): SqlRefused {
  const place = fault.at === undefined ? undefined : findPlace(text, fault.at);
  const sentence = sentences[fault.code]({ word: fault.word ?? '', text: fault.text ?? '' });
  const list = (fault.candidates ?? []).join(', ');
  const whole = (base: string, where: string, perhaps: string) =>
    [base, place ? where : '', list ? perhaps : ''].filter(Boolean).join(' ');
  const { line, column } = place ?? { line: 0, column: 0 };
  return new SqlRefused(
    {
      en: whole(sentence.en, `(Line ${line}, column ${column}.)`, `Did you mean ${list}?`),
      es: whole(sentence.es, `(Línea ${line}, columna ${column}.)`, `¿Quiso decir ${list}?`),
      fr: whole(sentence.fr, `(Ligne ${line}, colonne ${column}.)`, `Vouliez-vous dire ${list} ?`),
    },
    place,
  );
}

/** DuckDB counts bytes of UTF-8; people count lines and characters. */
export function findPlace(text: string, bytes: number): SqlPlace {
  const before = Buffer.from(text, 'utf8').subarray(0, Math.max(0, bytes)).toString('utf8');
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
