import type { ChartData } from '@milpa/sdk';
import type { Ask } from '../format/format.ts';
import { toNumber } from '../format/stage.ts';
import { isoText, round } from './figures.ts';
import { isMonthName, plainName } from './names.ts';
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
  const measures = listMeasures(columns, rows);
  const [measure] = measures;
  const kinds = measure && generic.test(plainName(measure.name)) ? findMixture(columns) : undefined;
  if (kinds) return drawBars(ask, table, kinds, undefined, 'count');
  return (
    (await findLine(ask, table, rows, columns, measures)) ??
    (await findBars(ask, table, rows, columns, measure)) ??
    findHistogram(measures)
  );
}

const wanted =
  /(^|_)(total|totales|monto|importe|valor|value|casos|cases|count|cantidad|numero_de|poblacion|population|pob|pop|presupuesto|budget|gasto|ingreso|ingresos|amount|afluencia|new_cases|nombre_de|montant|victimas|precio|price|pr_mm|pib|gdp|ipc|indice)(_|$)/;
/** Names that leave open what is measured: another column says it. */
const generic =
  /^(?:valor|valores|value|values|val|dato|datos|data|obs_value|medida|cifra|resultado|valeur|cantidad|measure|num)$/;
const average =
  /(^|_)(tasa|rate|indice|index|porcentaje|porc|pct|percent|promedio|media|mean|avg|average|temp|temperatura|temperature|precio|price|ratio|prop|proporcion|razon|edad|age|alt|altitud|altura|elevation|magnitude|mag|concentracion|nivel|level|densidad|density|speed|velocidad|wind|score|puntaje|puntuacion|ipc|mm|lluvia|rain|precipitacion|precipitation|anomaly|taux|moyenne|prix)(_|$)/;

/** Numbers that name a group, a place in an order or a unit: their sum and their mean say nothing. */
const coded =
  /(^|_)(cluster|grupo|group|groupe|clase|class|classe|tipo|type|categoria|category|categorie|codigo|code|rank|ranking|rang|posicion|position|puesto|orden|order|ordre|lugar|unidad|unidades|unit|units|decimal|decimals)(_|$)/;
/** An integer with no more values than this among many rows is a code, whatever it is called. */
const fewValues = 12;

function isDrawable(column: KnownColumn, rows: number): boolean {
  const { distinct } = column.profile;
  const few = column.type === 'integer' && distinct <= fewValues && distinct < rows / 2;
  return isMeasure(column) && !few && !coded.test(plainName(column.name));
}

/** The measures from the one a reader asks for first: its name says so, it has few gaps and is no running total. */
function listMeasures(columns: readonly KnownColumn[], rows: number): KnownColumn[] {
  const rank = (column: KnownColumn) => {
    const name = plainName(column.name);
    const gaps = column.profile.nulls / rows;
    return (
      (wanted.test(name) ? 4 : 0) +
      (/total|suma/.test(name) ? 1 : 0) -
      (gaps > 0.5 ? 3 : gaps) -
      (average.test(name) ? 1 : 0) -
      (/(^|_)(poblacion|population|pob|pop|cum|acum|acumulado|acumulada|cumsum|cumul)(_|$)/.test(name) ? 1 : 0)
    );
  };
  return columns.filter((column) => isDrawable(column, rows)).sort((a, b) => rank(b) - rank(a) || a.index - b.index);
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
  measures: readonly KnownColumn[],
): Promise<ChartData | undefined> {
  const times = columns.filter(
    (column) => column.role === 'time' && column.type !== 'time' && column.profile.distinct >= 3,
  );
  const time = times.sort((a, b) => rankTime(b) - rankTime(a))[0];
  if (!time || time.profile.nulls > rows * 0.5) return undefined;
  for (const measure of measures.slice(0, triedMeasures)) {
    const op = findOperation(time, measure, rows, columns);
    const points = await listPoints(ask, table, time, measure, op);
    if (points.length < 3) return undefined;
    if (new Set(points.flatMap((point) => (point.y === null ? [] : [point.y]))).size < 2) continue;
    const { nulls } = time.profile;
    return {
      kind: 'line',
      x: time.name,
      xType: 'time',
      y: measure.name,
      op,
      ...unitOf(measure),
      points,
      omitted: nulls,
    };
  }
  return undefined;
}

/** Measures asked before a line is given up because none of them varies over time. */
const triedMeasures = 4;

function findOperation(
  time: KnownColumn,
  measure: KnownColumn,
  rows: number,
  columns: readonly KnownColumn[],
): ChartData['op'] {
  const single = time.profile.distinct === rows - time.profile.nulls;
  if (single && findStep(time) === undefined) return 'value';
  return isAverage(measure, columns) ? 'mean' : 'sum';
}

async function listPoints(ask: Ask, table: string, time: KnownColumn, measure: KnownColumn, op: ChartData['op']) {
  const unit = findStep(time);
  const call = op === 'sum' ? 'sum' : 'avg';
  const x = unit === undefined ? `k${time.index}` : `date_trunc('${unit}', k${time.index})`;
  const found = await ask(
    `SELECT ${time.type === 'year' ? x : `${x}::VARCHAR`} AS x, ${call}(k${measure.index})::DOUBLE FROM ${table} WHERE k${time.index} IS NOT NULL GROUP BY ${x} ORDER BY ${x} LIMIT ${maxPoints}`,
  );
  return found.map((row) => ({
    x:
      typeof row[0] === 'number'
        ? String(row[0])
        : isoText(row[0] ?? null).replace(unit && unit !== 'hour' ? /T.*$/ : /$^/, ''),
    y: row[1] === null ? null : round(toNumber(row[1])),
  }));
}

function rankTime(column: KnownColumn): number {
  const base = column.type === 'date' ? 4 : column.type === 'datetime' ? 3 : isMonthText(column.profile) ? 2 : 1;
  const administrative = /actualiz|update|registro|captura|carga|stamp|modif|creat/i.test(column.name);
  return (administrative ? 0 : 10) + base;
}

/** A column that says what each row measures: values of different kinds are never added up. */
function findMixture(columns: readonly KnownColumn[]): KnownColumn | undefined {
  const kinds =
    /(^|_)(parametro|indicador|indicator|indicateur|ind|variable|var|unidad|unit|units|unite|concepto|medida|outcome|metric|metrica|component|componente|composante|series|serie|contaminante|pollutant)(_|$)/;
  const named = columns.filter(
    (column) =>
      column.profile.distinct > 1 &&
      (column.role === 'dimension' || column.role === 'code') &&
      kinds.test(plainName(column.name)),
  );
  return named.find((column) => column.role === 'dimension') ?? named[0];
}

/** A column whose values tell kinds of things apart that no one adds up, such as cases and deaths. */
function isOutcome(column: KnownColumn): boolean {
  const kinds = /(^|_)(indicador|indicator|indicateur|variable|var|outcome|metric|metrica|component|componente)(_|$)/;
  return column.role === 'dimension' && column.profile.distinct > 1 && kinds.test(plainName(column.name));
}

/** Sums only what its name calls an amount or a count, and only when no row is a total of others. */
function isAverage(measure: KnownColumn, columns: readonly KnownColumn[]): boolean {
  const name = plainName(measure.name);
  if (average.test(name) || hasTotals(columns) || columns.some(isOutcome)) return true;
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
  measure: KnownColumn | undefined,
): Promise<ChartData | undefined> {
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

function findHistogram(measures: readonly KnownColumn[]): ChartData | undefined {
  const column = measures.find((each) => each.profile.histogram !== undefined);
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
