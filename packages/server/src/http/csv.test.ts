import { expect, test } from 'vitest';
import { answerCsv, formatCsvLine } from './csv.ts';

test('a cell is never a formula, and quotes, commas and line ends stay inside it', () => {
  expect(formatCsvLine(['=1+1', '-2', 'a,b', 'say "x"', 'two\nlines', 'plain'])).toBe(
    `'=1+1,'-2,"a,b","say ""x""","two\nlines",plain\r\n`,
  );
});

test('a list is a file to keep, in its language, and nobody keeps a personal one for others', async () => {
  const open = answerCsv('año.csv', 'a\r\n', { language: 'es' });
  expect(Object.fromEntries(open.headers)).toEqual({
    'cache-control': 'public, no-cache',
    'content-disposition': `attachment; filename="a_o.csv"; filename*=UTF-8''a%C3%B1o.csv`,
    'content-language': 'es',
    'content-type': 'text/csv; charset=utf-8',
  });
  expect(await open.text()).toBe('a\r\n');
  const own = answerCsv('own.csv', 'a\r\n', { personal: true });
  expect(own.headers.get('cache-control')).toBe('private, no-store');
});

test('lines are made as they are read, and no longer than somebody reads', async () => {
  let made = 0;
  let ended = false;
  async function* lines() {
    try {
      for (;;) yield formatCsvLine([String(made++)]);
    } finally {
      ended = true;
    }
  }
  const reader = answerCsv('endless.csv', lines()).body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe('0\r\n');
  await reader?.cancel();
  expect([ended, made < 5]).toEqual([true, true]);
});
