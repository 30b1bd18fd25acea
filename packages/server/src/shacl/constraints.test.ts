import { Parser, Store } from 'n3';
import { describe, expect, test } from 'vitest';
import { compileShapes, listResults, ShapeFault, validateGraph } from './index.ts';

const prefixes = `
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <http://example.org/> .
`;
const graph = (turtle: string) => new Store(new Parser().parse(prefixes + turtle));
const compile = (turtle: string) => compileShapes(prefixes + turtle, 'http://example.org/shapes');
const check = (constraint: string, data: string) =>
  [
    ...listResults(
      graph(data),
      compile(`ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; ${constraint} ] .`),
    ),
  ].map(({ component, value }) => [component, value?.value]);

describe('a constraint', () => {
  test.each([
    ['sh:minCount 1', 'ex:a ex:q 1', [['MinCount', undefined]]],
    ['sh:minCount 1', 'ex:a ex:p 1 ; ex:q 1', []],
    ['sh:maxCount 1', 'ex:a ex:p 1, 2', [['MaxCount', undefined]]],
    ['sh:nodeKind sh:IRI', 'ex:a ex:p ex:b, "b"', [['NodeKind', 'b']]],
    ['sh:nodeKind sh:BlankNodeOrIRI', 'ex:a ex:p ex:b, [], "b"', [['NodeKind', 'b']]],
    ['sh:datatype xsd:date', 'ex:a ex:p "2020-02-30"^^xsd:date, "2020-13-01"^^xsd:date', [['Datatype', '2020-13-01']]],
    ['sh:datatype xsd:date', 'ex:a ex:p "hoy"', [['Datatype', 'hoy']]],
    ['sh:datatype xsd:hexBinary', 'ex:a ex:p "0g"^^xsd:hexBinary', [['Datatype', '0g']]],
    [
      'sh:class ex:C',
      'ex:a ex:p ex:b, ex:c . ex:b a ex:D . ex:D rdfs:subClassOf ex:C',
      [['Class', 'http://example.org/c']],
    ],
    ['sh:hasValue ex:b', 'ex:a ex:p ex:c', [['HasValue', undefined]]],
    ['sh:in ( ex:b "x" )', 'ex:a ex:p ex:b, "x", "y"', [['In', 'y']]],
    ['sh:pattern "^a"', 'ex:a ex:p "ab", "ba"', [['Pattern', 'ba']]],
    ['sh:pattern "^a" ; sh:flags "i"', 'ex:a ex:p "AB"', []],
    ['sh:minLength 2', 'ex:a ex:p "a", "ab"', [['MinLength', 'a']]],
    ['sh:maxLength 1', 'ex:a ex:p "ñ", "ab"', [['MaxLength', 'ab']]],
    ['sh:minInclusive 2', 'ex:a ex:p 1, 2', [['MinInclusive', '1']]],
    ['sh:maxExclusive 2', 'ex:a ex:p 1, 2', [['MaxExclusive', '2']]],
    [
      'sh:languageIn ( "es" )',
      'ex:a ex:p "a"@es-MX, "b"@en, "c"',
      [
        ['LanguageIn', 'b'],
        ['LanguageIn', 'c'],
      ],
    ],
    ['sh:uniqueLang true', 'ex:a ex:p "a"@es, "b"@es, "c"@en', [['UniqueLang', undefined]]],
    ['sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )', 'ex:a ex:p "2020"^^xsd:gYear, 3', [['Or', '3']]],
    ['sh:and ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )', 'ex:a ex:p "abc", "abcd"', [['And', 'abcd']]],
    ['sh:xone ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )', 'ex:a ex:p "abc", "a"', [['Xone', 'abc']]],
    ['sh:not [ sh:datatype xsd:string ]', 'ex:a ex:p "abc", 1', [['Not', 'abc']]],
    [
      'sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]',
      'ex:a ex:p ex:b, ex:c . ex:b ex:q 1',
      [['Node', 'http://example.org/c']],
    ],
  ])('%s on %s', (constraint, data, expected) => {
    expect(check(constraint, `${data} .`)).toEqual(expected);
  });

  test('counts what a path reaches against its direction, in steps and by choice', () => {
    const shapes = compile(`
      ex:I a sh:NodeShape ; sh:targetNode ex:b ; sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:maxCount 1 ] .
      ex:Q a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 2 ] .
      ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 2 ] .`);
    const found = [...listResults(graph('ex:a ex:p ex:b . ex:c ex:p ex:b . ex:b ex:q 1 .'), shapes)];
    expect(found.map(({ path, component }) => [path?.kind, component])).toEqual([
      ['inverse', 'MaxCount'],
      ['sequence', 'MinCount'],
      ['alternative', 'MinCount'],
    ]);
  });

  test('applies to nodes by class, by property and by being a value, once each', () => {
    const shapes = compile(`
      ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:targetSubjectsOf ex:p ; sh:targetObjectsOf ex:p ;
        sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:severity sh:Warning ] .`);
    const found = [...listResults(graph('ex:a a ex:C ; ex:p ex:b . ex:d a ex:C ; ex:name "d" .'), shapes)];
    expect(found.map(({ focus, severity }) => [focus.value, severity])).toEqual([
      ['http://example.org/a', 'warning'],
      ['http://example.org/b', 'warning'],
    ]);
  });

  test('of a shape that is switched off is not checked', () => {
    expect(check('sh:minCount 1 ; sh:deactivated true', 'ex:a ex:q 1 .')).toEqual([]);
  });
});

describe('shapes that are not understood are refused', () => {
  test.each([
    ['sh:property [ sh:path ex:p ; sh:lessThan ex:q ]', 'sh:lessThan is not understood'],
    ['sh:closed true', 'sh:closed is not understood'],
    ['sh:sparql []', 'sh:sparql is not understood'],
    ['sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 1 ]', 'a kind of path'],
    ['sh:property ex:P . ex:P sh:path ex:p ; sh:node ex:S', 'a shape that asks for itself'],
    ['sh:property [ sh:path ex:p ; sh:severity ex:Grave ; sh:minCount 1 ]', 'is no severity'],
  ])('%s', (text, message) => {
    const make = () => compile(`ex:S a sh:NodeShape ; sh:targetNode ex:a ; ${text} .`);
    expect(make).toThrow(ShapeFault);
    expect(make).toThrow(message);
  });
});

describe('limits', () => {
  const shapes = compile('ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .');
  const many = graph(Array.from({ length: 200 }, (_, index) => `ex:n${index} a ex:C .`).join('\n'));

  test('of results end the check and say so', async () => {
    expect(await validateGraph(many, shapes, { results: 5, timeMs: 1000 }, () => 0)).toMatchObject({
      complete: false,
      results: { length: 5 },
    });
  });

  test('of time end the check and say so; other work goes on between', async () => {
    let clock = 0;
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    const outcome = await validateGraph(many, shapes, { results: 1000, timeMs: 300 }, () => {
      clock += 3;
      return clock;
    });
    clearInterval(timer);
    expect(outcome.complete).toBe(false);
    expect(outcome.results.length).toBeGreaterThan(50);
    expect(outcome.results.length).toBeLessThan(200);
    expect(turns).toBeGreaterThan(0);
  });

  test('a graph that goes in circles is looked at to an end', async () => {
    const circle = compile(`
      ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:node [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ] ] .`);
    expect(await validateGraph(graph('ex:a ex:p ex:a .'), circle, { results: 9, timeMs: 1000 }, () => 0)).toEqual({
      results: [],
      complete: true,
    });
  });
});
