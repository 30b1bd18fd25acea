import { DataFactory, type Quad, type Store } from 'n3';

const { namedNode, quad } = DataFactory;
const authority = /^http:\/\/publications\.europa\.eu\/resource\/authority\/([a-z-]+)\/[^/]+$/;
const skos = 'http://www.w3.org/2004/02/skos/core#';
const dct = 'http://purl.org/dc/terms/';
const vcard = 'http://www.w3.org/2006/vcard/ns#';
const subClassOf = namedNode('http://www.w3.org/2000/01/rdf-schema#subClassOf');
const rdfType = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

/** What the tables of the EU call their entries besides concepts. */
const classes: Readonly<Record<string, string>> = {
  language: `${dct}LinguisticSystem`,
  frequency: `${dct}Frequency`,
  'file-type': `${dct}MediaTypeOrExtent`,
  licence: `${dct}LicenseDocument`,
  'access-right': `${dct}RightsStatement`,
  place: `${dct}Location`,
  country: `${dct}Location`,
  continent: `${dct}Location`,
};

/**
 * What a validator would load besides a graph: that organizations are kinds of vcard, and of the entries of the tables of the EU that
 * the graph names the scheme each is in, and its class. By the
 * form of its address alone; whether the table has such an entry is for the vocabulary to say.
 */
export function listKnownFacts(graph: Store): readonly Quad[] {
  const facts: Quad[] = ['Organization', 'Individual', 'Group'].map((kind) =>
    quad(namedNode(vcard + kind), subClassOf, namedNode(`${vcard}Kind`)),
  );
  for (const term of graph.getObjects(null, null, null)) {
    const table = term.termType === 'NamedNode' ? authority.exec(term.value)?.[1] : undefined;
    if (!table) continue;
    const subject = namedNode(term.value);
    const scheme = namedNode(`http://publications.europa.eu/resource/authority/${table}`);
    facts.push(quad(subject, namedNode(`${skos}inScheme`), scheme));
    const type = classes[table];
    if (type) facts.push(quad(subject, rdfType, namedNode(type)));
  }
  return facts;
}
