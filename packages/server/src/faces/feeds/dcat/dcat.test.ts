import { Parser, type Quad, type Term } from 'n3';
import { describe, expect, test } from 'vitest';
import { makeReleased } from '../../../../test/released.ts';
import { createIdentities, namePortal } from '../names.ts';
import { type Extension, formatDocument, prefixes, type Resource, streamDocument } from '../rdf/index.ts';
import { describeCatalog, describeDataset, describeEntry } from './index.ts';

const publicUrl = 'https://datos.example.org';
const names = createIdentities(publicUrl);
const publisher = { id: '019a0000-0009-7000-8000-000000000001', slug: 'inegi', name: { es: 'INEGI', en: 'INEGI' } };
const { dataset } = makeReleased(1, {
  publisher,
  title: { es: 'Aire "limpio"\n\\ñ', en: 'Clean air', fr: "L'air" },
  metadata: { source: 'Estaciones <propias>', landingPage: 'https://aire.example.org/a b"c' },
  version: 3,
});
const bare = makeReleased(2, {
  publisher,
  metadata: {
    description: {},
    contact: {},
    spatial: {},
    temporal: {},
    keywords: {},
    themes: [],
    frequency: '',
    language: [],
    licence: '',
  },
}).dataset;

const parse = (turtle: string) => new Parser({ format: 'text/turtle' }).parse(turtle);
const expandName = (name: string) => {
  const [prefix = '', local = ''] = name.split(/:(.*)/s);
  const namespace = Object.entries(prefixes).find(([known]) => known === prefix)?.[1];
  return namespace && !local.startsWith('//') ? namespace + local : name;
};
const showTerm = (term: Term): string =>
  term.termType === 'Literal' ? JSON.stringify([term.value, term.language, term.datatype.value]) : `<${term.value}>`;
const showQuad = ({ subject, predicate, object }: Quad) => [subject, predicate, object].map(showTerm).join(' ');

/** The triples of our own form of JSON-LD: prefixes as context, one graph of nodes with @id, values written out. */
function expandJsonLd(text: string): string[] {
  const document: { '@context': unknown; '@graph': Record<string, unknown>[] } = JSON.parse(text);
  expect(document['@context']).toEqual(prefixes);
  const triples: string[] = [];
  for (const { '@id': id, '@type': types = [], ...properties } of document['@graph']) {
    for (const type of [types].flat()) triples.push(`<${id}> <${prefixesRdf}type> <${expandName(String(type))}>`);
    for (const [name, values] of Object.entries(properties))
      for (const value of [values].flat()) triples.push(`<${id}> <${expandName(name)}> ${expandValue(value)}`);
  }
  return triples;
}
const prefixesRdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
function expandValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new Error(`A value is not written out: ${value}`);
  const given: Record<string, unknown> = { ...value };
  if ('@id' in given) return `<${given['@id']}>`;
  const language = given['@language'] ?? '';
  const type = given['@type']
    ? expandName(String(given['@type']))
    : language
      ? `${prefixesRdf}langString`
      : `${prefixes.xsd}string`;
  return JSON.stringify([given['@value'], language, type]);
}

/** What a description may speak of: things of the portal, and entries of vocabularies. */
const known =
  /^(?:https:\/\/datos\.example\.org\/|http:\/\/publications\.europa\.eu\/resource\/authority\/|https:\/\/creativecommons\.org\/|https:\/\/www\.iana\.org\/assignments\/media-types\/|http:\/\/spdx\.org\/rdf\/terms#)/;

const catalogue = [
  ...describeCatalog(namePortal(publicUrl), { modified: '2026-02-01T00:00:00.000Z' }, names),
  ...describeEntry(dataset, names),
  ...describeEntry(bare, names),
];

describe('both forms', () => {
  test.each([
    ['a full dataset', describeDataset(dataset, names)],
    ['a dataset with nothing said', describeDataset(bare, names)],
    ['a catalogue', catalogue],
  ])('%s says the same in Turtle and in JSON-LD', (_, resources) => {
    const turtle = parse(formatDocument(resources, 'ttl')).map(showQuad);
    expect(turtle.length).toBeGreaterThan(10);
    expect(expandJsonLd(formatDocument(resources, 'jsonld')).toSorted()).toEqual(turtle.toSorted());
  });
  test('streamed or at once', async () => {
    async function* batches(): AsyncGenerator<readonly Resource[]> {
      yield [];
      yield catalogue.slice(0, 4);
      yield [];
      yield catalogue.slice(4);
    }
    for (const extension of ['ttl', 'jsonld'] as const satisfies Extension[]) {
      let streamed = '';
      for await (const piece of streamDocument(batches(), extension)) streamed += piece;
      expect(streamed).toBe(formatDocument(catalogue, extension));
    }
  });
  test('hostile text stays text, and addresses stay addresses', () => {
    const hostile = makeReleased(3, {
      publisher: { ...publisher, name: { es: '"@en . <a> <b> <c> .' } },
      title: { es: 'x" . <javascript:alert(1)> a <y> . "\u0001\u007f' },
      metadata: { keywords: { es: ['"""', "'''", '\\', '</script>'] }, spatial: { name: '\t\r\n' } },
    }).dataset;
    const quads = parse(formatDocument(describeDataset(hostile, names), 'ttl'));
    expect(quads.filter(({ subject }) => !known.test(subject.value))).toEqual([]);
    const titles = quads.filter(
      ({ predicate, subject }) => predicate.value.endsWith('/title') && subject.value === names.dataset(hostile.id),
    );
    expect(titles.map(({ object }) => object.value)).toEqual([hostile.metadata.title.es]);
  });
});

/** What DCAT-AP 3.0 asks of each class: mandatory and recommended, with the kind of value. */
const expectations: Record<string, Record<string, 'iri' | 'text' | `${string}:${string}`>> = {
  'dcat:Catalog': {
    'dct:title': 'text',
    'dct:description': 'text',
    'dct:publisher': 'iri',
    'dct:modified': 'xsd:dateTime',
    'dct:language': 'iri',
    'foaf:homepage': 'iri',
    'dcat:themeTaxonomy': 'iri',
    'dcat:dataset': 'iri',
    'dcat:record': 'iri',
  },
  'dcat:CatalogRecord': { 'foaf:primaryTopic': 'iri', 'dct:modified': 'xsd:dateTime', 'dct:issued': 'xsd:dateTime' },
  'dcat:Dataset': {
    'dct:title': 'text',
    'dct:description': 'text',
    'dcat:contactPoint': 'iri',
    'dcat:distribution': 'iri',
    'dcat:keyword': 'text',
    'dct:publisher': 'iri',
    'dct:spatial': 'iri',
    'dct:temporal': 'iri',
    'dcat:theme': 'iri',
    'dct:identifier': 'text',
    'dct:issued': 'xsd:dateTime',
    'dct:modified': 'xsd:dateTime',
    'dct:language': 'iri',
    'dct:accrualPeriodicity': 'iri',
    'dct:accessRights': 'iri',
    'dcat:landingPage': 'iri',
    'dcat:version': 'text',
    'dct:provenance': 'iri',
  },
  'dcat:Distribution': {
    'dcat:accessURL': 'iri',
    'dcat:downloadURL': 'iri',
    'dcatap:availability': 'iri',
    'dct:format': 'iri',
    'dcat:mediaType': 'iri',
    'dct:license': 'iri',
    'dct:title': 'text',
    'dct:issued': 'xsd:dateTime',
    'dct:modified': 'xsd:dateTime',
  },
  'spdx:Checksum': { 'spdx:algorithm': 'iri', 'spdx:checksumValue': 'xsd:hexBinary' },
  'foaf:Agent': { 'foaf:name': 'text' },
  'vcard:Organization': { 'vcard:fn': 'text', 'vcard:hasEmail': 'iri' },
  'dct:Location': { 'dcat:bbox': 'geo:wktLiteral', 'rdfs:label': 'text' },
  'dct:PeriodOfTime': { 'dcat:startDate': 'xsd:date', 'dcat:endDate': 'xsd:date' },
};
const onlyMandatory: Record<string, readonly string[]> = {
  'dcat:Dataset': ['dct:title', 'dct:description'],
  'dcat:Distribution': ['dcat:accessURL'],
  'foaf:Agent': ['foaf:name'],
  'spdx:Checksum': ['spdx:algorithm', 'spdx:checksumValue'],
};
const kindOf = (term: Term) => {
  if (term.termType !== 'Literal') return 'iri';
  const short = Object.entries(prefixes)
    .map(([prefix, namespace]) => term.datatype.value.replace(namespace, `${prefix}:`))
    .find((name) => !name.startsWith('http'));
  return short === undefined || short === 'xsd:string' || short === 'rdf:langString' ? 'text' : short;
};
function check(quads: readonly Quad[], type: string, wanted: readonly string[]) {
  const members = quads.filter(
    ({ predicate, object }) => predicate.value === `${prefixesRdf}type` && object.value === expandName(type),
  );
  expect(members.length, `some ${type}`).toBeGreaterThan(0);
  for (const { subject } of members)
    for (const property of wanted) {
      const values = quads.filter(
        (quad) => quad.subject.equals(subject) && quad.predicate.value === expandName(property),
      );
      expect(values.length, `${type} ${subject.value} has ${property}`).toBeGreaterThan(0);
      for (const { object } of values)
        expect(kindOf(object), `${type} ${property}`).toBe(expectations[type]?.[property]);
    }
}

describe('DCAT-AP 3.0', () => {
  const full = parse(
    formatDocument(
      [
        ...describeCatalog(namePortal(publicUrl), { modified: dataset.released }, names),
        ...describeEntry(dataset, names),
      ],
      'ttl',
    ),
  );
  test.each(Object.entries(expectations))(
    'every %s has its mandatory and recommended properties',
    (type, properties) => {
      check(full, type, Object.keys(properties));
    },
  );
  test('a dataset of which little was said has the mandatory ones', () => {
    const quads = parse(formatDocument(describeDataset(bare, names), 'ttl'));
    for (const [type, properties] of Object.entries(onlyMandatory)) check(quads, type, properties);
  });
  test('whatever is pointed at inside the portal is described', () => {
    const described = new Set(full.map(({ subject }) => subject.value));
    const inside = full
      .map(({ object }) => object)
      .filter((term) => term.termType === 'NamedNode' && term.value.includes('#') && term.value.startsWith(publicUrl));
    expect(inside.length).toBeGreaterThan(5);
    expect(inside.filter((term) => !described.has(term.value))).toEqual([]);
  });
  test('values come from the vocabularies it prescribes', () => {
    const valuesOf = (name: string) =>
      full.filter(({ predicate }) => predicate.value === expandName(name)).map(({ object }) => object.value);
    const authority = 'http://publications.europa.eu/resource/authority/';
    for (const [name, start] of [
      ['dcat:theme', `${authority}data-theme/`],
      ['dct:accrualPeriodicity', `${authority}frequency/`],
      ['dct:format', `${authority}file-type/`],
      ['dct:language', `${authority}language/`],
      ['dcat:mediaType', 'https://www.iana.org/assignments/media-types/'],
    ] as const)
      for (const value of valuesOf(name)) expect(value.startsWith(start), `${name} ${value}`).toBe(true);
    expect(valuesOf('dcat:bbox')).toEqual(['POLYGON((-118.4 14.5, -86.7 14.5, -86.7 32.7, -118.4 32.7, -118.4 14.5))']);
    expect(valuesOf('dcat:byteSize')).toEqual(['12345']);
  });
  test('the original and each export can be fetched, and the checksum is of the version named', () => {
    const urls = full
      .filter(({ predicate }) => predicate.value === expandName('dcat:downloadURL'))
      .map(({ object }) => object.value.replace(publicUrl, ''));
    const table = dataset.distributions[0]?.file?.tables[0]?.id;
    expect(urls).toEqual([
      `/api/v1/distributions/${dataset.distributions[0]?.id}/original?version=3`,
      ...['csv', 'json', 'jsonl', 'parquet', 'xlsx'].map((format) => `/api/v1/tables/${table}.${format}?version=3`),
    ]);
  });
  test('identifiers outlive titles and addresses', () => {
    const renamed = { ...dataset, slug: bare.slug, metadata: { ...dataset.metadata, title: { es: 'Otro' } } };
    const ids = (resources: Resource[]) =>
      resources.flatMap(({ id, types }) => (types.includes('foaf:Document') ? [] : [id]));
    expect(ids(describeDataset(renamed, names))).toEqual(ids(describeDataset(dataset, names)));
  });
});
