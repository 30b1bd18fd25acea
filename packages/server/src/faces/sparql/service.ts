import type { graphFormats, tableFormats } from './protocol.ts';

/** What the endpoint is, to programs (SPARQL 1.1 Service Description) and to people who open it in a browser. */
export function describeService(publicUrl: string, accept: string | null): Response {
  const address = new URL('/sparql', publicUrl).href;
  const headers = { vary: 'accept', 'cache-control': 'public, max-age=3600' };
  const wantsText = accept !== null && /text\/html/.test(accept);
  return new Response(formatDescription(address), {
    headers: { ...headers, 'content-type': wantsText ? 'text/plain; charset=utf-8' : 'text/turtle; charset=utf-8' },
  });
}

const formatDescription = (address: string): string => `# SPARQL 1.1 over the catalogue: ${address}?query=…
# By hand: curl -G ${address} -H 'accept: text/csv' --data-urlencode 'query=SELECT …'
# Examples and bounds: docs/sparql.md
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<${address}> a sd:Service ;
  sd:endpoint <${address}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat ${formatNames.map((name) => `formats:${name}`).join(', ')} ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; void:dataDump <${new URL('/catalog.nt', address).href}> ] ] .
`;

const names: Readonly<Record<keyof typeof tableFormats | keyof typeof graphFormats, string>> = {
  json: 'SPARQL_Results_JSON',
  xml: 'SPARQL_Results_XML',
  csv: 'SPARQL_Results_CSV',
  tsv: 'SPARQL_Results_TSV',
  ttl: 'Turtle',
  nt: 'N-Triples',
  rdf: 'RDF_XML',
  jsonld: 'JSON-LD',
};
const formatNames = Object.values(names);
