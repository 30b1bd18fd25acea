import { expect, test } from 'vitest';
import { createPortal, publicUrl } from '../../test/portal.ts';
import { words } from '../words/index.ts';
import { formatConsoleAddress, parseView } from './address.ts';
import { listExamples } from './examples.ts';
import { markPlace } from './page.tsx';

const statement = 'select *\nfrom us_airports';

test('the statement stays in its field, to the character', async () => {
  const html = await createPortal().read(`/en/sql?${new URLSearchParams({ q: '\nselect "a" <b> & \'c\'\n' })}`);
  expect(html).toMatch(/<textarea[^>]*>\n\nselect &quot;a&quot; &lt;b> &amp; 'c'\n<\/textarea>/);
});

test('an answer has its rows, its files, what was read and an address to cite', async () => {
  const portal = createPortal();
  const html = await portal.read(`/en/sql?${new URLSearchParams({ q: statement })}`);
  expect(html).toContain('<caption>Rows 1 to');
  expect(html).toContain('there are more');
  const query = 'q=select+*%0Afrom+us_airports&amp;at=us-airports%401';
  for (const format of ['csv', 'json', 'jsonl', 'parquet'])
    expect(html).toContain(`href="/api/v1/sql.${format}?${query}"`);
  expect(html).toContain(`${publicUrl}/en/sql?${query}#answer`);
  expect(html).toMatch(/href="\/en\/sql\?q=[^"]*at=us-airports%401&amp;offset=\d+#answer"/);
  expect(html).toContain('<code>&quot;us_airports@1&quot;</code>');
  const asked = portal.asked.map((request) => new URL(request.url)).find((url) => url.pathname === '/api/v1/sql');
  expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
    q: statement,
    limit: '100',
    offset: '0',
    shape: 'arrays',
  });
});

test('fixed versions go along, and can be let go', async () => {
  const portal = createPortal();
  const html = await portal.read(`/en/sql?${new URLSearchParams({ q: statement, at: 'us-airports@1' })}`);
  expect(html).toContain('<input type="hidden" name="at" value="us-airports@1"/>');
  expect(html).toContain('This reads fixed versions: us-airports@1.');
  const asked = portal.asked.map((request) => new URL(request.url)).find((url) => url.pathname === '/api/v1/sql');
  expect(asked?.searchParams.getAll('at')).toEqual(['us-airports@1']);
});

test('a refusal is a sentence with the place, and the field says it is wrong', async () => {
  const answer = await createPortal().get('/en/sql?q=select+refused%0A%0Aright+here');
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('The statement is not right yet');
  expect(html).toMatch(/There is no table here &lt;b(?:&gt;|>)\./);
  expect(html).toContain('<code>right here\n      ^</code>');
  expect(html).toMatch(/<textarea[^>]*aria-invalid="true"/);
  expect((await createPortal().get('/en/sql?q=select+slowly')).status).toBe(503);
});

test('values that are objects are shown as JSON, missing ones as missing', async () => {
  const html = await createPortal().read('/en/sql?q=select+1');
  expect(html).toContain('{&quot;a&quot;:[1,null]}');
  expect(html).toContain(words.en.reading.common.noValue);
});

test('years are written as years, quantities are grouped', async () => {
  const html = await createPortal().read('/en/sql?q=select+years');
  expect(html).toContain('<td>2024</td><td class="number">12,024</td>');
});

test('the mark stands under the place, also in long lines', () => {
  expect(markPlace('a\nbñ', 2, 2)).toBe('bñ\n ^');
  expect(markPlace(`${'x'.repeat(300)}y`, 1, 301)).toBe(`${'x'.repeat(39)}y\n${' '.repeat(39)}^`);
  expect(markPlace('', 9, 1)).toBe('\n^');
});

test('what the address says comes back from it', () => {
  const view = { statement: 'select 1\n+ 2', at: ['a@1', 'b@2'], offset: 300, tables: 'agua' };
  const address = formatConsoleAddress('es', view);
  expect(address).toMatch(/^\/es\/sql\?q=.*#answer$/);
  expect(parseView(new URL(address, publicUrl).searchParams)).toEqual(view);
  expect(formatConsoleAddress('fr', {})).toBe('/fr/sql');
  expect(parseView(new URLSearchParams('offset=-1&q=a%0D%0Ab'))).toMatchObject({ offset: 0, statement: 'a\nb' });
});

test('examples are of the tables there are, with names quoted where needed', () => {
  const columns = [
    { name: 'Año "x"', type: 'date' as const },
    { name: 'monto', type: 'number' as const, role: 'measure' as const },
    { name: 'Entidad', type: 'string' as const, role: 'dimension' as const },
  ];
  const examples = listExamples([{ name: 'a.b', columns }], words.en.reading.sql);
  expect(examples.map(({ statement: text }) => text)).toEqual([
    'SELECT *\nFROM a.b\nLIMIT 10',
    'SELECT "Entidad", count(*) AS n\nFROM a.b\nGROUP BY "Entidad"\nORDER BY n DESC\nLIMIT 20',
    'SELECT "Entidad", sum(monto) AS total, avg(monto) AS average\nFROM a.b\nGROUP BY ALL\nORDER BY total DESC NULLS LAST\nLIMIT 20',
    'SELECT year("Año ""x""") AS year, count(*) AS n\nFROM a.b\nGROUP BY year\nORDER BY year',
  ]);
  expect(listExamples([], words.en.reading.sql)).toEqual([]);
});
