import type { ChartData } from '@milpa/sdk';
import type { Ask } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { isMonthName, plainName } from './names.ts';
import { isoText, round } from './profile.ts';
import { isMeasure, isMonthText, type KnownColumn } from './roles.ts';

const maxPoints = 400;
const maxBars = 20;

/** The chart worth seeing first: a measure over time; else categories; else how a measure is spread. */
export async function findChart(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<ChartData | undefined> {
  if (rows < 2) return undefined;
  const measure = findMeasure(columns, rows);
  const kinds = measure && generic.test(plainName(measure.name)) ? findMixture(columns) : undefined;
  if (measure && kinds) return drawBars(ask, table, kinds, measure, 'mean');
  return (
    (await findLine(ask, table, rows, columns)) ??
    (await findBars(ask, table, rows, columns)) ??
    findHistogram(columns) ??
    undefined
  );
}

const wanted =
  /(^|_)(total|totales|monto|importe|valor|value|casos|cases|count|cantidad|numero_de|poblacion|population|pob|presupuesto|budget|gasto|ingreso|ingresos|amount|afluencia|new_cases|nombre_de|montant|victimas|precio|price|pr_mm|pib|gdp|ipc|indice)(_|$)/;
/** Names that leave open what is measured: another column says it. */
const generic =
  /^(?:valor|valores|value|values|val|dato|datos|data|obs_value|medida|cifra|resultado|valeur|cantidad|measure|num)$/;
const average =
  /(^|_)(tasa|rate|indice|index|porcentaje|porc|pct|percent|promedio|media|mean|avg|average|temp|temperatura|temperature|precio|price|ratio|prop|proporcion|razon|edad|age|alt|altitud|altura|elevation|magnitude|mag|concentracion|nivel|level|densidad|density|speed|velocidad|wind|score|ipc|anomaly|taux|moyenne|prix)(_|$)/;

/** The measure a reader asks for first: one whose name says so and that has few gaps. */
function findMeasure(columns: readonly KnownColumn[], rows: number): KnownColumn | undefined {
  const rank = (column: KnownColumn) => {
    const name = plainName(column.name);
    const gaps = column.profile.nulls / rows;
    return (
      (wanted.test(name) ? 4 : 0) +
      (/total|suma/.test(name) ? 1 : 0) -
      (gaps > 0.5 ? 3 : gaps) -
      (average.test(name) ? 1 : 0)
    );
  };
  return columns.filter(isMeasure).sort((a, b) => rank(b) - rank(a) || a.index - b.index)[0];
}

/** Rows of totals among rows of parts would be counted twice. */
function hasTotals(columns: readonly KnownColumn[]): boolean {
  return columns.some(
    (column) =>
      column.role === 'dimension' &&
      (column.profile.top ?? []).some((each) =>
        /^(?:total(?:es)?|nacional|national|todos|todas|ambos|all|both|ensemble|both sexes|república mexicana|estados unidos mexicanos)$/i.test(
          each.value,
        ),
      ),
  );
}

async function findLine(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<ChartData | undefined> {
  const times = columns.filter(
    (column) => column.role === 'time' && column.type !== 'time' && column.profile.distinct >= 3,
  );
  const time = times.sort((a, b) => rankTime(b) - rankTime(a))[0];
  const measure = findMeasure(columns, rows);
  if (!time || !measure || time.profile.nulls > rows * 0.5) return undefined;
  const single = time.profile.distinct === rows - time.profile.nulls;
  const unit = findStep(time);
  const op = single && unit === undefined ? 'value' : isAverage(measure, columns) ? 'mean' : 'sum';
  const call = op === 'sum' ? 'sum' : 'avg';
  const x = unit === undefined ? `k${time.index}` : `date_trunc('${unit}', k${time.index})`;
  const found = await ask(
    `SELECT ${time.type === 'year' ? x : `${x}::VARCHAR`} AS x, ${call}(k${measure.index})::DOUBLE FROM ${table} WHERE k${time.index} IS NOT NULL GROUP BY ${x} ORDER BY ${x} LIMIT ${maxPoints}`,
  );
  if (found.length < 3) return undefined;
  const points = found.map((row) => ({
    x:
      typeof row[0] === 'number'
        ? String(row[0])
        : isoText(row[0] ?? null).replace(unit && unit !== 'hour' ? /T.*$/ : /$^/, ''),
    y: row[1] === null ? null : round(toNumber(row[1])),
  }));
  return {
    kind: 'line',
    x: time.name,
    xType: 'time',
    y: measure.name,
    op,
    ...unitOf(measure),
    points,
    omitted: time.profile.nulls,
  };
}

function rankTime(column: KnownColumn): number {
  const base = column.type === 'date' ? 4 : column.type === 'datetime' ? 3 : isMonthText(column.profile) ? 2 : 1;
  const administrative = /actualiz|update|registro|captura|carga|stamp|modif|creat/i.test(column.name);
  return (administrative ? 0 : 10) + base;
}

/** A column that says what each row measures: values of different kinds are never added up. */
function findMixture(columns: readonly KnownColumn[]): KnownColumn | undefined {
  const kinds =
    /(^|_)(parametro|indicador|indicator|indicateur|ind|variable|var|unidad|unit|units|unite|concepto|medida|outcome|metric|metrica|series|serie|contaminante|pollutant)(_|$)/;
  const named = columns.filter(
    (column) =>
      column.profile.distinct > 1 &&
      (column.role === 'dimension' || column.role === 'code') &&
      kinds.test(plainName(column.name)),
  );
  return named.find((column) => column.role === 'dimension') ?? named[0];
}

/** Sums only what its name calls an amount or a count, and only when no row is a total of others. */
function isAverage(measure: KnownColumn, columns: readonly KnownColumn[]): boolean {
  const name = plainName(measure.name);
  if (average.test(name) || hasTotals(columns)) return true;
  return !wanted.test(name) && !isMonthName(name);
}

/** Steps that bring the moments of a column down to a drawable number. */
function findStep(time: KnownColumn): string | undefined {
  if (time.profile.distinct <= maxPoints || time.type === 'string') return undefined;
  const span = (Date.parse(String(time.profile.max)) - Date.parse(String(time.profile.min))) / 86_400_000;
  if (time.type === 'year') return undefined;
  if (time.type === 'datetime' && span <= 16) return 'hour';
  if (span <= maxPoints) return 'day';
  if (span / 7 <= 260) return 'week';
  if (span / 30.4 <= maxPoints) return 'month';
  return span / 91.3 <= maxPoints ? 'quarter' : 'year';
}

function unitOf(column: KnownColumn): { unit?: string } {
  return column.unit === undefined ? {} : { unit: column.unit };
}

async function findBars(
  ask: Ask,
  table: string,
  rows: number,
  columns: readonly KnownColumn[],
): Promise<ChartData | undefined> {
  const measure = findMeasure(columns, rows);
  const single = columns.find(
    (column) =>
      column.type === 'string' &&
      column.role !== 'code' &&
      column.role !== 'identifier' &&
      column.profile.distinct === rows &&
      (column.profile.maxLength ?? 999) <= 60,
  );
  if (single && measure && rows <= 200) return drawBars(ask, table, single, measure, 'value');
  const category = findCategory(columns, rows);
  if (!category) return undefined;
  if (measure && wanted.test(plainName(measure.name)))
    return drawBars(ask, table, category, measure, isAverage(measure, columns) ? 'mean' : 'sum');
  return drawBars(ask, table, category, undefined, 'count');
}

/** The dimension that shows most: a handful to a few dozen values, hardly any gaps. */
function findCategory(columns: readonly KnownColumn[], rows: number): KnownColumn | undefined {
  const possible = columns.filter(
    (column) =>
      (column.role === 'dimension' || (column.role === 'code' && column.type === 'string')) &&
      column.profile.distinct >= 2 &&
      column.profile.distinct <= Math.max(30, rows * 0.5) &&
      column.profile.nulls < rows * 0.5 &&
      (column.profile.top?.[0]?.count ?? 0) < (rows - column.profile.nulls) * 0.95,
  );
  const rank = (column: KnownColumn) => {
    const { distinct } = column.profile;
    const size = distinct < 3 ? 1 : distinct <= 40 ? 3 : distinct <= 200 ? 2 : 1;
    return size + (column.role === 'dimension' ? 1 : 0) - (column.type === 'boolean' ? 1 : 0);
  };
  return possible.sort((a, b) => rank(b) - rank(a) || a.index - b.index)[0];
}

async function drawBars(
  ask: Ask,
  table: string,
  category: KnownColumn,
  measure: KnownColumn | undefined,
  op: ChartData['op'],
): Promise<ChartData | undefined> {
  const value =
    measure === undefined ? 'count(*)' : `${op === 'sum' || op === 'value' ? 'sum' : 'avg'}(k${measure.index})::DOUBLE`;
  const found = await ask(
    `SELECT left(k${category.index}::VARCHAR, 120) AS x, ${value} AS y FROM ${table} WHERE k${category.index} IS NOT NULL GROUP BY k${category.index} ORDER BY y DESC NULLS LAST, x LIMIT ${maxBars}`,
  );
  if (found.length < 2) return undefined;
  const points = found.map((row) => ({ x: String(row[0]), y: row[1] === null ? null : round(toNumber(row[1])) }));
  return {
    kind: 'bar',
    x: category.name,
    xType: 'category',
    ...(measure ? { y: measure.name, ...unitOf(measure) } : {}),
    op,
    points,
    omitted: Math.max(0, category.profile.distinct - found.length),
  };
}

function findHistogram(columns: readonly KnownColumn[]): ChartData | undefined {
  const column = columns.find((each) => isMeasure(each) && each.profile.histogram !== undefined);
  const points = column?.profile.histogram?.flatMap((bin) =>
    typeof bin.from === 'number' && typeof bin.to === 'number' ? [{ x: bin.from, x2: bin.to, y: bin.count }] : [],
  );
  if (!column || !points) return undefined;
  return {
    kind: 'histogram',
    x: column.name,
    xType: 'number',
    op: 'count',
    ...unitOf(column),
    points,
    omitted: column.profile.nulls,
  };
}
