import { findText, Language, languages, QualityListQuery, QualityQuery } from '@milpa/sdk';
import { type AnyOperationHandler, answerCsv, defineHandler, formatCsvLine, type RawRoute } from '../../http/index.ts';
import { describeVocabulary } from './metrics.ts';
import type { QualityService } from './service.ts';

export const createQualityHandlers = (service: QualityService): readonly AnyOperationHandler[] => [
  defineHandler('getQuality', ({ query }) => service.describe(QualityQuery.parse(query ?? {}).institution)),
  defineHandler('getDatasetQuality', ({ params }) => service.describeDataset(params.dataset)),
  defineHandler('listQuality', ({ query }) => service.list(QualityListQuery.parse(query ?? {}))),
  defineHandler('listQualityByInstitution', () => service.listBodies()),
  defineHandler('getQualityVocabulary', async () => describeVocabulary()),
];

const headings: Readonly<Record<Language, readonly string[]>> = {
  es: ['id', 'conjunto', 'título', 'institución', 'puntos', 'posibles', 'nivel', 'estrellas', 'estrellas posibles'],
  en: ['id', 'dataset', 'title', 'institution', 'points', 'possible', 'rating', 'stars', 'possible stars'],
  fr: ['id', 'jeu', 'titre', 'institution', 'points', 'possibles', 'niveau', 'étoiles', 'étoiles possibles'],
};

export const createQualityRoutes = (service: QualityService): readonly RawRoute[] => [
  {
    method: 'GET',
    path: '/api/v1/quality.csv',
    description: {
      path: '/api/v1/quality.csv',
      summary:
        'Metadata quality of each dataset, the worst first; of one institution and all below it with ?institution=',
      tag: 'indices',
      mediaTypes: ['text/csv'],
    },
    async handle({ request }) {
      const asked = new URL(request.url).searchParams;
      const language = Language.catch(languages[0]).parse(asked.get('language'));
      const institution = asked.get('institution') ?? undefined;
      await service.requireScope(institution);
      return answerCsv('quality.csv', formatRows(service, language, institution), { language });
    },
  },
];

async function* formatRows(service: QualityService, language: Language, institution: string | undefined) {
  yield formatCsvLine(headings[language]);
  const query = { order: 'worst', limit: 500, ...(institution === undefined ? {} : { institution }) } as const;
  for (let offset = 0; ; offset += query.limit) {
    const { items, total } = await service.list({ ...query, offset });
    for (const { id, slug, title, publisher, points, highest, rating, stars, possibleStars } of items)
      yield formatCsvLine(
        [
          id,
          slug,
          findText(title, language)?.text ?? '',
          publisher.slug,
          points,
          highest,
          rating,
          stars,
          possibleStars,
        ].map(String),
      );
    if (offset + query.limit >= total) return;
  }
}
