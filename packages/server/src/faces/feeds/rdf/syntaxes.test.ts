import { Readable } from 'node:stream';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { DataFactory, Parser, type Quad, Writer } from 'n3';
import { parse as parseWithOxigraph } from 'oxigraph';
import { isomorphic } from 'rdf-isomorphic';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { describe, expect, test } from 'vitest';
import { feedCases, publicUrl, readFeedInput } from '../../../../test/feeds.ts';
import { describeDataset } from '../dcat/index.ts';
import { createIdentities } from '../names.ts';
import { type Extension, formatDocument, type Resource, syntaxes } from './index.ts';

fc.configureGlobal({ seed: 20_261_126 });

const parse = (text: string, format = 'text/turtle') => new Parser({ format }).parse(text);
const extensions: Extension[] = ['ttl', 'rdf', 'jsonld', 'nt'];
const names = createIdentities(publicUrl);

/** Readers that know nothing of us: N3.js, rdfxml-streaming-parser, jsonld.js. */
const readers: Readonly<Record<Extension, (text: string) => Promise<Quad[]>>> = {
  ttl: async (text) => parse(text),
  nt: async (text) => parse(text, 'application/n-triples'),
  async rdf(text) {
    const quads: Quad[] = [];
    for await (const quad of Readable.from([text]).pipe(new RdfXmlParser({ dataFactory: DataFactory })))
      quads.push(quad);
    return quads;
  },
  jsonld: async (text) => parse(String(await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' }))),
};
/** And one that reads all four, in Rust. */
function readWithOxigraph(text: string, extension: Extension): Quad[] {
  const writer = new Writer({ format: 'application/n-triples' });
  const quads = parseWithOxigraph(text, { format: syntaxes[extension].mediaType });
  return parse(writer.quadsToString(quads.map(parseQuad)), 'application/n-triples');
}
// Both follow the interfaces of RDF/JS.
const parseQuad = (quad: unknown): Quad => quad as Quad;

const readAll = async (resources: readonly Resource[]) =>
  Promise.all(
    extensions.flatMap((extension) => {
      const text = formatDocument(resources, extension);
      return [readers[extension](text), Promise.resolve(readWithOxigraph(text, extension))];
    }),
  );

/** What XML has no place for: control characters but tab and line ends, and properties that end in no name. */
const forXml = (resources: readonly Resource[]): Resource[] =>
  resources.map(({ id, types, properties }) => ({
    id,
    types,
    properties: properties
      .filter(([name]) => !/^<.*[^\p{L}\p{N}_][\p{N}-][\w-]*>$/u.test(name))
      .map(([name, values]) => [
        name,
        values.map((value) =>
          'text' in value ? { ...value, text: value.text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '') } : value,
        ),
      ]),
  }));

describe('the four syntaxes say the same', () => {
  test.each(feedCases)('%s', async (name) => {
    const { dataset, relatives } = readFeedInput(name);
    const resources = forXml(describeDataset(dataset, names, relatives));
    const [first = [], ...others] = await readAll(resources);
    expect(first.length).toBeGreaterThan(15);
    for (const [index, other] of others.entries())
      expect(isomorphic(first, other), `${index}: ${first.length} and ${other.length} statements`).toBe(true);
  });

  test('whatever the texts are', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[<>"'&\\{}|^`@_:;,.#\s\]-]{0,20}$/),
      fc.constantFrom('"""', "'''", ']]>', '</rdf:RDF>', '\\u0041', '\r\n', '\u2028', '<!--', '{"@id":"x"}', '@prefix'),
    );
    // After the question mark, because readers resolve dots in a path.
    const address = text.map((tail) => `http://example.org/?${tail}`);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 3 }), address, address, async (texts, id, other) => {
        const resources: Resource[] = [
          {
            id,
            types: ['dcat:Dataset'],
            properties: [
              ['dct:title', texts.map((each) => ({ text: each, language: 'es' }))],
              ['dct:identifier', texts.map((each) => ({ text: each }))],
              ['dct:modified', texts.map((each) => ({ text: each, type: '<http://example.org/t>' as const }))],
              ['<http://example.org/vocab#p-1>', [{ iri: other }, { blank: 'b1' }]],
            ],
          },
          { id: '_:b1', types: [], properties: [['rdfs:label', [{ text: 'x' }]]] },
        ];
        const all = await readAll(forXml(resources));
        const [first = []] = all;
        for (const each of all) expect(isomorphic(first, each)).toBe(true);
        const read = first
          .filter(({ predicate }) => predicate.value.endsWith('/title'))
          .map(({ object }) => object.value);
        const told = new Set(
          texts.map((each) => each.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')),
        );
        expect(new Set(read)).toEqual(told);
      }),
      { numRuns: 150 },
    );
  });

  test('each is sent as what it is', () => {
    expect(extensions.map((extension) => syntaxes[extension].mediaType.split(';')[0])).toEqual([
      'text/turtle',
      'application/rdf+xml',
      'application/ld+json',
      'application/n-triples',
    ]);
  });
});
