export { asideSubject, listAside, mergeAside, type Spelling } from './aside.ts';
export { type Extension, formatDocument, streamDocument, syntaxes } from './document.ts';
export {
  expandTerm,
  formatIri,
  iri,
  type Name,
  type Property,
  prefixes,
  type Resource,
  type Term,
  typed,
  type Value,
} from './model.ts';
