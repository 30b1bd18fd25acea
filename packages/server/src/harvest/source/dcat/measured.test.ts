import { Parser, Store } from 'n3';
import { expect, test } from 'vitest';
import { leaveMeasured } from './measured.ts';

const read = (text: string) =>
  new Store(
    new Parser().parse(`
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix dqv: <http://www.w3.org/ns/dqv#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
${text}`),
  );

test('what the portal of origin measured is taken out, with all it says', () => {
  const store = read(`
<https://d.example.org/1> a dcat:Dataset ; dct:title "Pozos"@es ;
  dqv:hasQualityMetadata <https://d.example.org/1/quality> ;
  dqv:hasQualityMeasurement <https://d.example.org/1/quality#points> .
<https://d.example.org/1/quality> a dqv:QualityMetadata ; dct:title "Medido"@es .
<https://d.example.org/1/quality#points> dqv:value "390"^^xsd:decimal ; dqv:computedOn <https://d.example.org/1> .`);
  leaveMeasured(store);
  expect(store.getQuads(null, null, null, null).map(({ predicate }) => predicate.value.replace(/^.*[#/]/, ''))).toEqual(
    ['type', 'title'],
  );
});

test('what a publisher says of quality stays, and so does what was measured of another', () => {
  const store = read(`
<https://d.example.org/1> a dcat:Dataset ;
  dqv:hasQualityMeasurement <https://d.example.org/1#completeness>, <https://d.example.org/10/quality#points>, [ dqv:value 0.5 ] .
<https://d.example.org/1#completeness> dqv:value "0.98"^^xsd:decimal .
<https://d.example.org/10/quality#points> dqv:value "1"^^xsd:decimal .`);
  const before = store.size;
  leaveMeasured(store);
  expect(store.size).toBe(before);
});
