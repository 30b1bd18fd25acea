import { plainName } from '../names.ts';
import type { SeenColumn } from './people.ts';
import type { Suspect } from './suspects.ts';

/** Few enough to be known by their neighbours. */
const few = 10;

const place =
  /(^|_)(municipio|mun|localidad|loc|colonia|ageb|manzana|barrio|codigo_postal|cp|alcaldia|delegacion|commune|municipality|district|neighbourhood|neighborhood|zip|escuela|plantel|clinica|hospital)(_|$)/;
const traits: readonly RegExp[] = [
  /(^|_)(sexo|sex|sexe|genero|gender)(_|$)/,
  /(^|_)(edad|edades|age|grupo_edad|rango_edad|rango_de_edad|age_group|tranche_age)(_|$)/,
  /(^|_)(indigena|etnia|etnico|lengua|ethnicity|race|origin|afro\w*|raza)(_|$)/,
  /(^|_)(discapacidad|disability|handicap)(_|$)/,
  /(^|_)(religion|creencia)(_|$)/,
  /(^|_)(nacionalidad|nationality|nationalite|migrante)(_|$)/,
  /(^|_)(diagnostico|enfermedad|padecimiento|cie10|cie|disease|diagnosis|causa|maladie|vih)(_|$)/,
  /(^|_)(estado_civil|marital|escolaridad|ocupacion|occupation|delito|violencia|orientacion_sexual)(_|$)/,
];
const counted =
  /(^|_)(casos|personas|people|persons|pacientes|patients|victimas|victims|defunciones|muertes|deaths|nacimientos|beneficiari[oa]s|alumn[oa]s|matricula|conteo|count|cases|cantidad|numero|num|total|n|frecuencia|mujeres|hombres|poblacion|population|effectif|nombre)(_|$)/;

export const isCountName = (name: string) => counted.test(plainName(name));

/** Counts of people so small that place, sex, age and the like together may tell who they are. */
export function findSmallCounts(columns: readonly SeenColumn[]): Suspect[] {
  const plain = columns.map((column) => ({ ...column, plain: plainName(column.name) }));
  if (!plain.some((column) => place.test(column.plain) && column.type !== 'number')) return [];
  const crossed = traits.filter((trait) =>
    plain.some((column) => trait.test(column.plain) && column.type !== 'number'),
  );
  if (crossed.length < 2) return [];
  const counts = plain.find((column) => column.type === 'integer' && counted.test(column.plain) && hasFew(column));
  return counts ? [{ code: 'personal-small-counts', column: counts.name }] : [];
}

function hasFew({ texts, min }: SeenColumn): boolean {
  if (min !== undefined && min < 0) return false;
  return texts.some((text) => Number(text) >= 1 && Number(text) <= few);
}
