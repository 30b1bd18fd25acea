import type { Language } from '@milpa/sdk';

/** Words of the page where people ask the catalogue in SPARQL. */
export interface SparqlWords {
  readonly title: string;
  readonly lead: string;
  readonly query: string;
  readonly hint: string;
  readonly format: string;
  readonly formatHint: string;
  readonly tables: string;
  readonly graphs: string;
  readonly run: string;
  readonly examples: string;
  readonly examplePublishers: string;
  readonly exampleThemes: string;
  readonly exampleContact: string;
  readonly exampleFormats: string;
  readonly exampleCompleteness: string;
  /** Within the query: where a part of a name may be put. */
  readonly partOfName: string;
  readonly exampleStars: string;
  readonly forRows: string;
}

const en: SparqlWords = {
  title: 'Ask the catalogue in SPARQL',
  lead: 'What is published, by whom, under which theme and licence, and how good its description is, as linked data. It only reads; a query may take ten seconds.',
  query: 'Query',
  hint: 'In SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE.',
  format: 'Form of the answer',
  formatHint: 'SELECT and ASK give tables; CONSTRUCT and DESCRIBE give graphs.',
  tables: 'Tables',
  graphs: 'Graphs',
  run: 'Run',
  examples: 'Examples',
  examplePublishers: 'How many datasets each institution has published',
  exampleThemes: 'Health data, whichever list of themes they were sorted by',
  exampleContact: 'Datasets that name no contact',
  exampleFormats: 'How many files there are in each format',
  exampleCompleteness:
    'Datasets of an institution whose description is less than 80 % complete, as the portal measured it',
  partOfName: 'Between the quotation marks after LCASE(?name): a part of the name of the institution, in lower case',
  exampleStars: 'Stars of openness and points of metadata quality of each dataset, the lowest first',
  forRows: 'To ask for rows of the tables themselves, use SQL',
};

const es: SparqlWords = {
  title: 'Preguntar al catálogo en SPARQL',
  lead: 'Qué se publica, quién lo publica, con qué tema y licencia, y qué tan buena es su descripción, como datos enlazados. Solo lee; una consulta puede durar diez segundos.',
  query: 'Consulta',
  hint: 'En SPARQL 1.1: SELECT, ASK, CONSTRUCT o DESCRIBE.',
  format: 'Forma de la respuesta',
  formatHint: 'SELECT y ASK dan tablas; CONSTRUCT y DESCRIBE dan grafos.',
  tables: 'Tablas',
  graphs: 'Grafos',
  run: 'Ejecutar',
  examples: 'Ejemplos',
  examplePublishers: 'Cuántos conjuntos ha publicado cada institución',
  exampleThemes: 'Datos de salud, sea cual sea la lista de temas con que se clasificaron',
  exampleContact: 'Conjuntos que no nombran un contacto',
  exampleFormats: 'Cuántos archivos hay en cada formato',
  exampleCompleteness:
    'Conjuntos de una institución cuya descripción está completa en menos del 80 %, según lo que midió el portal',
  partOfName: 'Entre las comillas después de LCASE(?name): una parte del nombre de la institución, en minúsculas',
  exampleStars: 'Estrellas de apertura y puntos de calidad de los metadatos de cada conjunto, primero los más bajos',
  forRows: 'Para pedir filas de las tablas mismas, use SQL',
};

const fr: SparqlWords = {
  title: 'Interroger le catalogue en SPARQL',
  lead: 'Ce qui est publié, par qui, sous quel thème et quelle licence, et ce que vaut sa description, en données liées. On ne fait que lire ; une requête peut durer dix secondes.',
  query: 'Requête',
  hint: 'En SPARQL 1.1 : SELECT, ASK, CONSTRUCT ou DESCRIBE.',
  format: 'Forme de la réponse',
  formatHint: 'SELECT et ASK donnent des tables ; CONSTRUCT et DESCRIBE donnent des graphes.',
  tables: 'Tables',
  graphs: 'Graphes',
  run: 'Exécuter',
  examples: 'Exemples',
  examplePublishers: 'Combien de jeux de données chaque institution a publiés',
  exampleThemes: 'Les données de santé, quelle que soit la liste de thèmes qui les classe',
  exampleContact: 'Les jeux de données qui ne nomment pas de contact',
  exampleFormats: 'Combien de fichiers il y a dans chaque format',
  exampleCompleteness:
    'Les jeux de données d’une institution dont la description est complète à moins de 80 %, d’après les mesures du portail',
  partOfName: 'Entre les guillemets après LCASE(?name), une partie du nom de l’institution, en minuscules',
  exampleStars:
    'Les étoiles d’ouverture et les points de qualité des métadonnées de chaque jeu de données, les plus bas d’abord',
  forRows: 'Pour demander des lignes des tables elles-mêmes, utilisez SQL',
};

export const sparqlWords: Readonly<Record<Language, SparqlWords>> = { es, en, fr };
