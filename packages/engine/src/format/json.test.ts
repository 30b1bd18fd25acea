import { describe, expect, test } from 'vitest';
import { readBytesAs } from '../../test/conformance.ts';
import { writeNumber } from './book/number-format.ts';
import { parseJson } from './json.ts';

async function shape(value: unknown) {
  const reading = await readBytesAs(Buffer.from(JSON.stringify(value)), 'datos.json');
  return (
    reading.refused?.code ??
    reading.tables.map(({ name, profile }) => [name, profile.rows, profile.columns.map((column) => column.name).join()])
  );
}

describe('JSON in the shapes data comes in', () => {
  const rows = [
    { id: 1, n: 'a' },
    { id: 2, n: 'b' },
  ];
  test.each([
    ['a list of objects', rows, [['datos', 2, 'id,n']]],
    ['one object', { id: 1, n: 'a' }, [['datos', 1, 'id,n']]],
    ['rows under a key', { ok: true, results: rows }, [['results', 2, 'id,n']]],
    ['rows two keys down', { result: { records: rows } }, [['records', 2, 'id,n']]],
    ['columns as lists', { id: [1, 2, 3], n: ['a', 'b', 'c'] }, [['datos', 3, 'id,n']]],
    ['records under their keys', { x: { id: 1, n: 'a' }, y: { id: 2, n: 'b' } }, [['datos', 2, 'key,id,n']]],
    [
      'titles apart',
      {
        columns: ['id', 'n'],
        data: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
      [['datos', 2, 'id,n']],
    ],
    [
      'several lists',
      { norte: rows, sur: [{ z: 1 }] },
      [
        ['norte', 2, 'id,n'],
        ['sur', 1, 'z'],
      ],
    ],
    ['bare values', [1, 2, 3], [['datos', 3, 'value']]],
    ['a feature', { type: 'Feature', properties: { n: 'a' }, geometry: null }, [['datos', 1, 'n,geometry']]],
    ['an empty object', {}, 'no-columns'],
  ])('%s', async (_, value, expected) => {
    expect(await shape(value)).toEqual(expected);
  });

  test('what is no record among records is told', async () => {
    const reading = await readBytesAs(Buffer.from('[{"a":1},7,{"a":2}]'), 'datos.json');
    expect(reading.tables[0]?.profile.rows).toBe(2);
    expect(reading.tables[0]?.profile.findings.map(({ code, count }) => [code, count])).toContainEqual([
      'records-skipped',
      1,
    ]);
  });

  test('a broken line costs itself only and is named', async () => {
    const text = '{"a":1}\n{"a":2}\n{"a":\n{"a":4}\n';
    const reading = await readBytesAs(Buffer.from(text), 'datos.jsonl');
    expect(reading.tables[0]?.profile.rows).toBe(3);
    expect(reading.tables[0]?.profile.findings).toContainEqual(
      expect.objectContaining({ code: 'records-skipped', count: 1, line: 3 }),
    );
  });
});

describe('Numbers keep their digits', () => {
  test('integers a double cannot hold stay text, others stay numbers', () => {
    expect(parseJson('[12345678901234567890, 9007199254740991, 1e3, -98765432109876543210]')).toEqual([
      '12345678901234567890',
      9007199254740991,
      1000,
      '-98765432109876543210',
    ]);
  });

  test('cut and broken are told apart', () => {
    expect(() => parseJson('{"a": [1, 2')).toThrow(/^truncated/);
    expect(() => parseJson('{"a": nada, "b": 2}')).toThrow(/^broken/);
  });

  test('sheets write them without exponent', () => {
    expect([1e15, 123456789012345680000, 0.1, 1e-7, -2.5].map(writeNumber)).toEqual([
      '1000000000000000',
      '123456789012345680000',
      '0.1',
      '1e-7',
      '-2.5',
    ]);
  });
});
