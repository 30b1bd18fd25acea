import { readFileSync } from 'node:fs';
import { DataFactory, Parser, type Quad, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { conformance, feedCases, publicUrl, readFeedInput } from '../../../../test/feeds.ts';
import { takeMeasurement } from '../../../assessment/index.ts';
import { describeMeasurement, describeMetrics } from '../dqv/index.ts';
import { createIdentities, namePortal } from '../names.ts';
import { formatDocument, prefixes, type Resource } from '../rdf/index.ts';
import { describeCatalog, describeDataset, describeEntry, describePage, isHighValue, toOlderProfile } from './index.ts';

if (!conformance)
  console.info('Skipped: the generated shapes of DCAT-AP 3.0.0 (../shared/data/conformance) are not on this machine.');
const { namedNode, quad } = DataFactory;
const names = createIdentities(publicUrl);
const parse = (text: string, baseIRI = 'http://shapes.example/') =>
  new Parser({ format: 'text/turtle', baseIRI }).parse(text);

/**
 * What a validator of DCAT-AP is told besides the data: which classes of DCAT are kinds of others
 * (https://www.w3.org/TR/vocab-dcat-3/), and what lies at addresses outside, which no shape can judge by itself.
 */
const background = parse(`
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
dcat:Dataset rdfs:subClassOf dcat:Resource . dcat:DataService rdfs:subClassOf dcat:Resource .
dcat:DatasetSeries rdfs:subClassOf dcat:Dataset . dcat:Catalog rdfs:subClassOf dcat:Dataset .
dcat:Resource rdfs:subClassOf rdfs:Resource . vcard:Organization rdfs:subClassOf vcard:Kind .
dct:MediaType rdfs:subClassOf dct:MediaTypeOrExtent . dct:LicenseDocument rdfs:subClassOf dct:RightsStatement .
<https://sinaica.example.org/datos> a dcat:Dataset ; dct:title "SINAICA"@es ; dct:description "Fuente"@es .
<https://viejo.example.org/serie> a dcat:Dataset ; dct:title "Serie"@es ; dct:description "Serie"@es .
`);
const withoutOthers: readonly Quad[] = [
  ...background.filter(
    ({ subject, object }) =>
      object.value !== `${prefixes.dcat}Dataset` || !/#(?:Catalog|DatasetSeries)$/.test(subject.value),
  ),
  ...feedCases
    .map((name) => readFeedInput(name).dataset)
    .filter(({ kind }) => kind === 'series')
    .map(({ id }) =>
      quad(namedNode(names.dataset(id)), namedNode(`${prefixes.rdf}type`), namedNode(`${prefixes.dcat}DatasetSeries`)),
    ),
];
/** Other things of the same portal that the cases point to. */
const neighbours = (own: string): Resource[] =>
  feedCases
    .map((name) => readFeedInput(name).dataset)
    .filter(({ id }) => id !== own)
    .flatMap((dataset) => describeDataset(dataset, names));

/** By RDF Schema everything is a resource (rdfs4a, rdfs4b); version 3.0.0 asks for the class as if it had to be said. */
const listEntailed = (quads: readonly Quad[]): Quad[] =>
  quads
    .flatMap(({ subject, object }) => [subject, object])
    .filter((term) => term.termType === 'NamedNode' || term.termType === 'BlankNode')
    .map((term) => quad(term, namedNode(`${prefixes.rdf}type`), namedNode(`${prefixes.rdfs}Resource`)));

interface Shapes {
  readonly name: string;
  readonly files: readonly URL[];
  readonly project: (resources: readonly Resource[]) => readonly Resource[];
}
const same = (all: readonly Resource[]) => all;
const shipped = (...names: string[]) =>
  names.map((name) => new URL(`../../../shacl/shapes/${name}.ttl`, import.meta.url));
const sets: readonly Shapes[] = [
  { name: 'DCAT-AP 3.0.1 with ranges', files: shipped('dcat-ap-3.0.1', 'dcat-ap-3.0.1-ranges'), project: same },
  { name: 'DCAT-AP 3.0.1, vocabularies', files: shipped('dcat-ap-3.0.1-vocabularies'), project: same },
  { name: 'DCAT-AP HVD 3.0', files: shipped('dcat-ap-hvd'), project: same },
  {
    name: 'DCAT-AP 2.1.1 with ranges',
    files: shipped('dcat-ap-2.1.1', 'dcat-ap-2.1.1-ranges'),
    project: toOlderProfile,
  },
  { name: 'DCAT-AP 2.1.1, vocabularies', files: shipped('dcat-ap-2.1.1-vocabularies'), project: toOlderProfile },
];
/** They take every dataset for one of high value, also a catalogue or series: so they are asked about what is, and told of no others. */
const hvd: Shapes = {
  name: 'DCAT-AP HVD 3.0.0 with ranges',
  files: shipped('dcat-ap-hvd-3.0.0', 'dcat-ap-hvd-3.0.0-ranges'),
  project: same,
};
/** Of one piece, by another generator: these lie beside the repository. */
const generated: Shapes = {
  name: 'DCAT-AP 3.0.0, generated',
  files: [new URL(`file://${conformance}/dcat_ap/3.0.0/shacl/dcat-ap-SHACL.ttl`)],
  project: same,
};

/**
 * Vocabularies are not fetched: our own output names the terms it uses. One pattern of 3.0.1 is left out: it asks for
 * https://spdx.org where the terms of SPDX, and the class that the same shape asks for, begin with http.
 */
const readShapes = (shapes: Shapes): Quad[] =>
  shapes.files
    .flatMap((file) => parse(readFileSync(file, 'utf8')))
    .filter(
      ({ predicate, object }) =>
        predicate.value !== `${prefixes.owl}imports` && object.value !== '^https://spdx.org/rdf/terms',
    );

/**
 * Violations. What the shapes only warn of holds for Europe: publishers and places that stand in tables of the EU, and no
 * themes but theirs.
 */
async function validate(shapes: Shapes, resources: readonly Resource[], told: readonly Quad[] = background) {
  const text = formatDocument(shapes.project(resources), 'ttl');
  const stated = [...parse(text), ...told];
  const data = new Store([...stated, ...listEntailed(stated)]);
  const validator = new Validator(new Store(readShapes(shapes)));
  // Of a thing elsewhere no more than its title is said, and no class: it is none of ours.
  const own = new Set(resources.filter(({ types }) => types.length > 0).map(({ id }) => id));
  const others = new Set(told.map(({ subject }) => subject.value).filter((id) => !own.has(id)));
  const report = await validator.validate(data);
  return report.results
    .filter(({ severity }) => severity?.value.endsWith('#Violation'))
    .filter(({ focusNode }) => !others.has(focusNode?.value ?? ''))
    .map(({ focusNode, path, message, value, severity, sourceConstraintComponent }) =>
      [severity, focusNode, path, value, sourceConstraintComponent, message.map((each) => each.value).join(' ')]
        .map((each) => (typeof each === 'string' ? each : (each?.value ?? '')).replace(/^.*[#/]/, ''))
        .join(' | '),
    );
}

describe('the official shapes', () => {
  for (const shapes of [...sets, ...(conformance ? [generated] : [])]) {
    test.each(feedCases)(`${shapes.name}: %s`, async (name) => {
      const { dataset, relatives } = readFeedInput(name);
      expect(
        await validate(shapes, [...describeDataset(dataset, names, relatives), ...neighbours(dataset.id)]),
      ).toEqual([]);
    });
    test(`${shapes.name}: a dataset together with what was measured of it, and the metrics`, async () => {
      const { dataset, relatives } = readFeedInput('full');
      const measurement = takeMeasurement(dataset, true, new Date('2026-03-01T06:00:00Z'));
      const measured = [...describeMeasurement(dataset, measurement, names), ...describeMetrics(names)];
      const resources = [...describeDataset(dataset, names, relatives), ...neighbours(dataset.id), ...measured];
      expect(await validate(shapes, resources)).toEqual([]);
    });
    test(`${shapes.name}: a page of the catalogue with all of them`, async () => {
      const page = {
        number: 1,
        size: 6,
        total: 12,
        address: (number: number) => `${publicUrl}/catalog.ttl?page=${number}`,
      };
      const resources = [
        ...describeCatalog(namePortal(publicUrl), { modified: '2026-02-01T00:00:00Z' }, names),
        ...describePage(page, names),
        ...feedCases
          .map(readFeedInput)
          .flatMap(({ dataset, relatives }) => describeEntry(dataset, names, { relatives })),
      ];
      expect(await validate(shapes, resources)).toEqual([]);
    });
  }
  const highValue = feedCases.filter((name) => isHighValue(readFeedInput(name).dataset.metadata));
  test.each(highValue)("SEMIC's own of DCAT-AP HVD 3.0.0, with ranges: %s", async (name) => {
    const { dataset, relatives } = readFeedInput(name);
    expect(await validate(hvd, describeDataset(dataset, names, relatives, 'vocabularies'), withoutOthers)).toEqual([]);
  });
  test("SEMIC's own of DCAT-AP HVD 3.0.0: the catalogue of what is of high value, and what is wrong in it", async () => {
    expect(highValue.length).toBeGreaterThan(0);
    const resources = [
      ...describeCatalog(namePortal(publicUrl), { modified: '2026-02-01T00:00:00Z' }, names),
      ...highValue
        .map(readFeedInput)
        .flatMap(({ dataset, relatives }) => describeEntry(dataset, names, { relatives, spelling: 'vocabularies' })),
    ];
    expect(await validate(hvd, resources, withoutOthers)).toEqual([]);
    const broken = resources.map((resource) => ({
      ...resource,
      properties: resource.properties.filter(([property]) => property !== 'dcatap:applicableLegislation'),
    }));
    const found = await validate(hvd, broken, withoutOthers);
    expect(found.filter((each) => each.includes('applicableLegislation')).length).toBeGreaterThan(0);
  });
  test('find what is wrong, so that finding nothing means something', async () => {
    const [shapes] = sets;
    const { dataset } = readFeedInput('full');
    const broken = describeDataset(dataset, names).map((resource) => ({
      ...resource,
      properties: resource.properties.filter(([name]) => name !== 'dct:title' && name !== 'foaf:name'),
    }));
    const found = shapes ? await validate(shapes, broken) : [];
    expect(found.filter((each) => each.includes('title')).length).toBeGreaterThan(0);
    expect(found.filter((each) => each.includes('name')).length).toBeGreaterThan(0);
  });
});
