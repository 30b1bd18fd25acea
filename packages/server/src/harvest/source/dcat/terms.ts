/** The vocabularies of DCAT-AP, each as a maker of terms. */
const vocabulary = (namespace: string) => (name: string) => namespace + name;

export const adms = vocabulary('http://www.w3.org/ns/adms#');
export const dcat = vocabulary('http://www.w3.org/ns/dcat#');
export const dcatap = vocabulary('http://data.europa.eu/r5r/');
export const dct = vocabulary('http://purl.org/dc/terms/');
export const dqv = vocabulary('http://www.w3.org/ns/dqv#');
export const foaf = vocabulary('http://xmlns.com/foaf/0.1/');
export const locn = vocabulary('http://www.w3.org/ns/locn#');
export const org = vocabulary('http://www.w3.org/ns/org#');
export const owl = vocabulary('http://www.w3.org/2002/07/owl#');
export const prov = vocabulary('http://www.w3.org/ns/prov#');
export const rdf = vocabulary('http://www.w3.org/1999/02/22-rdf-syntax-ns#');
export const rdfs = vocabulary('http://www.w3.org/2000/01/rdf-schema#');
export const schema = vocabulary('http://schema.org/');
export const skos = vocabulary('http://www.w3.org/2004/02/skos/core#');
export const spdx = vocabulary('http://spdx.org/rdf/terms#');
export const vcard = vocabulary('http://www.w3.org/2006/vcard/ns#');
export const xsd = vocabulary('http://www.w3.org/2001/XMLSchema#');
export const authority = vocabulary('http://publications.europa.eu/resource/authority/');

/** Where feeds put statements about the dataset and its parts that the model does not hold. */
export const self = 'urn:milpa:this';
export const linkNode = (index: number): string => `urn:milpa:link:${index}`;
