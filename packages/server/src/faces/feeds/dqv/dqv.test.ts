import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indicators } from '@milpa/measure';
import { Dataset } from '@milpa/sdk';
import { Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { feedCases, feedFixtures, publicUrl, readFeedInput } from '../../../../test/feeds.ts';
import { type Measurement, takeMeasurement } from '../../../assessment/index.ts';
import { describeDataset } from '../dcat/index.ts';
import { createIdentities } from '../names.ts';
import { expandTerm, formatDocument } from '../rdf/index.ts';
import { describeMeasurement, describeMetrics } from './index.ts';

const names = createIdentities(publicUrl);
const measured = new Date('2026-03-01T06:00:00Z');
const cases = feedCases
  .map((name) => ({ name, dataset: readFeedInput(name).dataset }))
  .filter(({ dataset: { kind = 'dataset' } }) => kind === 'dataset');
const metricsFile = fileURLToPath(new URL('../../../../fixtures/quality/metrics.ttl', import.meta.url));

test('the vocabulary of metrics is as it was', async () => {
  await expect(formatDocument(describeMetrics(names), 'ttl')).toMatchFileSnapshot(metricsFile);
});

describe.each(cases)('$name', ({ name, dataset }) => {
  const resources = describeMeasurement(dataset, takeMeasurement(dataset, true, measured), names);
  test.each(['ttl', 'jsonld', 'rdf'] as const)('quality.%s', async (extension) => {
    const text = formatDocument(resources, extension);
    await expect(text).toMatchFileSnapshot(join(feedFixtures, name, `quality.${extension}`));
  });
  test('its description changes in nothing because it was measured', () => {
    const [before] = describeDataset(dataset, names);
    expect(before?.properties.find(([term]) => term === 'dqv:hasQualityMetadata')?.[1]).toEqual([
      { iri: names.quality(dataset.id) },
    ]);
    expect(JSON.stringify(before)).not.toContain('hasQualityMeasurement');
  });
});

describe('the vocabulary', () => {
  const quads = new Parser().parse(formatDocument(describeMetrics(names), 'ttl'));
  const listOf = (type: string): string[] =>
    quads.filter(({ object }) => object.value === expandTerm(`dqv:${type}`)).map(({ subject }) => subject.value);
  const says = (subject: string, term: Parameters<typeof expandTerm>[0]): Quad[] =>
    quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === expandTerm(term));

  test('has every indicator and four sums, five dimensions and openness, in two categories', () => {
    expect(listOf('Metric')).toEqual(
      expect.arrayContaining([...indicators.map(({ id }) => names.metric(id)), names.metric('points')]),
    );
    expect([listOf('Metric'), listOf('Dimension'), listOf('Category')].map(({ length }) => length)).toEqual([27, 6, 2]);
  });
  test('names and defines each in three languages, leads from metric to dimension to category, and says what values are', () => {
    const languagesOf = (found: readonly Quad[]) =>
      found.map(({ object }) => (object.termType === 'Literal' ? object.language : ''));
    for (const metric of listOf('Metric')) {
      expect(languagesOf(says(metric, 'skos:prefLabel')), metric).toEqual(['es', 'en', 'fr']);
      expect(languagesOf(says(metric, 'skos:definition')), metric).toEqual(['es', 'en', 'fr']);
      expect(says(metric, 'dqv:expectedDataType'), metric).toHaveLength(1);
      const dimensions = says(metric, 'dqv:inDimension').map(({ object }) => object.value);
      expect(dimensions.length, metric).toBeGreaterThan(0);
      for (const dimension of dimensions) {
        expect(listOf('Dimension')).toContain(dimension);
        expect(listOf('Category')).toContain(says(dimension, 'dqv:inCategory')[0]?.object.value);
      }
    }
  });
  test('French keeps its signs from the start of a line', () => {
    for (const { object } of quads)
      if (object.termType === 'Literal' && object.language === 'fr') expect(object.value).not.toMatch(/ [:;!?»]|« /);
  });
  test('values are of the datatype that their metric says', () => {
    for (const { dataset } of cases)
      for (const { properties } of describeMeasurement(dataset, takeMeasurement(dataset, true, measured), names)) {
        const [metric, value] = (['dqv:isMeasurementOf', 'dqv:value'] as const).map(
          (term) => properties.find(([name]) => name === term)?.[1][0],
        );
        if (!metric || !value || !('iri' in metric)) continue;
        const expected = says(metric.iri, 'dqv:expectedDataType')[0]?.object.value;
        expect('type' in value && expandTerm(value.type), metric.iri).toBe(expected);
      }
  });
});

describe('what could not be checked', () => {
  const [full] = cases.filter(({ name }) => name === 'full');
  const valuesOf = (dataset: Dataset, measurement: Measurement | undefined) =>
    new Map(
      describeMeasurement(dataset, measurement, names).flatMap(({ id, properties }) => {
        const value = properties.find(([term]) => term === 'dqv:value')?.[1][0];
        return value && 'text' in value ? [[id.slice(id.indexOf('#') + 1), value.text] as const] : [];
      }),
    );
  const linked = (state: 'available' | 'unavailable' | 'unchecked') =>
    Dataset.parse({
      ...full?.dataset,
      distributions: ['available', state].map((each, position) => ({
        id: `019a0000-0002-7000-8000-00000000009${position}`,
        title: '',
        position,
        link: { accessUrl: `https://example.org/${position}`, format: 'csv' },
        availability: { state: each },
      })),
    });
  const take = (dataset: Dataset, dcatAp?: boolean) => valuesOf(dataset, takeMeasurement(dataset, dcatAp, measured));

  test('has no measurement, neither true nor false', () => {
    expect(take(linked('available')).has('dcatAp')).toBe(false);
    expect(take(linked('available'), false).get('dcatAp')).toBe('false');
  });
  test('in one distribution leaves the share of all unknown', () => {
    expect(take(linked('available')).get('accessUrlAnswers')).toBe('1');
    expect(take(linked('unavailable')).get('accessUrlAnswers')).toBe('0.5');
    expect(take(linked('unchecked')).has('accessUrlAnswers')).toBe(false);
    expect(Number(take(linked('unchecked')).get('highest'))).toBeGreaterThan(
      Number(take(linked('unchecked')).get('points')),
    );
  });
  test('of nothing there is no share', () => {
    const none = Dataset.parse({ ...full?.dataset, distributions: [] });
    expect(take(none).has('byteSize')).toBe(false);
    expect(take(none).get('keyword')).toBe('true');
  });
  test('is everything while a release waits to be measured', () => {
    if (!full) throw new Error('There is no case called full.');
    const waiting = describeMeasurement(full.dataset, undefined, names);
    expect(valuesOf(full.dataset, undefined).size).toBe(0);
    expect(waiting.map(({ id }) => id)).toEqual([names.dataset(full.dataset.id), names.quality(full.dataset.id)]);
    expect(JSON.stringify(waiting)).not.toContain('2026-03-01');
  });
});
