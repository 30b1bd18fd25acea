import type { ColumnType } from '@milpa/sdk';
import { QueryRefused } from '../contract.ts';

const list = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');

export const unknownColumn = (name: string, names: readonly string[]) =>
  new QueryRefused({
    es: `La tabla no tiene una columna «${name}». Tiene: ${list(names)}.`,
    en: `The table has no column "${name}". It has: ${list(names)}.`,
    fr: `La table n'a pas de colonne « ${name} ». Elle a : ${list(names)}.`,
  });

const fits: Readonly<Record<ColumnType, { es: string; en: string; fr: string }>> = {
  string: { es: 'un texto', en: 'a text', fr: 'un texte' },
  integer: { es: 'un número entero, como 42', en: 'a whole number, such as 42', fr: 'un nombre entier, comme 42' },
  number: {
    es: 'un número con punto decimal, como 3.5',
    en: 'a number, such as 3.5',
    fr: 'un nombre avec point décimal, comme 3.5',
  },
  boolean: { es: 'true o false', en: 'true or false', fr: 'true ou false' },
  date: { es: 'una fecha como 2026-03-31', en: 'a date such as 2026-03-31', fr: 'une date comme 2026-03-31' },
  time: { es: 'una hora como 14:30:00', en: 'a time such as 14:30:00', fr: 'une heure comme 14:30:00' },
  datetime: {
    es: 'una fecha y hora como 2026-03-31T14:30:00',
    en: 'a date and time such as 2026-03-31T14:30:00',
    fr: 'une date et heure comme 2026-03-31T14:30:00',
  },
  year: { es: 'un año como 2026', en: 'a year such as 2026', fr: 'une année comme 2026' },
  duration: { es: 'una duración ISO 8601', en: 'an ISO 8601 duration', fr: 'une durée ISO 8601' },
  geopoint: { es: 'una coordenada', en: 'a coordinate', fr: 'une coordonnée' },
  geojson: { es: 'una geometría', en: 'a geometry', fr: 'une géométrie' },
  object: { es: 'un objeto', en: 'an object', fr: 'un objet' },
  array: { es: 'una lista', en: 'a list', fr: 'une liste' },
};

export const unfitValue = (column: string, type: ColumnType, value: string) =>
  new QueryRefused({
    es: `«${value.slice(0, 80)}» no se puede comparar con la columna «${column}»: escriba ${fits[type].es}.`,
    en: `"${value.slice(0, 80)}" cannot be compared with the column "${column}": write ${fits[type].en}.`,
    fr: `« ${value.slice(0, 80)} » ne peut pas être comparé à la colonne « ${column} » : écrivez ${fits[type].fr}.`,
  });

export const unfitOperator = (column: string, op: string) =>
  new QueryRefused({
    es: `El operador «${op}» no sirve para la columna «${column}», que no tiene orden.`,
    en: `The operator "${op}" does not work on the column "${column}", which has no order.`,
    fr: `L'opérateur « ${op} » ne s'applique pas à la colonne « ${column} », qui n'a pas d'ordre.`,
  });

export const valueCount = (column: string, op: string) =>
  new QueryRefused({
    es: `El filtro «${op}» sobre «${column}» no trae el número de valores que necesita.`,
    en: `The filter "${op}" on "${column}" does not carry the number of values it needs.`,
    fr: `Le filtre « ${op} » sur « ${column} » ne porte pas le nombre de valeurs nécessaire.`,
  });

export const tooManyForXlsx = (rows: number, columns: number) =>
  new QueryRefused({
    es: `Una hoja de Excel admite 1,048,575 filas y 16,384 columnas; esta tabla tiene ${rows} y ${columns}. Descargue CSV o Parquet.`,
    en: `An Excel sheet holds 1,048,575 rows and 16,384 columns; this table has ${rows} and ${columns}. Download CSV or Parquet.`,
    fr: `Une feuille Excel contient 1 048 575 lignes et 16 384 colonnes ; cette table en a ${rows} et ${columns}. Téléchargez CSV ou Parquet.`,
  });

export const tooLongForXlsx = (column: string) =>
  new QueryRefused({
    es: `Una celda de Excel admite 32,767 caracteres; en la columna «${column}» hay textos más largos. Descargue CSV o Parquet.`,
    en: `An Excel cell holds 32,767 characters; the column "${column}" has longer texts. Download CSV or Parquet.`,
    fr: `Une cellule Excel contient 32 767 caractères ; la colonne « ${column} » a des textes plus longs. Téléchargez CSV ou Parquet.`,
  });

export const noGeometry = () =>
  new QueryRefused({
    es: 'La tabla no tiene geometría ni un par de columnas de latitud y longitud, así que no puede darse como GeoJSON.',
    en: 'The table has no geometry and no pair of latitude and longitude columns, so it cannot be given as GeoJSON.',
    fr: "La table n'a ni géométrie ni paire de colonnes latitude et longitude ; elle ne peut pas être fournie en GeoJSON.",
  });

export const tooManyConditions = (most: number, depth: number) =>
  new QueryRefused({
    es: `«where» admite ${most} condiciones y ${depth} niveles. Pregunte en partes.`,
    en: `"where" takes ${most} conditions and ${depth} levels. Ask in parts.`,
    fr: `« where » accepte ${most} conditions et ${depth} niveaux. Posez la question par parties.`,
  });

export const mixedQuestion = () =>
  new QueryRefused({
    es: 'Pida solo una cosa: «select», «group» con «compute», o «histogram».',
    en: 'Ask for one thing only: "select", "group" with "compute", or "histogram".',
    fr: 'Demandez une seule chose : « select », « group » avec « compute », ou « histogram ».',
  });

export const nameTaken = (name: string) =>
  new QueryRefused({
    es: `La respuesta tendría dos columnas «${name}». Dé otro nombre a una con «name».`,
    en: `The answer would have two columns "${name}". Give one another name with "name".`,
    fr: `La réponse aurait deux colonnes « ${name} ». Donnez un autre nom à l'une avec « name ».`,
  });

export const unfitComputation = (op: string, column: string, type: ColumnType | undefined) =>
  new QueryRefused(
    type === undefined
      ? {
          es: `«${op}» en «compute» necesita una columna: ${op}:columna.`,
          en: `"${op}" in "compute" needs a column: ${op}:column.`,
          fr: `« ${op} » dans « compute » demande une colonne : ${op}:colonne.`,
        }
      : {
          es: `«${op}» no se puede calcular sobre la columna «${column}», cuyo tipo es ${type}.`,
          en: `"${op}" cannot be computed over the column "${column}", whose type is ${type}.`,
          fr: `« ${op} » ne peut pas être calculé sur la colonne « ${column} », dont le type est ${type}.`,
        },
  );

export const unfitHistogram = (column: string) =>
  new QueryRefused({
    es: `«histogram» necesita una columna de números o fechas; «${column}» no lo es. Use «group».`,
    en: `"histogram" needs a column of numbers or dates; "${column}" is none. Use "group".`,
    fr: `« histogram » demande une colonne de nombres ou de dates ; « ${column} » n'en est pas une. Utilisez « group ».`,
  });

export const noPlace = () =>
  new QueryRefused({
    es: 'La tabla no tiene geometría, coordenadas ni un par de columnas de latitud y longitud: «bbox» y «near» no sirven aquí.',
    en: 'The table has no geometry, no coordinates and no pair of latitude and longitude columns: "bbox" and "near" do not work here.',
    fr: "La table n'a ni géométrie, ni coordonnées, ni paire de colonnes latitude et longitude : « bbox » et « near » ne s'appliquent pas ici.",
  });

export const notAPlace = (column: string) =>
  new QueryRefused({
    es: `La columna «${column}» no dice dónde está una fila: «bbox» y «near» piden una de geometría, coordenadas, latitud o longitud.`,
    en: `The column "${column}" does not say where a row lies: "bbox" and "near" take one of geometry, coordinates, latitude or longitude.`,
    fr: `La colonne « ${column} » ne dit pas où se trouve une ligne : « bbox » et « near » prennent une colonne de géométrie, coordonnées, latitude ou longitude.`,
  });

export const otherSystem = (column: string, system: string) =>
  new QueryRefused({
    es: `La geometría de «${column}» está en ${system}; «bbox» y «near» miden en grados WGS 84 (EPSG:4326).`,
    en: `The geometry of "${column}" is in ${system}; "bbox" and "near" measure in degrees of WGS 84 (EPSG:4326).`,
    fr: `La géométrie de « ${column} » est en ${system} ; « bbox » et « near » mesurent en degrés WGS 84 (EPSG:4326).`,
  });

export const foreignCursor = (cursor: string) =>
  new QueryRefused({
    es: `El «cursor» ${cursor.slice(0, 40)} no es de esta consulta: úselo con los mismos filtros, orden y versión de la respuesta que lo trajo, o empiece sin él.`,
    en: `The "cursor" ${cursor.slice(0, 40)} does not belong to this question: use it with the filters, order and version of the answer that brought it, or begin without it.`,
    fr: `Le « cursor » ${cursor.slice(0, 40)} n'appartient pas à cette requête : utilisez-le avec les filtres, l'ordre et la version de la réponse qui l'a fourni, ou commencez sans lui.`,
  });

export const cursorAndOffset = () =>
  new QueryRefused({
    es: '«cursor» y «offset» dicen ambos dónde empieza la página. Quite uno.',
    en: '"cursor" and "offset" both say where the page begins. Leave one out.',
    fr: '« cursor » et « offset » disent tous deux où commence la page. Retirez-en un.',
  });
