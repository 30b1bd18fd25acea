import { indicators, scoreDataset, tally } from '@milpa/measure';
import { Dataset, qualityIndicators } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { idOf, makeReleased } from '../../../test/released.ts';
import { rateOpenness } from '../../catalogue/index.ts';
import { checkDataset } from './check.ts';

const publisher = { id: idOf(9, 1), slug: 'inegi', name: { es: 'INEGI' } };
const { dataset: kept } = makeReleased(1, { publisher });

/** The same dataset given as links. */
const linked = (...links: readonly Record<string, unknown>[]): Dataset =>
  Dataset.parse({
    ...kept,
    distributions: links.map(({ state = 'unchecked', licence, rights, ...link }, position) => ({
      id: idOf(2, position + 10),
      title: `Enlace ${position}`,
      position,
      link: { accessUrl: 'https://example.org/pagina', format: '', ...link },
      availability: { state },
      licence,
      rights,
    })),
  });
/** The same dataset given as one file of this format. */
const filed = (...formats: readonly string[]): Dataset =>
  Dataset.parse({
    ...kept,
    distributions: formats.map((format, position) => {
      const [first] = kept.distributions;
      const file = { ...first?.file, format, name: `datos.${format}`, mediaType: 'application/pdf', tables: [] };
      return { ...first, id: idOf(2, position + 20), position, file };
    }),
  });
const first = (dataset: Dataset) => checkDataset(dataset, true).distributions[0];

test('the contract names the indicators of the method, in its order', () => {
  expect(indicators.map(({ id }) => id)).toEqual(qualityIndicators);
});

describe('of what the portal keeps', () => {
  test('everything but rights is known to hold', () => {
    const checks = checkDataset(kept, true);
    expect(first(kept)).toMatchObject({ accessUrlAnswers: true, downloadUrl: true, byteSize: true, rights: false });
    expect(scoreDataset(checks).points).toBe(400);
    expect(scoreDataset(checks).highest).toBe(400);
  });

  test('each form the portal makes of a table is a distribution, as in the feed', () => {
    expect(checkDataset(kept, true).distributions).toHaveLength(6);
  });

  test('a file that was not read yet could not be checked', () => {
    expect(first(filed(''))).toMatchObject({
      format: undefined,
      machineReadable: undefined,
      nonProprietary: undefined,
    });
  });

  test('what is not said does not hold', () => {
    const bare = { keywords: {}, themes: [], spatial: {}, temporal: {}, contact: {}, licence: '' };
    const { dataset } = makeReleased(2, { publisher, metadata: bare });
    expect(checkDataset(dataset, undefined).checks).toMatchObject({
      keyword: false,
      theme: false,
      spatial: false,
      temporal: false,
      contactPoint: false,
      dcatAp: undefined,
    });
    expect(first(dataset)).toMatchObject({ license: false, licenseFromVocabulary: false });
  });
});

describe('of a link', () => {
  const file = { downloadUrl: 'https://example.org/datos.csv', format: 'csv' };

  test('never asked could not be checked, and is never a pass', () => {
    expect(first(linked(file))).toMatchObject({ accessUrlAnswers: undefined, downloadUrlAnswers: undefined });
    const { points, highest } = scoreDataset(checkDataset(linked(file), true));
    expect(highest - points).toBe(80);
  });

  test.each([
    ['available', true],
    ['unavailable', false],
  ])('%s: said of the address that was asked, not of the other', (state, answers) => {
    expect(first(linked({ ...file, state }))).toMatchObject({
      downloadUrlAnswers: answers,
      accessUrlAnswers: undefined,
    });
    expect(first(linked({ format: 'csv', state }))).toMatchObject({
      downloadUrl: false,
      downloadUrlAnswers: false,
      accessUrlAnswers: answers,
    });
  });

  test('of no format, or of one in free text, has none of the vocabulary', () => {
    expect(first(linked({}))).toMatchObject({ format: false, mediaType: false, formatFromVocabulary: false });
    expect(first(linked({ format: 'Documento Excel.' }))).toMatchObject({ format: true, formatFromVocabulary: false });
  });

  test('has the licence of the dataset, or its own', () => {
    expect(first(linked(file))).toMatchObject({ license: true, licenseFromVocabulary: true });
    expect(first(linked({ ...file, licence: 'mi-licencia' }))).toMatchObject({ licenseFromVocabulary: false });
    expect(first(linked({ ...file, rights: { es: 'Con solicitud' } }))).toMatchObject({ rights: true });
  });

  test('that was mended never lowers the score', () => {
    const all = [file, { ...file, state: 'available' }, { ...file, state: 'available', size: 12 }];
    const points = all.map((link) => scoreDataset(checkDataset(linked(link), true)).points);
    expect(points).toEqual(points.toSorted((one, other) => one - other));
    expect(tally([checkDataset(linked(...all), true)]).byteSize).toEqual({ held: 1, unknown: 0, population: 3 });
  });
});

describe('stars of openness', () => {
  const stars = (dataset: Dataset) => {
    const { stars: sure, possible } = rateOpenness(dataset);
    return [sure, possible];
  };

  test('a table that was read has three: it is had as CSV here', () => expect(stars(kept)).toEqual([3, 3]));

  test('an Excel beside a CSV costs no star', () => {
    expect(stars(filed('xls'))).toEqual([2, 2]);
    expect(stars(filed('xls', 'csv'))).toEqual([3, 3]);
    expect(stars(filed('csv', 'xls'))).toEqual([3, 3]);
  });

  test('of a link nothing is sure but the licence; nobody claims more of a PDF', () => {
    expect(stars(linked({ format: 'csv' }))).toEqual([1, 3]);
    expect(stars(linked({ format: 'ttl' }))).toEqual([1, 5]);
    expect(stars(linked({ format: 'pdf' }))).toEqual([1, 1]);
    expect(stars(linked({ format: 'Documento Excel.' }))).toEqual([1, 5]);
    expect(stars(linked({ format: 'pdf' }, { format: 'csv' }))).toEqual([1, 3]);
  });

  test('bytes that are no table are called by the name of the file, which proves nothing', () => {
    expect(stars(filed('other'))).toEqual([1, 1]);
    expect(stars(filed(''))).toEqual([1, 1]);
  });

  test('without an open licence there is none, whatever the format', () => {
    for (const licence of ['', 'CC-BY-NC-4.0']) {
      const { dataset } = makeReleased(3, { publisher, metadata: { licence } });
      expect(stars(dataset)).toEqual([0, 0]);
    }
    const { dataset } = makeReleased(3, { publisher, metadata: { licence: 'mi-licencia' } });
    expect(stars(dataset)).toEqual([0, 3]);
    const { dataset: closed } = makeReleased(3, { publisher, metadata: { accessLevel: 'restricted' } });
    expect(stars(closed)).toEqual([0, 0]);
  });
});
