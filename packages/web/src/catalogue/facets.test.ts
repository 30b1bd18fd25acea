import { expect, test } from 'vitest';
import { arrange } from './facets.tsx';

const value = (name: string, parent?: string) => ({ value: name, count: 1, ...(parent ? { parent } : {}) });
const show = (placed: ReturnType<typeof arrange>) => placed.map((each) => '·'.repeat(each.depth) + each.value);

test('a tree shows each part under its whole, however the counts order them', () => {
  const values = [
    value('imss', 'salud'),
    value('salud'),
    value('sep'),
    value('clinica', 'imss'),
    value('lost', 'gone'),
  ];
  expect(show(arrange('publisher', values, []))).toEqual(['salud', '·imss', '··clinica', 'sep', 'lost']);
});

test('municipalities come under a state that was chosen, or that holds a chosen one', () => {
  const values = [value('14'), value('14039', '14'), value('09'), value('09003', '09')];
  expect(show(arrange('place', values, []))).toEqual(['14', '09']);
  expect(show(arrange('place', values, ['14']))).toEqual(['14', '·14039', '09']);
  expect(show(arrange('place', values, ['09003']))).toEqual(['14', '09', '·09003']);
});

test('years come from the newest', () => {
  expect(show(arrange('year', [value('2010'), value('2015'), value('2012')], []))).toEqual(['2015', '2012', '2010']);
});

test('stars come from the most; what could not be checked is none of them, and last', () => {
  const values = ['unknown', '3', '0', '4', '1'].map((each) => value(each));
  expect(show(arrange('stars', values, []))).toEqual(['4', '3', '1', '0', 'unknown']);
});
