import { expect, test } from 'vitest';
import { listAside } from './aside.ts';
import { formatNTriples } from './n-triples.ts';

const names = { self: 'https://p.example/datasets/1', portal: 'https://p.example/', mark: 'd1' };
const give = (text: string) => listAside(text, names).map(formatNTriples).join('');

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
