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
