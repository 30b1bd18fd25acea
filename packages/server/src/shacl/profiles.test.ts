import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, test } from 'vitest';
import { createProfiles, listKnownFacts, listResults, type Path } from './index.ts';

const parse = (turtle: string) => new Parser({ format: 'text/turtle' }).parse(turtle);
const prefixes = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
`;
/** As many faults as fit: each is found by SEMIC's shapes. */
const faulty = `${prefixes}
ex:catalog a dcat:Catalog ; dct:title "Catálogo"@es ; dcat:dataset ex:d .
ex:d a dcat:Dataset ; dct:title "Aire"@es, <http://example.org/title> ; dcat:theme "aire" ; dct:publisher ex:p, ex:q ;
  dct:modified "ayer" ; dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/DAILY>, ex:often ;
  dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
  dcat:contactPoint "nobody" ; dct:temporal [ a dct:PeriodOfTime ] ; dct:language "es" ;
  dcat:distribution [ a dcat:Distribution ; dct:license "free" ; dcat:byteSize "many" ; spdx:checksum ex:sum ] .
ex:sum a spdx:Checksum ; spdx:checksumValue "xyz"^^xsd:hexBinary .
ex:p a foaf:Agent . ex:q a foaf:Agent ; foaf:name ex:name .
ex:s a dcat:DataService ; dct:title "API" .
ex:series a dcat:DatasetSeries ; dct:title "Serie" .
`;

const conformance = fileURLToPath(new URL('../../../../../shared/data/conformance/', import.meta.url));
const samples = [
  'mqa_assets/samples/dcatap_catalog.ttl',
  'dcat_ap/3.0.0/html/examples/example-bee-population.ttl',
  'dcat_ap/3.0.0/html/examples/example-bee-population-dataset-series.ttl',
].filter((name) => existsSync(conformance + name));
if (samples.length === 0) console.info('Skipped: the samples of DCAT-AP (../shared/data) are not on this machine.');

const showPath = (path: Path | null) => (path?.kind === 'predicate' ? path.iri : (path?.kind ?? ''));

const files = ['', '-recommended', '-ranges', '-vocabularies'].flatMap((layer) => [
  `dcat-ap-3.0.1${layer}`,
  `dcat-ap-2.1.1${layer}`,
]);

/** What another validator of the same shapes says, file by file, as ours takes them. */
async function askOther(file: string, data: Store) {
  const shapes = new Store(parse(readFileSync(new URL(`./shapes/${file}.ttl`, import.meta.url), 'utf8')));
  const report = await new SHACLValidator(shapes).validate(data);
  return report.results.map((result) =>
    [
      result.severity?.value.split('#')[1]?.toLowerCase(),
      result.focusNode?.value,
      result.sourceConstraintComponent?.value.split('#')[1]?.replace('ConstraintComponent', ''),
    ].join(' '),
  );
}

describe('another validator finds the same', () => {
  const profiles = createProfiles();
  test.each([['faulty', faulty], ...samples.map((name) => [name, readFileSync(conformance + name, 'utf8')])])(
    'in %s',
    async (_, turtle) => {
      const data = new Store(parse(turtle));
      data.addQuads([...listKnownFacts(data)]);
      const others: string[] = [];
      for (const file of files) others.push(...(await askOther(file, data)));
      const shapes = [...profiles.find('dcat-ap-full'), ...profiles.find('dcat-ap-2.1.1-full')];
      const ours = [...listResults(data, shapes)]
        .filter(({ shape }) => !shape.startsWith('urn:milpa:'))
        .map(({ severity, focus, component }) => `${severity} ${focus.value} ${component}`);
      expect(ours.length).toBeGreaterThan(3);
      expect(ours.toSorted()).toEqual(others.toSorted());
    },
  );
});

test('faults of each kind are found', () => {
  const data = new Store(parse(faulty));
  const found = [...listResults(data, createProfiles().find('dcat-ap'))];
  const show = (severity: string) =>
    found.filter((each) => each.severity === severity).map(({ path, component }) => `${showPath(path)} ${component}`);
  expect(show('violation')).toEqual(
    expect.arrayContaining([
      'http://purl.org/dc/terms/description MinCount',
      'http://purl.org/dc/terms/publisher MaxCount',
      'http://purl.org/dc/terms/title NodeKind',
      'http://www.w3.org/ns/dcat#accessURL MinCount',
      'http://spdx.org/rdf/terms#checksumValue Datatype',
      'http://xmlns.com/foaf/0.1/name MinCount',
      'http://www.w3.org/ns/dcat#endpointURL MinCount',
    ]),
  );
  expect(show('warning')).toContain('http://www.w3.org/ns/dcat#keyword MinCount');
});

describe('high-value datasets', () => {
  const shapes = createProfiles().find('dcat-ap-hvd');
  const check = (turtle: string) =>
    [...listResults(new Store(parse(prefixes + turtle)), shapes)].map(
      ({ severity, path, component }) => `${severity} ${showPath(path).split(/[/#]/).at(-1)} ${component}`,
    );
  const law = '<http://data.europa.eu/eli/reg_impl/2023/138/oj>';
  const category = '<http://data.europa.eu/bna/c_ac64a52d>';

  test('name the law, a contact and a distribution with its licence', () => {
    expect(
      check(
        `ex:d a dcat:Dataset ; dcatap:hvdCategory ${category} ; dcat:distribution ex:x . ex:x a dcat:Distribution .`,
      ),
    ).toEqual([
      'violation  Or',
      'violation applicableLegislation MinCount',
      'violation applicableLegislation HasValue',
      'warning contactPoint MinCount',
      'info conformsTo MinCount',
    ]);
  });

  test('that are whole have no faults', () => {
    expect(
      check(`ex:d a dcat:Dataset ; dcatap:hvdCategory ${category} ; dcatap:applicableLegislation ${law} ; dct:conformsTo ex:s ;
        dcat:contactPoint ex:c ; dcat:distribution ex:x . ex:x a dcat:Distribution ; dct:license ex:l .`),
    ).toEqual([]);
  });

  test('are not asked of others', () => {
    expect(
      check('ex:d a dcat:Dataset ; dcat:distribution ex:x . ex:x a dcat:Distribution . ex:s a dcat:DataService .'),
    ).toEqual([]);
  });

  test('given by a service name its contact, its description and what it serves', () => {
    expect(
      check(
        `ex:s a dcat:DataService ; dcatap:hvdCategory ${category} ; dcatap:applicableLegislation ${law} ; dcat:distribution ex:x .`,
      ),
    ).toContain('violation  Or');
  });
});
