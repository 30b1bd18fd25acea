import type { ChartData } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../reader.ts';
import { describeChart, describeTitle, findGrain } from './describe.ts';

const [es, en, fr] = [createReader('es'), createReader('en'), createReader('fr')];
const label = (name: string) => (name === 'pop' ? 'Population' : name);
const chart = (change: Partial<ChartData>): ChartData => ({
  kind: 'line',
  x: 'year',
  xType: 'time',
  y: 'pop',
  op: 'value',
  points: [],
  omitted: 0,
  ...change,
});
const series = chart({
  points: [
    { x: 2015, y: 0.61 },
    { x: 2017, y: 0.72 },
    { x: 2019, y: null },
    { x: 2023, y: 0.27 },
  ],
});

describe('the sentence of a line', () => {
  test('names first, last, highest and lowest, and says what is missing', () => {
    expect(describeChart(series, en, label)).toBe(
      'Population: goes from 0.61 (2015) to 0.27 (2023). The highest value is 0.72 (2017), the lowest 0.27 (2023). 1 point has no value.',
    );
    expect(describeChart(series, es, label)).toBe(
      'Population: pasa de 0.61 (2015) a 0.27 (2023). El valor más alto es 0.72 (2017) y el más bajo, 0.27 (2023). 1 punto no tiene dato.',
    );
    expect(describeChart(series, fr, label)).toBe(
      'Population\u00a0: passe de 0,61 (2015) à 0,27 (2023). La valeur la plus haute est 0,72 (2017), la plus basse 0,27 (2023). 1 point n’est pas renseigné.',
    );
  });
  test('a flat line is flat, one point is one value, none is none', () => {
    const points = [2001, 2002, 2003].map((x) => ({ x, y: 5 }));
    expect(describeChart(chart({ points }), en, label)).toBe('Population: stays at 5 from 2001 to 2003.');
    expect(describeChart(chart({ points: [{ x: 2001, y: 5 }] }), en, label)).toBe('Population: 5 (2001).');
    expect(describeChart(chart({ points: [{ x: 2001, y: null }] }), en, label)).toBe(
      'There are no values to draw. 1 point has no value.',
    );
  });
  test('values carry their unit and do not part from it', () => {
    const points = [
      { x: '2020-01-01', y: 1500.25 },
      { x: '2020-02-01', y: 90 },
    ];
    const told = describeChart(chart({ points, unit: 'µg/m³', op: 'mean' }), es, label);
    expect(told).toContain('Promedio de Population: pasa de 1,500.3\u00a0µg/m³ (enero de 2020)');
  });
});

describe('the sentence of bars', () => {
  const points = [
    { x: 'Oaxaca', y: 570 },
    { x: 'Puebla', y: 217 },
    { x: 'Colima', y: 10 },
  ];
  test('names the highest, the next and the lowest, and counts what is left out', () => {
    const data = chart({ kind: 'bar', xType: 'category', x: 'state', op: 'count', points, omitted: 12 });
    expect(describeChart(data, es, label)).toBe(
      'Número de filas: el valor más alto es 570 (Oaxaca), seguido de 217 (Puebla). El más bajo de los mostrados es 10 (Colima). No se muestran 12 grupos o filas más.',
    );
  });
  test('two bars have no second place, equal bars no first', () => {
    const two = chart({ kind: 'bar', xType: 'category', points: points.slice(0, 2) });
    expect(describeChart(two, en, label)).toBe(
      'Population: the highest value is 570 (Oaxaca). The lowest shown is 217 (Puebla).',
    );
    const even = chart({ kind: 'bar', xType: 'category', points: points.map((point) => ({ ...point, y: 3 })) });
    expect(describeChart(even, en, label)).toBe('Population: all 3 values shown are the same, 3.');
  });
});

test('the sentence of a histogram names the fullest interval and its share', () => {
  const data: ChartData = {
    kind: 'histogram',
    x: 'pop',
    xType: 'number',
    op: 'count',
    points: [
      { x: 0, x2: 10, y: 25 },
      { x: 10, x2: 20, y: 75 },
    ],
    omitted: 0,
  };
  expect(describeChart(data, en, label)).toBe(
    'Population: the fullest interval runs from 10 to 20, with 75 rows (75%).',
  );
  expect(describeTitle(data, fr, label)).toBe('Distribution de Population');
  const empty = { ...data, points: [{ x: 0, x2: 1, y: 0 }] };
  expect(describeChart(empty, en, label)).toBe('There are no values to draw.');
});

test('dates are told as finely as they differ', () => {
  const of = (...xs: string[]) => findGrain({ xType: 'time', points: xs.map((x) => ({ x, y: 1 })) });
  expect(of('2001-01-01', '2002-01-01')).toBe('year');
  expect(of('2001-01-01', '2001-02-01')).toBe('month');
  expect(of('2001-01-01', '2001-02-03')).toBe('exact');
});
