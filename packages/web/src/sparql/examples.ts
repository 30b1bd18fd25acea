import type { Language } from '@milpa/sdk';
import type { SparqlWords } from '../words/sparql.ts';

export interface Example {
  readonly title: string;
  readonly query: string;
}

const prefixes = `PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dqv: <http://www.w3.org/ns/dqv#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

`;

/** Queries that work on any catalogue, of different kinds. */
export const listExamples = (words: SparqlWords, language: Language): readonly Example[] => [
  {
    title: words.examplePublishers,
    query: `${prefixes}SELECT ?name (COUNT(DISTINCT ?dataset) AS ?datasets) {
  ?dataset a dcat:Dataset ; dct:publisher/foaf:name ?name
} GROUP BY ?name ORDER BY DESC(?datasets)`,
  },
  {
    title: words.exampleThemes,
    query: `${prefixes}SELECT DISTINCT ?dataset ?title {
  ?theme skos:notation "HEAL" .
  ?dataset dcat:theme/skos:closeMatch? ?theme ; dct:title ?title
}`,
  },
  {
    title: words.exampleContact,
    query: `${prefixes}SELECT ?dataset ?title {
  ?dataset a dcat:Dataset ; dct:title ?title
  FILTER NOT EXISTS { ?dataset dcat:contactPoint ?contact }
}`,
  },
  {
    title: words.exampleFormats,
    query: `${prefixes}SELECT ?format (COUNT(?file) AS ?files) {
  ?file a dcat:Distribution ; dct:format/skos:prefLabel ?format
  FILTER(LANG(?format) = "${language}")
} GROUP BY ?format ORDER BY DESC(?files)`,
  },
  {
    title: words.exampleCompleteness,
    query: `${prefixes}# ${words.partOfName}
SELECT ?dataset (SAMPLE(?name) AS ?institution) (AVG(?met) AS ?completeness) {
  ?dataset dct:publisher/foaf:name ?name ; dqv:hasQualityMeasurement ?measurement .
  ?measurement dqv:isMeasurementOf/dqv:expectedDataType xsd:boolean ; dqv:value ?holds
  BIND(IF(?holds, 1, 0) AS ?met)
  FILTER(CONTAINS(LCASE(?name), ""))
} GROUP BY ?dataset HAVING(AVG(?met) < 0.8) ORDER BY ?completeness`,
  },
  {
    title: words.exampleStars,
    query: `${prefixes}SELECT ?dataset ?stars ?points {
  ?dataset dqv:hasQualityMeasurement ?one, ?other .
  ?one dqv:isMeasurementOf/skos:prefLabel "Stars that are sure"@en ; dqv:value ?stars .
  ?other dqv:isMeasurementOf/skos:prefLabel "Points"@en ; dqv:value ?points
} ORDER BY ?stars ?points`,
  },
];
