import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { getDraft, release } from '../../test/datasets.ts';
import { startTestPortal } from '../../test/portal.ts';
import { parseExtraSchema } from './extra.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['sector'],
  properties: {
    sector: {
      type: 'string',
      enum: ['agua', 'salud'],
      'x-labels': { es: 'Sector', en: 'Sector', fr: 'Secteur' },
      'x-enum-labels': { agua: { es: 'Agua', en: 'Water', fr: 'Eau' } },
      'x-uri': 'https://example.org/def#sector',
    },
    budget: { type: 'number', minimum: 0, title: 'Presupuesto' },
    reviewed: { type: 'string', format: 'date' },
    open: { type: 'boolean' },
    codes: { type: 'array', items: { type: 'string' } },
    areas: { type: 'array', items: { type: 'string', enum: ['norte', 'sur'] } },
    site: { type: 'string', format: 'uri' },
  },
};

describe('a JSON Schema of fields', () => {
  const extra = parseExtraSchema(JSON.stringify(schema));
  test('says what each holds, with its words', () => {
    expect(extra.fields.map(({ name, type, required }) => `${name} ${type} ${required}`)).toEqual([
      'sector choice true',
      'budget number false',
      'reviewed day false',
      'open boolean false',
      'codes texts false',
      'areas choices false',
      'site url false',
    ]);
    expect(extra.fields[0]).toMatchObject({
      uri: 'https://example.org/def#sector',
      label: { fr: 'Secteur' },
      choices: [
        { value: 'agua', label: { en: 'Water' } },
        { value: 'salud', label: { en: 'salud' } },
      ],
    });
    expect(extra.fields[1]?.label).toEqual({ es: 'Presupuesto', en: 'Presupuesto', fr: 'Presupuesto' });
  });
  test('finds what does not fit, leaves fields of others alone, and asks for what is missing only at the end', () => {
    const wrong = { sector: 'x', budget: -1, reviewed: 'ayer', open: 'yes', areas: ['este'], site: 'x', other: 1 };
    expect(extra.check(wrong, false).map(({ name }) => name)).toEqual([
      'sector',
      'budget',
      'reviewed',
      'open',
      'areas',
      'site',
    ]);
    expect(extra.check({ budget: 3.5, areas: ['sur'], codes: ['a'] }, false)).toEqual([]);
    expect(extra.check({}, true)).toEqual([{ name: 'sector', detail: 'required' }]);
  });
  test('that no form could ask is refused with its place', () => {
    expect(() => parseExtraSchema('{')).toThrow('not JSON');
    expect(() => parseExtraSchema('{"type":"object","properties":{"a":{"type":"object"}}}')).toThrow(
      /properties\.a\.type/,
    );
    expect(() => parseExtraSchema('{"type":"object","properties":{"a b":{"type":"string"}}}')).toThrow(/a b/);
  });
});

test('fields of a portal are checked when they are saved, and asked for when a dataset is released', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-extra-'));
  const file = join(folder, 'fields.json');
  await writeFile(file, JSON.stringify(schema));
  const portal = await startTestPortal({ env: { MILPA_EXTRA_FIELDS: file } });
  const publisher = await portal.clientAs('publisher');
  expect((await (await portal.clientAs('anyone')).call('listExtraFields')).map(({ name }) => name)).toContain('sector');
  const create = (extra: Record<string, string | number>) =>
    publisher.call('createDataset', {
      body: { publisher: 'office', kind: 'series', metadata: { title: { es: 'Extra' }, licence: 'CC-BY-4.0', extra } },
    });
  const refused = await create({ budget: -1 }).then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error : undefined),
  );
  expect([refused?.code, refused?.errors[0]?.pointer]).toEqual(['invalid-request', '/metadata/extra/budget']);
  const made = await create({ budget: 5, fromElsewhere: 'kept' });
  await expect(release(publisher, made)).rejects.toMatchObject({ code: 'not-ready' });
  const change = publisher.call('changeDraft', {
    params: { dataset: made.id },
    revision: made.revision,
    body: { metadata: { extra: { sector: 'mar' } } },
  });
  await expect(change).rejects.toMatchObject({ code: 'invalid-request' });
  await publisher.call('changeDraft', {
    params: { dataset: made.id },
    revision: made.revision,
    body: { metadata: { extra: { sector: 'agua' } } },
  });
  expect((await release(publisher, await getDraft(publisher, made))).version).toBe(1);
  await portal.close();
});

test('a schema that cannot be used stops the start with a sentence', async () => {
  await expect(startTestPortal({ env: { MILPA_EXTRA_FIELDS: '/nowhere/fields.json' } })).rejects.toThrow(
    'MILPA_EXTRA_FIELDS',
  );
});
