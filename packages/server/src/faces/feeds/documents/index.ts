import { createDcatUs3Document, createPodDocument } from './dcat-us.ts';
import type { DocumentKind, DocumentNeeds } from './model.ts';
import { createRdfDocument } from './rdf.ts';
import { createCsvDocument, createJsonLinesDocument } from './rows.ts';

export { type CatalogueFacts, type DocumentKind, type DocumentNeeds, type Entry, streamDocument } from './model.ts';
export { createRdfDocument } from './rdf.ts';
export { createListDocument, listDocument } from './rows.ts';

/** Every document of the whole catalogue that is kept ready. */
export const listDocuments = (needs: DocumentNeeds): readonly DocumentKind[] => [
  createRdfDocument(needs, 'ttl'),
  createRdfDocument(needs, 'jsonld'),
  createRdfDocument(needs, 'rdf'),
  createRdfDocument(needs, 'nt'),
  createPodDocument(needs),
  createDcatUs3Document(needs),
  createCsvDocument(needs),
  createJsonLinesDocument(needs),
];
