import { findSkosScheme, paths, skosSchemeIds } from '@milpa/sdk';
import { negotiate, type RawRoute } from '../../../http/index.ts';
import { type Extension, formatDocument, syntaxes } from '../rdf/index.ts';
import { describeScheme } from '../skos/index.ts';
import { answerText } from './answer.ts';
import type { Parts } from './needs.ts';
import { noSuchScheme, notAcceptable } from './problems.ts';

const listed = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
  ['nt', 'application/n-triples'],
] as const satisfies readonly (readonly [Extension, string])[];

/** The vocabularies that descriptions use, as SKOS. */
export const vocabularyRoutes = ({ names }: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: '/vocabulary/:scheme',
    description: {
      path: paths.vocabulary('{scheme}'),
      summary: `A vocabulary as SKOS by Accept or by .ttl, .jsonld, .rdf, .nt: ${skosSchemeIds.join(', ')}`,
      tag: 'catalogue',
      mediaTypes: listed.map(([, mediaType]) => mediaType),
    },
    async handle({ request }, { scheme = '' }) {
      const [, id = '', suffix] = /^(.*?)(?:\.(ttl|jsonld|rdf|nt))?$/.exec(scheme) ?? [];
      const found = findSkosScheme(id);
      if (!found) throw noSuchScheme(id, skosSchemeIds);
      const extension =
        listed.find(([each]) => each === suffix)?.[0] ?? negotiate(request.headers.get('accept'), listed);
      if (!extension) throw notAcceptable(listed.map(([, mediaType]) => mediaType));
      const text = formatDocument(describeScheme(found, names), extension);
      return answerText(request, text, syntaxes[extension].mediaType, { vary: 'accept' });
    },
  },
];
