import type { ChartData } from '@milpa/sdk';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../reader.ts';
import { Chart, Sparkline } from './index.ts';
import { anchorOf, createVertical, frame, listSparse, parseTime } from './scale.ts';

const reader = createReader('en');
const draw = (data: ChartData) => renderToString(<Chart data={data} reader={reader} label={(name) => name} id="c" />);
const base = { x: 'when', y: 'value', op: 'value', omitted: 0 } as const;

/** Every number of the drawing lies within it. */
function expectInside(svg: string, height: number) {
  for (const [, name, value] of svg.matchAll(/ (x|y|cx|cy|x1|x2|y1|y2)="(-?[\d.]+|NaN)"/g)) {
    expect(Number(value), `${name}=${value}`).toBeGreaterThanOrEqual(0);
    expect(Number(value), `${name}=${value}`).toBeLessThanOrEqual(name?.includes('y') ? height : frame.width);
  }
  expect(svg).not.toContain('NaN');
}

describe('a chart is drawn within its frame', () => {
  test.each([
    [[1, 2, 3]],
    [[-5, 0, 5]],
    [[1e9, 1e9 + 1, 2e9]],
    [[0.0001, 0.0002, 0.00015]],
    [[7, 7, 7]],
    [[0, 0, 0]],
    [[5]],
  ])('line of %j', (values) => {
    const points = values.map((y, index) => ({ x: `20${10 + index}-06-30`, y }));
    expectInside(draw({ kind: 'line', xType: 'time', ...base, points }), frame.height);
    const bars = values.map((y, index) => ({ x: `name ${index}`, y }));
    expectInside(draw({ kind: 'bar', xType: 'category', ...base, points: bars }), 1000);
    const bins = values.map((y, index) => ({ x: index, x2: index + 1, y: Math.abs(y) }));
    expectInside(draw({ kind: 'histogram', xType: 'number', ...base, points: bins }), frame.height);
  });
});

test('a missing value is a gap in the line, not a zero', () => {
  const points = [1, 2, null, 4, 5].map((y, index) => ({ x: index, y }));
  const path = /class="line" d="([^"]*)"/.exec(draw({ kind: 'line', xType: 'number', ...base, points }))?.[1] ?? '';
  expect(path.match(/M/g)?.length).toBe(2);
});

test('all figures are in the table behind, also those not drawn', () => {
  const points = Array.from({ length: 20 }, (_, index) => ({ x: `n${index}`, y: 20 - index }));
  const html = draw({ kind: 'bar', xType: 'category', ...base, points });
  expect(html.match(/<th scope="row">/g)?.length).toBe(20);
  expect(html.match(/class="bar"/g)?.length).toBe(12);
  expect(html).toContain('The lowest shown is 9 (n11). 8 more groups or rows are not shown.');
});

test('counts start at zero; a line far from it need not', () => {
  expect(createVertical([50, 60], true, reader).ticks[0]?.text).toBe('0');
  expect(createVertical([500, 510], false, reader).ticks[0]?.text).toBe('500');
  expect(createVertical([1, 10], false, reader).ticks[0]?.text).toBe('0');
});

test('a line whose axis is cut says so; one from zero has nothing to say', () => {
  const line = (values: readonly number[]) =>
    draw({ kind: 'line', xType: 'time', ...base, points: values.map((y, at) => ({ x: `200${at}-01-01`, y })) });
  expect(line([500, 510, 505])).toContain('does not begin at zero');
  expect(line([1, 10, 5])).not.toContain('does not begin at zero');
});

test('the figures of the axis stand beside the line, and a few times are named where something is known', () => {
  const points = [
    { x: '2017-01-01', y: 0.78 },
    { x: '2019-01-01', y: 0.71 },
    { x: '2021-01-01', y: null },
    { x: '2023-01-01', y: 0.27 },
  ];
  const svg = draw({ kind: 'line', xType: 'time', ...base, points });
  const ticks = [...svg.matchAll(/class="tick(?: sparse)?" x="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, text]) => [
    Number(x),
    text,
  ]);
  expect(ticks.filter(([, text]) => String(text).length === 4).map(([, text]) => text)).toEqual([
    '2017',
    '2019',
    '2023',
  ]);
  const first = Number(/class="line" d="M([\d.]+)/.exec(svg)?.[1]);
  const widest = Math.max(...ticks.filter(([x]) => x === frame.left).map(([, text]) => String(text).length * 8));
  expect(first).toBeGreaterThan(frame.left + widest);
});

test('what is named below a drawing neither touches nor is cut off on a phone; the last is always named', () => {
  const ticks = ['ene 2015', 'abr 2015', 'jul 2015', 'oct 2015', 'ene 2016', 'abr 2016', 'jul 2016'].map(
    (text, at) => ({ text, at: 40 + at * 84 }),
  );
  const sparse = listSparse(ticks);
  expect(ticks.filter((_, at) => !sparse.has(at)).map(({ text }) => text)).toEqual([
    'ene 2015',
    'oct 2015',
    'jul 2016',
  ]);
  expect(ticks.map(anchorOf)).toEqual(['middle', 'middle', 'middle', 'middle', 'middle', 'middle', 'end']);
  const years = Array.from({ length: 6 }, (_, at) => ({ text: String(2015 + at), at: 60 + at * 90 }));
  expect(listSparse(years).size).toBe(0);
});

test.each([
  ['2015', Date.UTC(2015, 0, 1)],
  [1890, Date.UTC(1890, 0, 1)],
  ['2015-03', Date.UTC(2015, 2, 1)],
  ['2015-03-04T05:06:07Z', Date.UTC(2015, 2, 4, 5, 6, 7)],
])('%s is a time', (text, expected) => expect(parseTime(text)).toBe(expected));

test('a sparkline has one bar a bin and shows even the rarest', () => {
  const bins = [1000, 0, 1].map((count, index) => ({ from: index, to: index + 1, count }));
  const html = renderToString(<Sparkline bins={bins} sentence="S" />);
  const path = /class="bar" d="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(path.match(/M/g)?.length).toBe(2);
  expect(path).toContain('v-1h');
});
