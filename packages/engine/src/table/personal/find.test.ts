import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Maker } from '../../../test/labelled.ts';
import { readFile } from '../../read.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-personal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function find(lines: readonly string[]) {
  const path = join(folder, 'tabla.csv');
  writeFileSync(path, lines.join('\n'));
  const { tables } = await readFile({ path, name: 'tabla.csv' });
  const findings = tables[0]?.profile.findings ?? [];
  return findings
    .filter(({ code }) => code.startsWith('personal-'))
    .map(({ code, column, count, row, result }) => ({ code, column, count, row, result }));
}

describe('Personal data in files', () => {
  const make = new Maker(7);

  test('rows are counted over the whole table, and the first is named', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `${index},${index % 3 === 2 ? make.curp() : ''},texto ${index}`,
    );
    expect(await find(['n,dato,nota', ...rows])).toEqual([
      { code: 'personal-curp', column: 'dato', count: 100, row: 3, result: 'fail' },
    ]);
  });

  test('one voter key in one of many long texts is found', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, index) => `${index},Se atendió el reporte número ${index} en la colonia`,
    );
    rows[3210] = `3210,Presentó credencial ${make.voterKey()} vigente`;
    expect(await find(['n,descripcion', ...rows])).toEqual([
      { code: 'personal-voter-key', column: 'descripcion', count: 1, row: 3211, result: 'fail' },
    ]);
  });

  test('cards and accounts written in groups, and as bare digits', async () => {
    const spaced = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
    const rows = Array.from({ length: 40 }, () => `${spaced(make.card())},${make.clabe()},${make.nss()}`);
    expect((await find(['tarjeta,clabe,nss', ...rows])).map(({ code, count }) => [code, count])).toEqual([
      ['personal-card', 40],
      ['personal-account', 40],
      ['personal-nss', 40],
    ]);
  });

  test('of many rows a part is looked at, and that is told', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},valor ${index % 9770}`);
    expect(await find(['n,texto', ...rows])).toEqual([
      { code: 'personal-sampled', column: undefined, count: undefined, row: undefined, result: 'unknown' },
    ]);
  });

  test('numbers, and words that occur again and again, are seen in a part as in the whole', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},${index / 8},valor ${index % 97}`);
    expect(await find(['n,valor,clase', ...rows])).toEqual([]);
  });

  test('an empty table tells nothing', async () => {
    expect(await find(['curp,rfc'])).toEqual([]);
  });
});
