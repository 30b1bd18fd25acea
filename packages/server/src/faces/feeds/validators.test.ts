import { Ajv, type AnySchema } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { judgeDcatUs3 } from '../../../test/dcat-us-3.ts';
import { conformance, conformanceFile, feedCases, publicUrl, readFeedInput } from '../../../test/feeds.ts';
import { describeCroissant } from './croissant/index.ts';
import { describeDataPackage } from './data-package/index.ts';
import { dcatUs3Frame, describeDcatUs3, describePod, podFrame } from './dcat-us/index.ts';
import { createIdentities, namePortal } from './names.ts';
import { formatSchemaOrg } from './schema-org/index.ts';

if (!conformance)
  console.info('Skipped: the schemas of other standards (../shared/data/conformance) are not on this machine.');
const names = createIdentities(publicUrl);
const portal = namePortal(publicUrl);
const all = feedCases.map((name) => ({ name, ...readFeedInput(name) }));
const parseSchema = (path: string) => JSON.parse(conformanceFile(path)) as AnySchema;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Of a catalogue as it is streamed: the frame around its items. */
const join = ([head, tail]: readonly [string, string], items: readonly unknown[]): unknown =>
  JSON.parse(head + items.map((item) => JSON.stringify(item)).join(',\n') + tail);

describe.runIf(conformance)('Project Open Data 1.1', () => {
  const catalogue = join(
    podFrame(portal, names),
    all.map(({ dataset }) => describePod(dataset, names)),
  );
  const createAjv = () => {
    const ajv = new Ajv4.default({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    return ajv;
  };
  test('the schema for those who are no federal agency of the United States', () => {
    const ajv = createAjv();
    const folder = 'pod_1_1_ckanext_datajson/non-federal-v1.1/';
    const parts = parseSchema(`${folder}dataset-non-federal.json`);
    ajv.addSchema(parts, 'https://project-open-data.cio.gov/v1.1/schema/dataset-non-federal.json');
    const validate = ajv.compile(parseSchema(`${folder}catalog.json`));
    validate(catalogue);
    expect(validate.errors).toBeNull();
  });
  test("the project's own schema, for a portal that says which bureau and programme", () => {
    const ajv = createAjv();
    for (const part of ['dataset', 'distribution', 'vcard', 'organization'])
      ajv.addSchema(
        parseSchema(`project_open_data/v1.1/schema/${part}.json`),
        `https://project-open-data.cio.gov/v1.1/schema/${part}.json`,
      );
    const validate = ajv.compile(parseSchema('project_open_data/v1.1/schema/catalog.json'));
    const [full] = all.filter(({ name }) => name === 'full');
    const extra = { bureauCode: '015:11', programCode: ['015:001'] };
    const federal = full && { ...full.dataset, metadata: { ...full.dataset.metadata, extra } };
    validate(join(podFrame(portal, names), federal ? [describePod(federal, names)] : []));
    expect(validate.errors).toBeNull();
    validate(catalogue);
    expect(validate.errors?.some(({ params }) => params['missingProperty'] === 'bureauCode')).toBe(true);
  });
});

describe('DCAT-US 3', () => {
  const catalogue = (items: readonly unknown[]) =>
    join(dcatUs3Frame(portal, { modified: '2026-02-01T00:00:00Z' }, names), items);
  const described = all.map(({ dataset }) => describeDcatUs3(dataset, names));
  const kinds: Readonly<Record<string, string>> = { series: 'DatasetSeries', service: 'DataService' };

  test('the whole official schema: the catalogue', () => {
    const datasets = all.flatMap(({ name }, at) => (kinds[name] ? [] : [described[at]]));
    expect(judgeDcatUs3('Catalog', catalogue(datasets))).toEqual([]);
  });
  test.each(all.map(({ name }, at) => ({ name, item: described[at] })))(
    'the whole official schema: $name',
    ({ name, item }) => {
      expect(judgeDcatUs3(kinds[name] ?? 'Dataset', item)).toEqual([]);
    },
  );
  test('the schema reaches what lies within, and finds what is wrong', () => {
    const [full] = described;
    const broken = { ...full, title: 7, contactPoint: [{ '@type': 'vcard:Kind', hasEmail: 'mailto:a@example.org' }] };
    const found = judgeDcatUs3('Catalog', catalogue([broken]));
    expect(found.some((each) => each.startsWith('/dataset/0/title '))).toBe(true);
    expect(found.some((each) => each.startsWith('/dataset/0/contactPoint/0 ') && each.includes("'fn'"))).toBe(true);
  });
});

describe.runIf(conformance)('Data Package v2', () => {
  test.each(all)('$name', ({ dataset, tables, name }) => {
    const described = describeDataPackage(dataset, tables, { names, language: 'es' });
    if (name === 'series' || name === 'service') return expect(described).toBeUndefined();
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(parseSchema('datapackage_v2/public/profiles/2.0/datapackage.json'));
    validate(described);
    expect(validate.errors).toBeNull();
    const schemas = JSON.stringify(described).match(/"schema":/g)?.length ?? 0;
    expect(schemas).toBe(tables.length);
  });
  test('the schema of its schemas, too', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(parseSchema('datapackage_v2/public/profiles/2.0/tableschema.json'));
    for (const { dataset, tables } of all) {
      const described = describeDataPackage(dataset, tables, { names, language: 'en' });
      const resources = Array.isArray(described?.['resources']) ? described['resources'] : [];
      for (const resource of resources) if (isObject(resource) && resource['schema']) validate(resource['schema']);
      expect(validate.errors ?? null).toBeNull();
    }
  });
});

/** https://developers.google.com/search/docs/appearance/structured-data/dataset, as of 2026: required, and what is said of values. */
describe("Google's rules for datasets", () => {
  const describeAs = (language: 'es' | 'en' | 'fr') =>
    all.map(({ name, dataset, tables }) => ({
      name,
      value: JSON.parse(formatSchemaOrg(dataset, tables, { names, portal, language })),
    }));
  const described = [...describeAs('es'), ...describeAs('en'), ...describeAs('fr')];
  test('name and description are there, the description has 50 to 5,000 characters', () => {
    for (const { value } of described) {
      expect(value.name.length).toBeGreaterThan(0);
      expect(value.description.length).toBeGreaterThanOrEqual(50);
      expect(value.description.length).toBeLessThanOrEqual(5000);
    }
  });
  test('each way to the data has an address, and addresses are absolute', () => {
    for (const { value } of described) {
      for (const download of value.distribution ?? []) {
        expect(download['@type']).toBe('DataDownload');
        expect(URL.canParse(download.contentUrl ?? download.url)).toBe(true);
        if (download.contentUrl) expect(download.contentUrl).toMatch(/^https?:\/\//);
      }
      for (const address of [value.url, value.license ?? value.url, value.sameAs ?? value.url])
        expect(address).toMatch(/^https?:\/\//);
    }
  });
  test('times are ISO 8601, boxes are south west north east, the licence has an address', () => {
    const full = described.find(({ name }) => name === 'full')?.value;
    expect(full.temporalCoverage).toBe('2020-01-01/2025-12-31');
    expect(full.spatialCoverage[0].geo.box).toBe('14.5 -118.4 32.7 -86.7');
    expect(full.license).toBe('https://creativecommons.org/licenses/by/4.0/');
    for (const field of ['datePublished', 'dateModified']) expect(Number.isNaN(Date.parse(full[field]))).toBe(false);
  });
  test('recommended: all but a citation, a funder and ways of measuring, of which the model knows nothing', () => {
    const full = described.find(({ name }) => name === 'full')?.value;
    const recommended = [
      'alternateName',
      'creator',
      'identifier',
      'isAccessibleForFree',
      'keywords',
      'license',
      'sameAs',
      'spatialCoverage',
      'temporalCoverage',
      'variableMeasured',
      'version',
      'url',
      'includedInDataCatalog',
      'distribution',
    ];
    expect(recommended.filter((field) => !(field in full))).toEqual([]);
  });
  test('nothing ends the script element it stands in', () => {
    for (const { dataset, tables } of all)
      expect(formatSchemaOrg(dataset, tables, { names, portal, language: 'es' })).not.toContain('<');
  });
});

/** https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html: required properties. */
describe('Croissant', () => {
  const required = [
    '@context',
    '@type',
    'conformsTo',
    'description',
    'license',
    'name',
    'url',
    'creator',
    'datePublished',
  ];
  test.each(all)('$name has what is required', ({ dataset, tables, name }) => {
    const value = describeCroissant(dataset, tables, { names, language: 'es', version: '1.0' });
    // Without a licence there is none to tell; inventing one would be worse.
    const wanted = required.filter((field) => field !== 'license' || !['bare', 'series'].includes(name));
    expect(wanted.filter((field) => !(field in value))).toEqual([]);
    expect(value['conformsTo']).toBe('http://mlcommons.org/croissant/1.0');
    expect(value['name']).toMatch(/^[a-zA-Z0-9\-_.]+$/);
    const files = [value['distribution'] ?? []].flat().filter(isObject);
    const ids = new Set(files.map((file) => file['@id']));
    expect(ids.size).toBe(files.length);
    for (const file of files) {
      expect(file['sha256']).toMatch(/^[0-9a-f]{64}$/);
      for (const field of ['name', 'contentUrl', 'encodingFormat']) expect(file).toHaveProperty(field);
    }
    for (const set of [value['recordSet'] ?? []].flat().filter(isObject))
      for (const field of [set['field'] ?? []].flat().filter(isObject)) {
        expect(Object.keys(field)).toEqual(expect.arrayContaining(['@id', 'name', 'dataType', 'source']));
        const source: unknown = field['source'];
        expect(isObject(source) && isObject(source['fileObject']) && ids.has(source['fileObject']['@id'])).toBe(true);
      }
  });
  test('a table is read from its Parquet file, a field a column', () => {
    const [full] = all.filter(({ name }) => name === 'full');
    const value = full && describeCroissant(full.dataset, full.tables, { names, language: 'es', version: '1.1' });
    expect(value?.['recordSet']).toMatchObject([{ name: 'mediciones', key: [{}], field: { length: 8 } }]);
  });
});
