import type { Language } from '@milpa/sdk';

/** Words of the page where people ask in SQL. */
export interface SqlWords {
  readonly title: string;
  readonly lead: string;
  readonly statement: string;
  readonly hint: string;
  readonly run: string;
  readonly examples: string;
  readonly examplesLead: string;
  readonly exampleFirst: (table: string) => string;
  readonly exampleCount: (column: string) => string;
  readonly exampleSum: (column: string, by: string) => string;
  readonly exampleYear: (column: string) => string;
  readonly answer: string;
  readonly caption: (from: string, to: string, more: boolean) => string;
  readonly captionNone: string;
  readonly scroll: string;
  readonly nextRows: string;
  readonly firstRows: string;
  readonly allRows: string;
  readonly read: string;
  readonly readLead: string;
  readonly version: (version: string) => string;
  readonly cite: string;
  readonly citeLead: string;
  readonly pinned: (versions: string) => string;
  readonly unpin: string;
  readonly refused: string;
  readonly stopped: string;
  readonly place: string;
  readonly tables: string;
  readonly tablesLead: string;
  readonly findTables: string;
  readonly noTables: string;
  readonly columnsOf: (table: string) => string;
  readonly moreTables: (total: string) => string;
  readonly askTable: string;
  readonly forPrograms: string;
}

const en: SqlWords = {
  title: 'Ask in SQL',
  lead: 'One statement over any of the published tables, joined as you like. It only reads; it may take ten seconds.',
  statement: 'Statement',
  hint: 'In the SQL of DuckDB: SELECT, WITH, DESCRIBE or SUMMARIZE.',
  run: 'Run',
  examples: 'Examples',
  examplesLead: 'Made from tables of this portal; take one and change it.',
  exampleFirst: (table) => `The first rows of ${table}`,
  exampleCount: (column) => `How many rows for each ${column}`,
  exampleSum: (column, by) => `${column} added up by ${by}`,
  exampleYear: (column) => `Rows by year of ${column}`,
  answer: 'Answer',
  caption: (from, to, more) => `Rows ${from} to ${to}${more ? '; there are more' : ''}`,
  captionNone: 'No rows',
  scroll: 'Answer, scrolls sideways',
  nextRows: 'More rows',
  firstRows: 'First rows',
  allRows: 'All rows:',
  read: 'What was read',
  readLead: 'With these versions anybody gets the same answer.',
  version: (version) => `version ${version}`,
  cite: 'Address to cite',
  citeLead: 'It fixes the versions that were read, so the answer stays true when new ones are released.',
  pinned: (versions) => `This reads fixed versions: ${versions}.`,
  unpin: 'Read the newest',
  refused: 'The statement is not right yet',
  stopped: 'The statement got no answer',
  place: 'Where it is',
  tables: 'Tables and columns',
  tablesLead: 'Write "us_airports@3" to read version 3 of a dataset.',
  findTables: 'Find tables by name, title or column',
  noTables: 'No published table matches.',
  columnsOf: (table) => `Columns of ${table}`,
  moreTables: (total) => `The first datasets of ${total}. Find the others by a word.`,
  askTable: 'Ask this in SQL',
  forPrograms: 'For programs',
};

const es: SqlWords = {
  title: 'Preguntar en SQL',
  lead: 'Una instrucción sobre cualquiera de las tablas publicadas, unidas como quiera. Solo lee; puede tardar diez segundos.',
  statement: 'Instrucción',
  hint: 'En el SQL de DuckDB: SELECT, WITH, DESCRIBE o SUMMARIZE.',
  run: 'Ejecutar',
  examples: 'Ejemplos',
  examplesLead: 'Hechos con tablas de este portal; tome uno y cámbielo.',
  exampleFirst: (table) => `Las primeras filas de ${table}`,
  exampleCount: (column) => `Cuántas filas por ${column}`,
  exampleSum: (column, by) => `Suma de ${column} por ${by}`,
  exampleYear: (column) => `Filas por año de ${column}`,
  answer: 'Respuesta',
  caption: (from, to, more) => `Filas ${from} a ${to}${more ? '; hay más' : ''}`,
  captionNone: 'Ninguna fila',
  scroll: 'Respuesta, se desplaza de lado',
  nextRows: 'Más filas',
  firstRows: 'Primeras filas',
  allRows: 'Todas las filas:',
  read: 'Qué se leyó',
  readLead: 'Con estas versiones cualquiera obtiene la misma respuesta.',
  version: (version) => `versión ${version}`,
  cite: 'Dirección para citar',
  citeLead: 'Fija las versiones leídas: la respuesta no cambia cuando se publican versiones nuevas.',
  pinned: (versions) => `Aquí se leen versiones fijas: ${versions}.`,
  unpin: 'Leer las más recientes',
  refused: 'La instrucción todavía no es correcta',
  stopped: 'La instrucción no obtuvo respuesta',
  place: 'Dónde está',
  tables: 'Tablas y columnas',
  tablesLead: 'Escriba "us_airports@3" para leer la versión 3 de un conjunto de datos.',
  findTables: 'Buscar tablas por nombre, título o columna',
  noTables: 'Ninguna tabla publicada coincide.',
  columnsOf: (table) => `Columnas de ${table}`,
  moreTables: (total) => `Los primeros conjuntos de ${total}. Busque los demás con una palabra.`,
  askTable: 'Preguntar en SQL',
  forPrograms: 'Para programas',
};

const fr: SqlWords = {
  title: 'Interroger en SQL',
  lead: 'Une instruction sur toutes les tables publiées, jointes à votre guise. Elle ne fait que lire ; elle peut durer dix secondes.',
  statement: 'Instruction',
  hint: 'Dans le SQL de DuckDB : SELECT, WITH, DESCRIBE ou SUMMARIZE.',
  run: 'Exécuter',
  examples: 'Exemples',
  examplesLead: 'Faits avec des tables de ce portail ; prenez-en un et modifiez-le.',
  exampleFirst: (table) => `Les premières lignes de ${table}`,
  exampleCount: (column) => `Combien de lignes par ${column}`,
  exampleSum: (column, by) => `Somme de ${column} par ${by}`,
  exampleYear: (column) => `Lignes par année de ${column}`,
  answer: 'Réponse',
  caption: (from, to, more) => `Lignes ${from} à ${to}${more ? ' ; il y en a d’autres' : ''}`,
  captionNone: 'Aucune ligne',
  scroll: 'Réponse, défile sur le côté',
  nextRows: 'Plus de lignes',
  firstRows: 'Premières lignes',
  allRows: 'Toutes les lignes :',
  read: 'Ce qui a été lu',
  readLead: 'À partir de ces versions, chacun obtient la même réponse.',
  version: (version) => `version ${version}`,
  cite: 'Adresse à citer',
  citeLead: 'Elle fixe les versions lues : la réponse reste vraie quand de nouvelles paraissent.',
  pinned: (versions) => `Versions fixées : ${versions}.`,
  unpin: 'Lire les plus récentes',
  refused: 'L’instruction n’est pas encore correcte',
  stopped: 'L’instruction n’a pas obtenu de réponse',
  place: 'Où cela se trouve',
  tables: 'Tables et colonnes',
  tablesLead: 'Écrivez "us_airports@3" pour lire la version 3 d’un jeu de données.',
  findTables: 'Trouver des tables par nom, titre ou colonne',
  noTables: 'Aucune table publiée ne correspond.',
  columnsOf: (table) => `Colonnes de ${table}`,
  moreTables: (total) => `Les premiers jeux sur ${total}. Trouvez les autres par un mot.`,
  askTable: 'Interroger en SQL',
  forPrograms: 'Pour les programmes',
};

export const sqlWords: Readonly<Record<Language, SqlWords>> = { es, en, fr };
