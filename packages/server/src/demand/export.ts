import { type DataRequest, DataRequestsQuery, Language } from '@milpa/sdk';
import { answerCsv, formatCsvLine, parseQuery, type RawRoute } from '../http/index.ts';
import type { DemandNeeds } from './model.ts';
import { listRequests } from './routes.ts';

const Asked = DataRequestsQuery.omit({ limit: true, offset: true }).extend({ language: Language.optional() });
const together = 200;
const path = '/api/v1/requests.csv';

/** Every public request as a row. Headings and codes are words of the contract; who asked is nowhere in it. */
export const createDemandRoutes = (needs: DemandNeeds): readonly RawRoute[] => [
  {
    method: 'GET',
    path,
    description: {
      path,
      summary: 'Requests for data as CSV, with the filter of listDataRequests',
      tag: 'requests',
      mediaTypes: ['text/csv'],
    },
    async handle({ request, language }) {
      const { language: _, ...filter } = Asked.parse(parseQuery(Asked, request, language));
      return answerCsv('requests.csv', formatLines(needs, filter));
    },
  },
];

async function* formatLines(
  needs: DemandNeeds,
  filter: Omit<DataRequestsQuery, 'limit' | 'offset'>,
): AsyncGenerator<string> {
  yield formatCsvLine(heading);
  for (let offset = 0; ; offset += together) {
    const { items } = await listRequests(needs, undefined, { ...filter, limit: together, offset });
    yield items.map((item) => formatCsvLine(formatRow(item))).join('');
    if (items.length < together) return;
  }
}

const heading = [
  ...['request', 'number', 'title', 'description', 'purpose', 'language', 'tags', 'institution', 'state', 'opened'],
  ...['answer_due', 'answered', 'answer_late', 'promised', 'commitment', 'refusal', 'instrument', 'article'],
  ...['duplicate_of', 'datasets', 'fulfilled', 'supports'],
];

const formatRow = (item: DataRequest): string[] => [
  ...[item.id, String(item.number), item.title, item.description, item.purpose, item.language, item.tags.join('; ')],
  ...[item.institution?.slug ?? '', item.state, item.opened, item.answer.due, item.answer.done ?? ''],
  ...[String(item.answer.late), item.promised ?? '', item.commitment?.id ?? '', item.refusal?.reason ?? ''],
  ...[item.refusal?.instrument ?? '', item.refusal?.article ?? '', item.duplicateOf?.id ?? ''],
  ...[item.datasets.map(({ slug }) => slug).join('; '), item.fulfilled ?? '', String(item.supports)],
];
