import { findText, Language, paths, type Recommendation, RecommendationsQuery } from '@milpa/sdk';
import { answerCsv, formatCsvLine, parseQuery, type RawRoute } from '../../http/index.ts';
import type { RecommendationNeeds } from './model.ts';
import { listRecommendations } from './service.ts';

const Asked = RecommendationsQuery.omit({ limit: true, offset: true }).extend({ language: Language.optional() });
const together = 200;

/** The whole list as CSV. Headings and codes are words of the contract; titles are in the reader's language. */
export const createRecommendationRoutes = (needs: RecommendationNeeds): readonly RawRoute[] => [
  {
    method: 'GET',
    path: paths.recommendationsCsv(),
    description: {
      path: paths.recommendationsCsv(),
      summary: 'Recommendations and commitments as CSV, with the filter of listRecommendations',
      tag: 'audit',
      mediaTypes: ['text/csv'],
    },
    async handle({ request, language }) {
      const { language: asked, ...filter } = Asked.parse(parseQuery(Asked, request, language));
      const lines = [formatCsvLine(heading)];
      for (let offset = 0; ; offset += together) {
        const { items } = await listRecommendations(needs, undefined, { ...filter, limit: together, offset });
        lines.push(...items.map((item) => formatCsvLine(formatRow(item, asked ?? language))));
        if (items.length < together) break;
      }
      return answerCsv('recommendations.csv', lines.join(''));
    },
  },
];

const heading = [
  ...['recommendation', 'source', 'code', 'title', 'wording', 'citation', 'url', 'institution', 'post', 'received'],
  ...['answer_due', 'answered', 'answered_late', 'state', 'overdue', 'answer', 'milestones', 'milestones_done'],
  ...['evidence'],
];

const formatRow = (item: Recommendation, language: Language): string[] => [
  ...[item.id, item.source, item.code ?? '', findText(item.title, language)?.text ?? '', item.wording, item.citation],
  ...[item.url ?? '', item.owner?.slug ?? '', item.post ?? '', item.received, item.answerDue ?? ''],
  ...[item.answered?.on ?? '', item.answered ? String(item.answered.late) : '', item.state, String(item.overdue)],
  ...[item.answered?.text ?? '', String(item.milestones.length)],
  ...[String(item.milestones.filter(({ done }) => done !== null).length), String(item.evidence.length)],
];
