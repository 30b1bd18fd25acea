import { negotiate } from '../../http/index.ts';

/** The forms in which the address of a dataset can be answered, the first when anything will do. */
export const forms = {
  html: 'text/html',
  jsonld: 'application/ld+json',
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
} as const;
export type Form = keyof typeof forms;

/** The form an Accept header likes best; undefined when it takes none of them. */
export const findForm = (accept: string | null): Form | undefined => negotiate(accept, listed);

const listed = [
  ['html', forms.html],
  ['jsonld', forms.jsonld],
  ['ttl', forms.ttl],
  ['rdf', forms.rdf],
  ['nt', forms.nt],
] as const;
