import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';

async function chartOf(header: string, row: (index: number) => string, rows = 60) {
  const lines = Array.from({ length: rows }, (_, index) => row(index));
  const reading = await readBytesAs(Buffer.from(`${[header, ...lines].join('\n')}\n`), 'tabla.csv');
  expect(reading.refused).toBeNull();
  return reading.tables[0]?.profile.chart;
}

const year = (index: number) => 2000 + Math.floor(index / 6);

describe('What is drawn first', () => {
  test('a group number is no measure, an amount is, and its sum is right', async () => {
    const chart = await chartOf('year,country,cluster,pop,life_expect', (n) =>
      [year(n), `pais ${n % 6}a`, n % 6, 1000 + n * 7, 50 + n / 8].join(),
    );
    expect(chart).toMatchObject({ kind: 'line', x: 'year', y: 'pop', op: 'sum' });
    const sum = [0, 1, 2, 3, 4, 5].reduce((all, n) => all + 1000 + n * 7, 0);
    expect(chart?.points[0]).toEqual({ x: '2000', y: sum });
    expect(chart?.points).toHaveLength(10);
  });

  test('few whole numbers are codes whatever their name', async () => {
    const chart = await chartOf('year,pais,etapa,fertilidad', (n) =>
      [year(n), `pais ${n % 6}a`, (n * 5) % 12, 2 + (n % 50) / 9].join(),
    );
    expect(chart).toMatchObject({ kind: 'line', y: 'fertilidad', op: 'mean' });
  });

  test('a measure that is the same at every moment gives way to one that varies', async () => {
    const chart = await chartOf('year,pais,total,lluvia', (n) =>
      [year(n), `pais ${n % 6}a`, 100 + (n % 6) * 13.5, 20 + ((n * 17) % 40) / 3].join(),
    );
    expect(chart).toMatchObject({ kind: 'line', x: 'year', y: 'lluvia', op: 'mean' });
  });

  test('values of several kinds are counted, never added', async () => {
    for (const kind of ['component', 'indicador', 'unidad', 'variable']) {
      const chart = await chartOf(`year,pais,${kind},value`, (n) =>
        [year(n), `pais ${n % 6}a`, ['rango', 'puntaje', 'casos'][n % 3], n * 1.5].join(),
      );
      expect([kind, chart?.op, chart?.x, chart?.y]).toEqual([kind, 'count', kind, undefined]);
      expect(chart?.points.map((point) => point.y)).toEqual([20, 20, 20]);
    }
  });

  test('counts of several outcomes are not added over time', async () => {
    const chart = await chartOf('year,var_outcome,new_cases', (n) =>
      [year(n), ['casos', 'muertes', 'pruebas'][n % 3], n * 11].join(),
    );
    expect(chart).toMatchObject({ kind: 'line', y: 'new_cases', op: 'mean' });
  });

  test('ranks and scores are never added', async () => {
    const chart = await chartOf('year,pais,rank,score', (n) =>
      [year(n), `pais ${n % 6}a`, 1 + ((n * 7) % 40), ((n * 37) % 97) / 100].join(),
    );
    expect(chart).toMatchObject({ kind: 'line', y: 'score', op: 'mean' });
  });

  test('rows of totals are not added to their parts', async () => {
    const chart = await chartOf('year,sexo,casos', (n) =>
      [year(n), ['hombres', 'mujeres', 'Total'][n % 3], 10 + n * 3].join(),
    );
    expect(chart).toMatchObject({ y: 'casos', op: 'mean' });
  });

  test('without time, categories: the largest first and no more than twenty', async () => {
    const chart = await chartOf('municipio,monto', (n) => [`municipio ${n % 30}a`, (n % 30) * 10 + 0.5].join(), 180);
    expect(chart).toMatchObject({ kind: 'bar', x: 'municipio', y: 'monto', op: 'sum', omitted: 10 });
    expect(chart?.points).toHaveLength(20);
    expect(chart?.points[0]).toEqual({ x: 'municipio 29a', y: 1743 });
  });

  test('a measure alone is shown as it is spread, and its bins hold every row', async () => {
    const chart = await chartOf('peso,talla', (n) => [40 + ((n * 31) % 60) / 7, 150 + ((n * 13) % 60) / 3].join());
    expect(chart).toMatchObject({ kind: 'histogram', x: 'peso', op: 'count' });
    expect(chart?.points.reduce((sum, point) => sum + (point.y ?? 0), 0)).toBe(60);
  });

  test('one row is no chart', async () => {
    expect(await chartOf('year,monto', () => '2020,5', 1)).toBeUndefined();
  });
});
