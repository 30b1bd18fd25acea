import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portionBytes, portionRows, StageWriter } from '../stage.ts';
import { readTextFacts } from './encoding.ts';
import { parseText } from './parser.ts';
import { writePortions } from './portions.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-portions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const dialect = { delimiter: ',', quote: '"', escape: '"' };

async function cut(bytes: Buffer, skip = 0, own = dialect) {
  const path = join(folder, 'text.csv');
  await writeFile(path, bytes);
  const facts = await readTextFacts(path);
  const { paths, bytes: size } = await writePortions(path, facts, { to: join(folder, 'p'), skip, dialect: own });
  const texts: string[] = [];
  for (const each of paths) texts.push(await readFile(each, 'utf8'));
  expect(size).toBe(Buffer.byteLength(texts.join('')));
  return texts;
}

const count = (text: string) => parseText(text, dialect).length;

describe('Portions of a text', () => {
  test('are the whole text, each of whole records and a multiple of the rows taken at a time', async () => {
    const note = 'nota '.repeat(60);
    const lines = Array.from({ length: 45_000 }, (_, at) => `${at},"dice ""a""\nb",${note}`).join('\r\n');
    const texts = await cut(Buffer.from(`título\r\n${lines}`), 1);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('')).toBe(lines);
    for (const text of texts.slice(0, -1)) {
      expect(count(text) % portionRows).toBe(0);
      expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(portionBytes);
      expect(Buffer.byteLength(text)).toBeLessThan(8_000_000);
    }
    expect(texts.reduce((sum, text) => sum + count(text), 0)).toBe(45_000);
  });

  test('do not break at a line end that a backslash keeps inside quotes', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => `${at},"a \\"b\nc\\" d",${'x'.repeat(300)}\n`).join('');
    const texts = await cut(Buffer.from(lines), 0, { ...dialect, escape: '\\' });
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toMatch(/^\d+,"a \\"b\nc/);
    expect(texts.join('')).toBe(lines);
  });

  test('are in UTF-8 without marks, whatever the text was in', async () => {
    const text = `${Array.from({ length: 300 }, (_, at) => `${at},Peñón de los Baños,año`).join('\n')}\n`;
    expect(await cut(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]))).toEqual([text]);
    expect(await cut(Buffer.from(text, 'latin1'))).toEqual([text]);
    expect(await cut(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual([text]);
  });

  test('leave out the lines above, even over several reads', async () => {
    const above = `${'x'.repeat(1_500_000)}\n`.repeat(2);
    expect(await cut(Buffer.from(`${above}a,b\n`), 2)).toEqual(['a,b\n']);
    expect(await cut(Buffer.from('a,b\nc,d\n'), 2)).toEqual([]);
  });
});

test('Rows written for later are laid into portions the same way', async () => {
  const writer = new StageWriter(join(folder, 'rows.csv'));
  for (let row = 1; row <= 30_000; row++) await writer.write(row, ['á'.repeat(300), 'b\nc'], 2);
  await writer.end();
  expect(writer.path.length).toBeGreaterThan(1);
  let rows = 0;
  for (const [index, path] of writer.path.entries()) {
    const records = count(await readFile(path, 'utf8'));
    if (index < writer.path.length - 1) expect(records % portionRows).toBe(0);
    rows += records;
  }
  expect(rows).toBe(30_000);
});
