import { expect, test } from 'vitest';
import { mergeAside, type Spelling } from './aside.ts';
import type { Resource } from './model.ts';
import { formatNTriples } from './n-triples.ts';

const names = { self: 'https://p.example/datasets/1', portal: 'https://p.example/', mark: 'd1' };
const part: Resource = { id: `${names.self}#019a`, types: ['dcat:Distribution'], properties: [] };
const give = (text: string) => mergeAside([part], text, names).slice(1).map(formatNTriples).join('');

test('statements come back with the dataset in the place of their placeholder, blank nodes apart from those of others', () => {
  expect(
    give(`<urn:milpa:this> <http://a.example/p> "x"@es .
<urn:milpa:this> <http://a.example/q> _:b .
_:b <http://a.example/r> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<urn:milpa:this#019a> <http://a.example/p> <urn:milpa:this> .
<http://elsewhere.example/> <http://a.example/p> "y" .
`),
  ).toBe(`<https://p.example/datasets/1> <http://a.example/p> "x"@es .
<https://p.example/datasets/1> <http://a.example/q> _:d1x62 .
_:d1x62 <http://a.example/r> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<https://p.example/datasets/1#019a> <http://a.example/p> <https://p.example/datasets/1> .
<http://elsewhere.example/> <http://a.example/p> "y" .
`);
});
test('what is no statement, or speaks of other things of the portal, is passed over', () => {
  expect(
    give(`nonsense
<https://p.example/datasets/2> <http://purl.org/dc/terms/title> "mine now" .
<https://p.example/catalog> <http://purl.org/dc/terms/title> "mine too" .
<urn:milpa:this> <http://a.example/p> "kept" .`),
  ).toBe('<https://p.example/datasets/1> <http://a.example/p> "kept" .\n');
});

const kept = `<urn:milpa:this> <http://a.example/p> "kept" .
<urn:milpa:this> <http://a.example/f> "yearly" <urn:milpa:said:1> .
<urn:milpa:this> <http://a.example/f> <http://v.example/ANNUAL> <urn:milpa:made:1> .
<urn:milpa:this#place> <http://a.example/shape> "round" <urn:milpa:more:2> .
<urn:milpa:this#place> <http://a.example/box> "1 2 3 4" <urn:milpa:made:2> .
<urn:milpa:this#place> <http://a.example/note> "hangs on the place" .
`;
const frequency = (term: string): Resource => ({
  id: names.self,
  types: [],
  properties: [['<http://a.example/f>', [{ iri: `http://v.example/${term}` }]]],
});
const place = (box: string): Resource => ({
  id: `${names.self}#place`,
  types: ['dct:Location'],
  properties: [['<http://a.example/box>', [{ text: box }]]],
});
const merge = (resources: readonly Resource[], spelling: Spelling) =>
  mergeAside(resources, kept, names, spelling)
    .map((resource) => formatNTriples({ ...resource, types: [] }))
    .join('')
    .replaceAll('https://p.example/datasets/', '')
    .replaceAll('http://a.example/', '')
    .trim()
    .split('\n')
    .toSorted();

test('what the source said stands for what is made of it, until that is changed', () => {
  const whole = [frequency('ANNUAL'), place('1 2 3 4')];
  expect(merge(whole, 'source')).toEqual([
    '<1#place> <note> "hangs on the place" .',
    '<1#place> <shape> "round" .',
    '<1> <f> "yearly" .',
    '<1> <p> "kept" .',
  ]);
  expect(merge(whole, 'vocabularies')).toEqual([
    '<1#place> <box> "1 2 3 4" .',
    '<1#place> <note> "hangs on the place" .',
    '<1#place> <shape> "round" .',
    '<1> <f> <http://v.example/ANNUAL> .',
    '<1> <p> "kept" .',
  ]);
  expect(merge([frequency('DAILY'), place('9 9 9 9')], 'source')).toEqual([
    '<1#place> <box> "9 9 9 9" .',
    '<1#place> <note> "hangs on the place" .',
    '<1> <f> <http://v.example/DAILY> .',
    '<1> <p> "kept" .',
  ]);
});

test('what hung on a part goes when the part is taken away', () => {
  expect(merge([frequency('ANNUAL')], 'source')).toEqual(['<1> <f> "yearly" .', '<1> <p> "kept" .']);
});
