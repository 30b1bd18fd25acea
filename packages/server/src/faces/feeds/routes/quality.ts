import { paths } from '@milpa/sdk';
import type { CallContext, RawRoute } from '../../../http/index.ts';
import { describeMeasurement } from '../dqv/index.ts';
import { findForm, forms } from '../negotiate.ts';
import { type Extension, formatDocument, syntaxes } from '../rdf/index.ts';
import { answerText, redirect } from './answer.ts';
import { findExtension, moved, requireReleased } from './dataset.ts';
import type { Parts } from './needs.ts';
import { notAcceptable } from './problems.ts';

/** What was measured of a dataset: a document of its own, for that changes when nothing that is described does. */
export const qualityRoutes = (parts: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: '/datasets/:key/quality',
    description: {
      path: paths.qualityIdentity('{dataset}'),
      summary: 'What the portal measured of a dataset, by the W3C Data Quality Vocabulary, or its page, by Accept',
      tag: 'catalogue',
      mediaTypes: Object.values(forms),
    },
    handle: (context, { key = '' }) => answerNegotiated(parts, context, key),
  },
  {
    method: 'GET',
    path: '/datasets/:key/:file{quality\\.(?:ttl|jsonld|rdf|nt)}',
    description: {
      path: '/datasets/{dataset}/quality.{extension}',
      summary:
        'The quality of metadata and the openness of a dataset as they were measured last (DQV): .ttl, .jsonld, .rdf, .nt',
      tag: 'catalogue',
      mediaTypes: Object.values(syntaxes).map(({ mediaType }) => mediaType),
    },
    handle: (context, { key = '', file = '' }) =>
      answerMeasured(parts, context, key, findExtension(file.split('.')[1] ?? '') ?? 'ttl'),
  },
];

async function answerNegotiated(parts: Parts, context: CallContext, key: string): Promise<Response> {
  const form = findForm(context.request.headers.get('accept'));
  if (!form) throw notAcceptable(Object.values(forms));
  if (form !== 'html') return answerMeasured(parts, context, key, form);
  const { slug } = await requireReleased(parts, key);
  return redirect(paths.datasetQuality(context.language, slug));
}

async function answerMeasured(
  parts: Parts,
  { request }: CallContext,
  key: string,
  extension: Extension,
): Promise<Response> {
  const dataset = await requireReleased(parts, key);
  if (key !== dataset.slug && key !== dataset.id) return moved(paths.qualityFeed(dataset.slug, extension), request);
  const measurement = await parts.quality.findMeasurement(dataset);
  const text = formatDocument(describeMeasurement(dataset, measurement, parts.names), extension);
  const headers = {
    vary: 'accept, accept-language',
    link: `<${parts.names.quality(dataset.id)}>; rel="canonical", <${parts.names.dataset(dataset.id)}>; rel="describes"`,
  };
  return answerText(request, text, syntaxes[extension].mediaType, headers, measurement?.measured);
}
