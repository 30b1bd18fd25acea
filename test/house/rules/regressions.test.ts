import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { regressions as known } from '../regressions.data.ts';
import { readTitles } from '../titles.ts';
import { regressions } from './regressions.ts';

const find = async (texts: Record<string, string>) =>
  [...(await regressions.find(createProject(texts)))].map(({ file, line, message }) => `${file}:${line} ${message}`);
const numbersBut = (...left: readonly string[]) =>
  known.flatMap(({ number, open }) => (open || left.includes(number) ? [] : [number]));
const carrying = (numbers: readonly string[]) => `test('${numbers.join(', ')}: all', () => undefined);\n`;

test('is content when every number is carried, by a test or by a group of tests', async () => {
  const rest = numbersBut('F1', 'F2', 'F3');
  const text = `${carrying(rest)}describe('F1: a', () => {
    test.each([1])('%i', () => undefined);
    describe('b', () => { it(\`F2: \${1} c\`, () => undefined); });
  });
  test('F3: d', { timeout: 1 }, () => undefined);`;
  expect(await find({ 'packages/x/src/a.test.ts': text })).toEqual([]);
});

test('reports numbers that nobody carries: not in a comment, in the middle of a name, in a group without tests, or where a test may be left out', async () => {
  const left = ['F1', 'F2', 'F3', 'F4', 'F5', '4.6-1'];
  const text = `${carrying(numbersBut(...left))}// F1: a comment
  test('what (F2: in the middle)', () => undefined);
  describe('F3: a group', () => undefined);
  test.skip('F4: left out', () => undefined);
  describe.skipIf(true)('F5: perhaps', () => { test('a', () => undefined); });
  test('4.6-11, F11: not 4.6-1', () => undefined);`;
  const found = await find({ 'packages/x/src/a.test.ts': text, 'packages/x/src/b.ts': carrying(left) });
  expect(found.map((line) => /no test carries (\S+):/.exec(line)?.[1])).toEqual([
    '4.6-1',
    'F1',
    'F2',
    'F3',
    'F4',
    'F5',
  ]);
});

test('reports a number that is none of the list, at its line', async () => {
  const text = `${carrying(numbersBut())}\ntest('F99: of nobody', () => undefined);`;
  expect(await find({ 'test/a.test.ts': text })).toEqual([
    'test/a.test.ts:3 carries F99, which regressions.data.ts does not know',
  ]);
});

test('a name is read with the groups around it, and a group ends where it ends', () => {
  const text = "describe('a', () => { describe('b', () => { test('c', f); }); test('d', f); }); test('e', f);";
  expect(readTitles('a.test.ts', text).map(({ parts }) => parts.join(' > '))).toEqual(['a > b > c', 'a > d', 'e']);
});
