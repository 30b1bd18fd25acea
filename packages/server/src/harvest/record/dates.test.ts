import { expect, test } from 'vitest';
import { parseDay, splitPeriod } from './dates.ts';

test.each([
  ['2015', '2015-01-01', '2015-12-31'],
  ['2015-02', '2015-02-01', '2015-02-28'],
  ['2016-02', '2016-02-01', '2016-02-29'],
  ['2015-11-10T00:45:09.012206', '2015-11-10', '2015-11-10'],
  ['31/12/2015', '2015-12-31', '2015-12-31'],
  ['12/31/2015', '2015-12-31', '2015-12-31'],
  ['noviembre de 2015', '2015-11-01', '2015-11-30'],
  ['3 de marzo de 2014', '2014-03-03', '2014-03-03'],
  ['décembre 2020', '2020-12-01', '2020-12-31'],
  ['11/2015', '2015-11-01', '2015-11-30'],
])('%s is a day', (text, from, to) => {
  expect([parseDay(text, 'from'), parseDay(text, 'to')]).toEqual([from, to]);
});

test.each(['', 'mañana', '2015-13', '2015-02-30', '31/31/2015', '20155'])(
  '%j is none (ADELA: years 20013 and 0201)',
  (text) => {
    expect(parseDay(text)).toBeUndefined();
  },
);

test.each([
  ['2010/2015', { from: '2010', to: '2015' }],
  ['R/2010-01-01/P1Y', { from: '2010-01-01' }],
  ['2010-01-01T00:00:00Z/2012-01-01T00:00:00Z', { from: '2010-01-01T00:00:00Z', to: '2012-01-01T00:00:00Z' }],
  ['enero 2010 a marzo 2011', { from: 'enero 2010', to: 'marzo 2011' }],
  ['2010', { from: '2010', to: '2010' }],
  ['2010/..', { from: '2010' }],
])('%s has two ends', (text, ends) => {
  expect(splitPeriod(text)).toEqual(ends);
});
