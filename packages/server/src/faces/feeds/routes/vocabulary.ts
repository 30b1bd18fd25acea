import { findSkosScheme, paths, skosSchemeIds } from '@milpa/sdk';
import { negotiate, type RawRoute } from '../../../http/index.ts';
import { describeMetrics } from '../dqv/index.ts';
import { type Extension, formatDocument, type Resource, syntaxes } from '../rdf/index.ts';
import { describeFields, describeScheme } from '../skos/index.ts';
import { answerText, redirect } from './answer.ts';
import type { Parts } from './needs.ts';
import { noSuchScheme, notAcceptable } from './problems.ts';

const listed = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
  ['nt', 'application/n-triples'],
] as const satisfies readonly (readonly [Extension, string])[];

/** A program that takes anything gets what it always got; the page is for who asks for one. */
const orPage = [...listed, ['html', 'text/html']] as const;

/** The fields that the portal added and the metrics of quality are no schemes of concepts, but lie beside them. */
const [fields, quality] = ['fields', 'quality'] as const;
const known = [...skosSchemeIds, fields, quality];

function describe({ names, extraFields }: Parts, id: string): Resource[] | undefined {
  if (id === fields) return describeFields(extraFields ?? [], names);
  if (id === quality) return describeMetrics(names);
  const scheme = findSkosScheme(id);
  return scheme && describeScheme(scheme, names);
}

/** The vocabularies that descriptions use, as SKOS. */
export const vocabularyRoutes = (parts: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: '/vocabulary/:scheme',
    description: {
      path: paths.vocabulary('{scheme}'),
      summary: `A vocabulary as SKOS (quality: the metrics as DQV, or their page) by Accept or by .ttl, .jsonld, .rdf, .nt: ${known.join(', ')}`,
      tag: 'catalogue',
      mediaTypes: listed.map(([, mediaType]) => mediaType),
    },
    async handle({ request, language }, { scheme = '' }) {
      const [, id = '', suffix] = /^(.*?)(?:\.(ttl|jsonld|rdf|nt))?$/.exec(scheme) ?? [];
      const resources = describe(parts, id);
      if (!resources) throw noSuchScheme(id, known);
      const forms = id === quality ? orPage : listed;
      const form = listed.find(([each]) => each === suffix)?.[0] ?? negotiate(request.headers.get('accept'), forms);
      if (!form) throw notAcceptable(forms.map(([, mediaType]) => mediaType));
      if (form === 'html') return redirect(paths.qualityMetrics(language));
      const text = formatDocument(resources, form);
      const vary = id === quality ? 'accept, accept-language' : 'accept';
      return answerText(request, text, syntaxes[form].mediaType, { vary });
    },
  },
];
