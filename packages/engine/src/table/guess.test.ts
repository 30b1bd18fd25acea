import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb } from '../duckdb.ts';
import type { Ask } from '../format/format.ts';
import { quoteText } from '../format/stage.ts';
import { makeAsk } from './ask.ts';
import { type Guess, isClearlyNothing, isNullWord, listGuesses } from './guess.ts';
import { findForcedGuesses } from './guess-forced.ts';
import { findMonth } from './guess-month.ts';

let ask: Ask;
let close: () => unknown;
beforeAll(async () => {
  const duckdb = await openDuckdb({ memoryBytes: 256 * 2 ** 20, threads: 1, tempDirectory: tmpdir() });
  close = () => duckdb.close();
  ask = makeAsk(duckdb.connection);
  await ask("SET TimeZone = 'UTC'");
});
afterAll(() => close());

async function readAs(guess: Guess, texts: readonly string[]): Promise<unknown[]> {
  const [row] = await ask(`SELECT ${texts.map((text) => `(${guess.sql(quoteText(text))})::VARCHAR`).join(', ')}`);
  return [...(row ?? [])];
}

/** texts → type, format, values as DuckDB writes them. */
const cases: readonly (readonly [string, readonly string[], string, string | undefined, readonly (string | null)[]])[] =
  [
    ['whole numbers', ['1', '-20', '300'], 'integer', undefined, ['1', '-20', '300']],
    ['whole numbers of a column with gaps', ['1.0', '20.0'], 'integer', '0.0', ['1', '20']],
    ['decimals', ['1.5', '2', '-0.25'], 'number', undefined, ['1.5', '2.0', '-0.25']],
    ['exponents', ['1.5e3', '2E-2'], 'number', undefined, ['1500.0', '0.02']],
    ['decimal commas', ['1,5', '2,25', '-3,0'], 'number', '1234,56', ['1.5', '2.25', '-3.0']],
    ['points for thousands', ['1.234,5', '12.345,75', '7,0'], 'number', '1.234,56', ['1234.5', '12345.75', '7.0']],
    [
      'commas for thousands',
      ['1,234.50', '12', '1,234,567.25'],
      'number',
      '1,234.56',
      ['1234.5', '12.0', '1234567.25'],
    ],
    ['grouped whole numbers', ['1,234,567', '12', '999'], 'integer', '1,234', ['1234567', '12', '999']],
    ['blanks for thousands', ['1 234,5', '12 345,0'], 'number', '1 234,56', ['1234.5', '12345.0']],
    ['money', ['$1,200.50', '-$3.00', '($20.00)'], 'number', '1,234.56', ['1200.5', '-3.0', '-20.0']],
    ['euros behind', ['12,50 €', '1.200,00 €'], 'number', '1.234,56', ['12.5', '1200.0']],
    ['percent', ['45%', '7.5 %'], 'number', 'percent', ['45.0', '7.5']],
    ['days', ['2024-01-31', '2024-2-5'], 'date', 'yyyy-mm-dd', ['2024-01-31', '2024-02-05']],
    ['day first', ['31/01/2024', '5/2/2024'], 'date', 'dd/mm/yyyy', ['2024-01-31', '2024-02-05']],
    ['month first', ['01/31/2024', '2/5/2024'], 'date', 'mm/dd/yyyy', ['2024-01-31', '2024-02-05']],
    ['two digits of a year', ['31/01/24', '05/02/85'], 'date', 'dd/mm/yy', ['2024-01-31', '1985-02-05']],
    ['points', ['31.01.2024'], 'date', 'dd.mm.yyyy', ['2024-01-31']],
    ['slashes from the year', ['2024/01/31'], 'date', 'yyyy/mm/dd', ['2024-01-31']],
    [
      'words of months',
      ['3-ene-2024', '28 de abril de 2024', '1 août 2023'],
      'date',
      'd mmm yyyy',
      ['2024-01-03', '2024-04-28', '2023-08-01'],
    ],
    ['English words', ['January 5, 2024', 'Mar 12 2023'], 'date', 'mmm d, yyyy', ['2024-01-05', '2023-03-12']],
    [
      'moments',
      ['2024-01-05 10:30:00', '2024-01-05T23:59'],
      'datetime',
      'yyyy-mm-dd hh:mm:ss',
      ['2024-01-05 10:30:00', '2024-01-05 23:59:00'],
    ],
    [
      'moments with an offset',
      ['2024-01-05T10:00:00-06:00', '2024-01-05T10:00:00Z'],
      'datetime',
      'yyyy-mm-dd hh:mm:ssZ',
      ['2024-01-05 16:00:00+00', '2024-01-05 10:00:00+00'],
    ],
    [
      'half days',
      ['31/01/2024 12:15 am', '31/01/2024 03:00 p. m.'],
      'datetime',
      'dd/mm/yyyy hh:mm:ss am',
      ['2024-01-31 00:15:00', '2024-01-31 15:00:00'],
    ],
    ['thin blanks for thousands', ['1\u2009234,5', '12\u202f345,0'], 'number', '1 234,56', ['1234.5', '12345.0']],
    ['pesos', ['$1,200.50 MXN', '$3.00 MXN'], 'number', '1,234.56', ['1200.5', '3.0']],
    [
      'written day',
      ['lunes, 3 de marzo de 2024', '12 de marzo de 2024'],
      'date',
      'd mmm yyyy',
      ['2024-03-03', '2024-03-12'],
    ],
    ['French first', ['1er janvier 2020', '2 février 2020'], 'date', 'd mmm yyyy', ['2020-01-01', '2020-02-02']],
    ['English ordinals', ['March 1st, 2024', 'April 22nd 2024'], 'date', 'mmm d, yyyy', ['2024-03-01', '2024-04-22']],
    ['year, word, day', ['2024-Jan-15'], 'date', 'yyyy-mmm-dd', ['2024-01-15']],
    ['short year first', ['98/05/31', '01/02/03'], 'date', 'yy/mm/dd', ['1998-05-31', '2001-02-03']],
    [
      'half days alone',
      ['07:15 am', '12:05 a. m.', '3:30:10 PM'],
      'time',
      'hh:mm:ss am',
      ['07:15:00', '00:05:00', '15:30:10'],
    ],
    ['lengths of time', ['P1Y2M', 'PT30M', '-P3DT4H5.5S'], 'duration', undefined, ['P1Y2M', 'PT30M', '-P3DT4H5.5S']],
    ['hours beyond the day', ['25:10:00', '6:00:00'], 'duration', 'hh:mm:ss', ['25:10:00', '06:00:00']],
    ['degrees', ['19°25\'57"N', '99° 7\' 59.5" O'], 'number', 'dms', ['19.4325', '-99.13319444']],
    [
      'well-known text',
      [
        'POINT (-99.13 19.43)',
        'POLYGON ((0 0, 1 0, 1 1, 0 0))',
        'MULTIPOINT ((1 2), (3 4))',
        'LINESTRING Z (1 2 3, 4 5 6)',
      ],
      'geojson',
      'WKT',
      [
        '{"type":"Point","coordinates":[-99.13,19.43]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}',
        '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}',
        '{"type":"LineString","coordinates":[[1,2],[4,5]]}',
      ],
    ],
    ['signed whole numbers', ['+5', '-3', '\u221210', '0'], 'integer', undefined, ['5', '-3', '-10', '0']],
    [
      'hours of an office',
      ['09:05 hrs', '17.30 h', '8:00 horas'],
      'time',
      'hh:mm hrs',
      ['09:05:00', '17:30:00', '08:00:00'],
    ],
    [
      'quarters in words',
      ['1er trimestre 2024', '2do. trim. de 2024'],
      'string',
      'n trimestre yyyy',
      ['1er trimestre 2024', '2do. trim. de 2024'],
    ],
    [
      'spans of months',
      ['Enero-Marzo 2024', 'abril - junio de 2024'],
      'string',
      'mmm-mmm yyyy',
      ['Enero-Marzo 2024', 'abril - junio de 2024'],
    ],
    ['cierto y falso', ['cierto', 'falso'], 'boolean', 'cierto/falso', ['true', 'false']],
    ['months', ['2024-03', '2024-04', '2024-12'], 'string', 'yyyy-mm', ['2024-03', '2024-04', '2024-12']],
    ['school years', ['2010-11', '2011-12'], 'string', 'yyyy-yy', ['2010-11', '2011-12']],
    ['school years in full', ['2010-2011', '2011-2012'], 'string', 'yyyy-yyyy', ['2010-2011', '2011-2012']],
    ['quarters', ['2024-T1', '2024T2', '2024Q3'], 'string', 'yyyy-Qn', ['2024-T1', '2024T2', '2024Q3']],
    ['weeks', ['2024-W05', '2024-W53'], 'string', 'yyyy-Www', ['2024-W05', '2024-W53']],
    ['months in words', ['mar-24', 'dic-24'], 'string', 'mmm-yy', ['mar-24', 'dic-24']],
    ['months in long words', ['Enero 2024', 'agosto de 2024'], 'string', 'mmm yyyy', ['Enero 2024', 'agosto de 2024']],
    ['addresses', ['https://example.org/a', 'http://b.mx'], 'string', 'uri', ['https://example.org/a', 'http://b.mx']],
    ['mail', ['a.b@example.org'], 'string', 'email', ['a.b@example.org']],
    ['UUIDs', ['123e4567-e89b-12d3-a456-426614174000'], 'string', 'uuid', ['123e4567-e89b-12d3-a456-426614174000']],
    ['CURP', ['HEGG560427MVZRRL04'], 'string', 'curp', ['HEGG560427MVZRRL04']],
    ['RFC', ['GODE561231GR8'], 'string', 'rfc', ['GODE561231GR8']],
    ['CLABE', ['032180000118359719'], 'string', 'clabe', ['032180000118359719']],
    ['schools', ['09DPR1234A', '15EJN0001Z'], 'string', 'cct', ['09DPR1234A', '15EJN0001Z']],
    ['clinics', ['DFSSA003961', 'MCIMS000012'], 'string', 'clues', ['DFSSA003961', 'MCIMS000012']],
    ['accounts abroad', ['DE89370400440532013000'], 'string', 'iban', ['DE89370400440532013000']],
    ['shares', ['US0378331005'], 'string', 'isin', ['US0378331005']],
    ['times', ['07:15', '23:59:59'], 'time', 'hh:mm:ss', ['07:15:00', '23:59:59']],
    ['yes and no', ['sí', 'no', 'Si'], 'boolean', 'sí/no', ['true', 'false', 'true']],
    ['true and false', ['TRUE', 'false'], 'boolean', 'true/false', ['true', 'false']],
    ['vrai et faux', ['vrai', 'faux'], 'boolean', 'vrai/faux', ['true', 'false']],
    ['places', ['19.43,-99.13', '25.68,-100.31'], 'geopoint', 'lat, lon', ['19.43,-99.13', '25.68,-100.31']],
    ['places, longitude first', ['-99.13, 19.43'], 'geopoint', 'lon, lat', ['-99.13, 19.43']],
    [
      'shapes',
      ['{"type":"Point","coordinates":[1,2]}'],
      'geojson',
      undefined,
      ['{"type":"Point","coordinates":[1,2]}'],
    ],
    ['lists', ['[1,2]', '[]'], 'array', undefined, ['[1,2]', '[]']],
    ['objects', ['{"a":1}'], 'object', undefined, ['{"a":1}']],
  ];

describe('Texts are read as what they are', () => {
  test.each(cases)('%s', async (_name, texts, type, format, values) => {
    const guesses = listGuesses(texts, 'columna');
    const best = guesses.find((guess) => texts.every(guess.matches));
    expect([best?.type, best?.format]).toEqual([type, format]);
    if (best) expect(await readAs(best, texts)).toEqual(values);
  });
});

describe('Texts that only look like something stay text', () => {
  const plain: readonly (readonly [string, readonly string[]])[] = [
    ['codes with leading zeros', ['01', '02', '10']],
    ['digits too long for a number', ['123456789012345678', '987654321098765432']],
    ['words', ['Jalisco', 'Colima']],
    ['telephones', ['55-1234-5678', '33-4455-6677']],
    ['ranges', ['15-19', '20-24']],
    ['minutes beyond the hour', ['25:70:00', '26:00:61']],
    ['two kinds of money', ['$1,200.50', '€3.00']],
    ['a code of a month name', ['Mayor 24', 'Marina 20']],
    ['letters that only look like a currency', ['Q1', 'Q2']],
    ['degrees of temperature', ['19°C', '25°C']],
    ['a CURP with a wrong digit', ['HEGG560427MVZRRL05']],
    ['a CLABE with a wrong digit', ['032180000118359718']],
    ['shapes in metres', ['POINT (486000 2140000)']],
    ['lone P', ['P', 'PT']],
    ['only yes', ['si', 'si']],
    ['versions', ['1.2.3', '2.0.1']],
    ['impossible days', ['45/45/2024', '99/99/2024']],
    ['several currencies of codes', ['A$1', 'B$2x']],
  ];
  test.each(plain)('%s', async (_name, texts) => {
    const guesses = listGuesses(texts, 'columna').filter((guess) => texts.every(guess.matches));
    for (const guess of guesses)
      expect([guess.id, await readAs(guess, texts)]).toEqual([guess.id, texts.map(() => null)]);
  });
});

describe('What SQL refuses', () => {
  test('values a type cannot hold are NULL and never an error', async () => {
    for (const guess of listGuesses(['1', '2024-01-31', '31/01/2024', 'sí', '1,5'], 'fecha'))
      expect(await readAs(guess, ['', 'no es', '31/02/2024x'])).toEqual([null, null, null]);
    const [day] = listGuesses(['31/01/2024'], 'fecha');
    expect(day && (await readAs(day, ['31/02/2024', '00/01/2024']))).toEqual([null, null]);
  });

  test('nan and infinity are no numbers', async () => {
    const number = listGuesses(['1.5'], 'x').find((guess) => guess.type === 'number');
    expect(number && (await readAs(number, ['nan', 'inf', 'Infinity', '1_000']))).toEqual([null, null, null, null]);
  });
});

describe('Ambiguity', () => {
  test('day and month first are rivals', () => {
    const guesses = listGuesses(['03/04/2024', '05/06/2024'], 'recibido');
    expect(guesses.map((guess) => [guess.id, guess.rival])).toEqual([
      ['dmy_slash_4', 'mdy_slash_4'],
      ['mdy_slash_4', 'dmy_slash_4'],
    ]);
  });

  test('one group of three behind a comma may be decimals', () => {
    const whole = listGuesses(['1,234', '5,678'], 'monto').find((guess) => guess.id.endsWith('whole'));
    expect(whole?.rival).toBe('number_c_0');
    expect(listGuesses(['1,234', '56'], 'monto').find((guess) => guess.id.endsWith('whole'))?.rival).toBeUndefined();
  });

  test('eight digits are a day only where the name says so', () => {
    expect(listGuesses(['20240131', '20240201'], 'start_date').map((guess) => guess.type)).toContain('date');
    expect(listGuesses(['20240131', '20240201'], 'folio').map((guess) => guess.type)).not.toContain('date');
  });
});

describe('A type a person chose', () => {
  test('reads codes as numbers when asked to', async () => {
    const [guess] = findForcedGuesses('integer', ['01', '02'], 'clave').filter((each) => each.id.startsWith('number'));
    expect(guess && (await readAs(guess, ['01', '12', 'x']))).toEqual(['1', '12', null]);
  });

  test('makes days of moments and moments of days', async () => {
    const texts = ['2024-01-05 10:30:00'];
    const day = findForcedGuesses('date', texts, 'x').find((guess) => guess.id.endsWith('as_date'));
    expect(day && (await readAs(day, texts))).toEqual(['2024-01-05']);
    const moment = findForcedGuesses('datetime', ['2024-01-05'], 'x').find((guess) => guess.id.endsWith('as_datetime'));
    expect(moment && (await readAs(moment, ['2024-01-05']))).toEqual(['2024-01-05 00:00:00']);
  });

  test('takes 1 and 0 for yes and no', async () => {
    const ones = findForcedGuesses('boolean', ['1', '0'], 'x').at(-1);
    expect(ones && (await readAs(ones, ['1', '0', '2']))).toEqual(['true', 'false', null]);
    expect(findForcedGuesses('string', ['1'], 'x')).toEqual([]);
  });
});

test('Words that are no third answer', () => {
  for (const word of ['N/D', 'n.d.', '#N/A', 's/d', 'Sin datos', '-', 'NULL'])
    expect([word, isClearlyNothing(word)]).toEqual([word, true]);
  for (const word of ['NSP', 'x', 'No aplica', 'nr', 'Tal vez'])
    expect([word, isClearlyNothing(word)]).toEqual([word, false]);
});

test('Words for nothing', () => {
  for (const word of ['NA', 'N/D', 'null', '-', 'Sin dato', '#N/A']) expect(isNullWord(word)).toBe(true);
  for (const word of ['0', 'Nacional', 'Namibia', 'no', '']) expect(isNullWord(word)).toBe(false);
});

test('Months in five languages', () => {
  const named: readonly (readonly [string, number])[] = [
    ['enero', 1],
    ['Jan', 1],
    ['févr', 2],
    ['MARZO', 3],
    ['avril', 4],
    ['mayo', 5],
    ['juin', 6],
    ['juil', 7],
    ['julio', 7],
    ['août', 8],
    ['setembro', 9],
    ['ott', 10],
    ['nov.', 11],
    ['dicembre', 12],
    ['xyz', 0],
  ];
  for (const [name, month] of named) expect([name, findMonth(name)]).toEqual([name, month]);
});

describe('What only the name decides', () => {
  const named: readonly (readonly [string, string, readonly string[], string | undefined, string | undefined])[] = [
    ['a country', 'pais', ['MX', 'FR'], 'string', 'iso3166-1-alpha2'],
    ['two letters', 'clave', ['MX', 'FR'], undefined, undefined],
    ['money', 'MONEDA', ['MXN'], 'string', 'iso4217'],
    ['a language', 'lang', ['es', 'fr'], 'string', 'iso639-1'],
    ['a serial of a spreadsheet', 'Fecha', ['45292', '45293'], 'date', 'excel'],
    ['no serial', 'monto', ['45292', '45293'], 'integer', undefined],
    ['a month of six digits', 'periodo', ['202401', '202412'], 'string', 'yyyymm'],
    ['a municipality', 'CVE_MUN', ['1', '20'], undefined, undefined],
    ['a telephone', 'telefono', ['5512345678', '3312345678'], undefined, undefined],
    ['points of the compass', 'sentido', ['N', 'S'], undefined, undefined],
    ['yes and no in letters', 'vigente', ['N', 'S'], 'boolean', 's/n'],
    ['homes with a telephone', 'telefono', ['12', '300'], 'integer', undefined],
  ];
  test.each(named)('%s', (_what, title, texts, type, format) => {
    const best = listGuesses(texts, title).find((guess) => texts.every(guess.matches));
    expect([best?.type, best?.format]).toEqual([type, format]);
  });

  test('a mark means yes only beside blanks', () => {
    expect(listGuesses(['x', 'X'], 'ok', { blanks: true }).map((guess) => guess.format)).toEqual(['x/']);
    expect(listGuesses(['x'], 'ok')).toEqual([]);
    expect(listGuesses(['x', 'y'], 'ok', { blanks: true })).toEqual([]);
  });

  test('many codes of countries need no name', () => {
    const three = ['MEX', 'FRA', 'DEU', 'ESP', 'ITA', 'BRA'];
    expect(listGuesses(three, 'c')[0]?.format).toBe('iso3166-1-alpha3');
    expect(listGuesses(three.slice(0, 3), 'c')).toEqual([]);
  });
});
