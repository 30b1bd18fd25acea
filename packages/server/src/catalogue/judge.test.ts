import { Dataset, loadPlaces } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { idOf, makeReleased } from '../../test/released.ts';
import { createFreshnessJudge } from '../publishing/index.ts';
import { describeEntry } from './model.ts';
import { checkQuality, findBand, qualityChecks, scoreQuality } from './quality.ts';
import { findStars } from './stars.ts';
import { parseSynonyms, readSynonyms } from './synonyms.ts';
import { judgeTimeliness } from './timeliness.ts';

const judgeOn = (day: string) => createFreshnessJudge({ clock: () => new Date(day), timeZone: 'UTC' }).judge;

const publisher = { id: idOf(9, 1), slug: 'sep', name: { es: 'SEP' } };

describe('timeliness', () => {
  const judge = judgeOn('2026-03-01');
  test.each([
    ['DAILY', '2026-02-28', 'met'],
    ['DAILY', '2026-02-25', 'late'],
    ['MONTHLY', '2026-02-01', 'met'],
    ['MONTHLY', '2026-01-20', 'late'],
    ['ANNUAL', '2025-02-25', 'met'],
    ['CONT', '1999-01-01', 'unknown'],
    ['ANNUAL', '2025-01-01', 'late'],
    ['DECENNIAL', '2016-03-01', 'met'],
    ['IRREG', '1999-01-01', 'unknown'],
    ['NEVER', '1999-01-01', 'unknown'],
    ['', '2026-02-28', 'unknown'],
    ['every now and then', '2026-02-28', 'unknown'],
  ])('%s, changed on %s: %s', (frequency, modified, expected) =>
    expect(judgeTimeliness(judge(frequency, new Date(modified)))).toBe(expected),
  );
});

describe('quality', () => {
  const good = makeReleased(1, {
    publisher,
    columns: [{ name: 'pm25', label: { es: 'Partículas finas' } }],
    metadata: {
      description: { es: 'Mediciones horarias de partículas finas y de ozono en las estaciones de la red nacional.' },
    },
  });
  const outcomes = checkQuality(good.dataset, [good.table]);
  test('everything said and sound is 1, and high', () => {
    expect(Object.values(outcomes)).toEqual(qualityChecks.map(() => 'pass'));
    expect(scoreQuality(outcomes)).toBe(1);
    expect(findBand(1)).toBe('high');
  });
  test('unknown never raises it: a link nobody asked is not reachable yet, and an unknown format not open', () => {
    const link = { accessUrl: 'https://example.org/x', format: '' };
    const linked = (state: 'available' | 'unavailable' | 'unchecked') =>
      Dataset.parse({
        ...good.dataset,
        distributions: [{ id: idOf(2, 1), title: '', position: 0, link, availability: { state } }],
      });
    const score = (state: Parameters<typeof linked>[0]) => scoreQuality(checkQuality(linked(state), []));
    expect(checkQuality(linked('unchecked'), [])).toMatchObject({
      reachable: 'unknown',
      'open-format': 'unknown',
      sound: 'unknown',
      'columns-explained': 'unknown',
    });
    expect(score('unchecked')).toBe(score('unavailable'));
    expect(score('available')).toBe(score('unchecked') + 1 / qualityChecks.length);
  });
  test.each([
    ['described', { description: { es: 'Datos' } }],
    ['licensed', { licence: '' }],
    ['licensed', { licence: 'CC-BY-NC-4.0' }],
    ['findable', { themes: [] }],
    ['findable', { keywords: {} }],
    ['answerable', { contact: { name: 'Unidad' } }],
    ['answerable', { frequency: '' }],
  ] as const)('%s fails with %o', (check, metadata) => {
    const dataset = Dataset.parse({ ...good.dataset, metadata: { ...good.dataset.metadata, ...metadata } });
    expect(checkQuality(dataset, [good.table])[check]).toBe('fail');
  });
});

describe('stars of openness, as search counts them', () => {
  const { dataset } = makeReleased(1, { publisher });
  const linked = (format: string, metadata: object = {}) =>
    Dataset.parse({
      ...dataset,
      metadata: { ...dataset.metadata, ...metadata },
      distributions: [{ id: idOf(2, 1), title: '', position: 0, link: { accessUrl: 'https://example.org/x', format } }],
    });
  test.each([
    ['a table that was read', dataset, ['3']],
    ['a link that is called a CSV, which only its bytes would tell', linked('csv'), ['unknown']],
    ['a link of which nobody says what it is', linked(''), ['unknown']],
    ['a link that is called a PDF: nobody claims more', linked('pdf'), ['1']],
    ['no open licence', linked('csv', { licence: 'CC-BY-NC-4.0' }), ['0']],
    ['a licence that nobody knows', linked('csv', { licence: 'propia' }), ['unknown']],
    ['nothing to be had', Dataset.parse({ ...dataset, distributions: [] }), ['0']],
    ['a series, which has no files of its own', Dataset.parse({ ...dataset, kind: 'series' }), []],
  ])('%s', (_, of, expected) => expect(findStars(of)).toEqual(expected));
});

describe('an entry', () => {
  const describe1 = async (metadata: object, more: object = {}) => {
    const { dataset, table } = makeReleased(1, { publisher, metadata });
    return describeEntry({
      extraFields: [],
      dataset: Dataset.parse({ ...dataset, ...more }),
      tables: [table],
      publishers: [
        { ...dataset.publisher, level: 'federal' },
        { ...dataset.publisher, level: 'federal' },
      ],
      places: await loadPlaces(),
      use: 3,
      judge: judgeOn('2026-03-01'),
    });
  };
  test('is counted where it is about, with the state of a municipality, and by years', async () => {
    const { document } = await describe1({
      spatial: { places: ['14039', '09'] },
      temporal: { from: '2013-05-01', to: '2015-12-31' },
      highValue: ['hvd-mobility'],
      accessLevel: 'restricted',
      themes: ['mx-salud'],
    });
    expect(document.facets).toMatchObject({
      place: ['14039', '14', '09'],
      year: ['2013', '2014', '2015'],
      highValue: ['hvd-mobility'],
      access: ['restricted'],
      theme: ['HEAL'],
      sector: ['mx-salud'],
      timeliness: ['met'],
      stars: ['0'],
    });
    expect(document.period).toEqual({ from: '2013-05-01', to: '2015-12-31' });
    expect(document.texts.fr).toMatchObject({
      title: '',
      details: ['Santé', 'Guadalajara', 'Jalisco', 'Ciudad de México'],
    });
    // Guadalajara and Mexico City, not the whole of Jalisco.
    expect(document.bbox?.[0]).toBeGreaterThan(-103.6);
  });
  test('takes time and place from the data where nobody says them', async () => {
    const { dataset, table } = makeReleased(1, { publisher, metadata: { temporal: {}, spatial: {} } });
    const profile = { temporal: { from: '2012-03-01T08:00:00', to: '2013-01-05', column: 'fecha' } };
    const { document } = describeEntry({
      extraFields: [],
      dataset,
      tables: [{ ...table, profile: { ...table.profile, ...profile, bbox: [-99, 19, -98, 20] } }],
      publishers: [],
      places: await loadPlaces(),
      use: 0,
      judge: judgeOn('2026-03-01'),
    });
    expect(document).toMatchObject({
      period: { from: '2012-03-01', to: '2013-01-05' },
      bbox: [-99, 19, -98, 20],
      facets: { year: ['2012', '2013'], place: [] },
    });
  });
  test('a name that is a place is one; the name of the country is no state of it', async () => {
    const places = async (name: string) => (await describe1({ spatial: { name } })).document.facets['place'];
    expect(await places('Guadalajara, Jalisco')).toEqual(['14039', '14']);
    expect(await places('México')).toEqual([]);
    expect(await places('Estado de México')).toEqual(['15']);
    expect(await places('El mundo entero')).toEqual([]);
  });
  test('a link gives its title, format and words', async () => {
    const link = { accessUrl: 'https://example.org/x', format: 'xlsx' };
    const { item, document } = await describe1(
      {},
      {
        kind: 'series',
        distributions: [{ id: idOf(2, 1), title: 'Ríos', description: { es: 'Caudal diario' }, position: 0, link }],
      },
    );
    expect(item).toMatchObject({ formats: ['xlsx'], kind: 'series' });
    expect(document.kind).toBe('series');
    expect(document.texts.es?.details).toEqual(expect.arrayContaining(['Ríos', 'Caudal diario']));
  });
  test('a time with an open end has no years; one without end does not fill the list', async () => {
    expect((await describe1({ temporal: { from: '2013-05-01' } })).document.facets['year']).toEqual([]);
    const { document } = await describe1({ temporal: { from: '0001-01-01', to: '2015-12-31' } });
    expect(document.facets['year']).toHaveLength(150);
  });
});

describe('synonyms', () => {
  test('a line is a group; comments, single words and doubles say nothing', () => {
    expect(
      parseSynonyms('\uFEFF# siglas\nIMSS,  Instituto Mexicano  del Seguro Social , IMSS # hoy\r\n\nsolo\na,,b\n,'),
    ).toEqual([
      ['IMSS', 'Instituto Mexicano del Seguro Social'],
      ['a', 'b'],
    ]);
  });
  test('those that come along are there in the size promised; a folder without files says nothing', async () => {
    const own = new URL('../../synonyms/', import.meta.url).pathname;
    const { es = [], en = [], fr = [] } = await readSynonyms([own, '/nowhere']);
    expect(es.length).toBeGreaterThanOrEqual(60);
    expect(en.length).toBeGreaterThanOrEqual(40);
    expect(fr.length).toBeGreaterThanOrEqual(40);
    expect(await readSynonyms(['/nowhere'])).toEqual({ es: [], en: [], fr: [] });
  });
});
