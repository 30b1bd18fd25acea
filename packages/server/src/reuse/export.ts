import { findText, Language, paths, type Reuse, ReusesQuery } from '@milpa/sdk';
import { answerCsv, type CallContext, formatCsvLine, parseQuery, type RawRoute } from '../http/index.ts';
import type { ReuseNeeds } from './model.ts';
import { listReuses } from './service.ts';

const Asked = ReusesQuery.omit({ limit: true, offset: true }).extend({ language: Language.optional() });
const together = 200;

/** Everything public that fits the filter, some at a time. */
async function* listAll(needs: ReuseNeeds, filter: Omit<ReusesQuery, 'limit' | 'offset'>): AsyncGenerator<Reuse> {
  for (let offset = 0; ; offset += together) {
    const { items } = await listReuses(needs, undefined, { ...filter, limit: together, offset });
    yield* items;
    if (items.length < together) return;
  }
}

/** The whole list as files. Headings and codes are words of the contract; texts are as they were written. */
export const createReuseRoutes = (needs: ReuseNeeds): readonly RawRoute[] => [
  {
    method: 'GET',
    path: paths.reusesCsv(),
    description: {
      path: paths.reusesCsv(),
      summary: 'What people made of the data as CSV, with the filter of listReuses',
      tag: 'reuses',
      mediaTypes: ['text/csv'],
    },
    async handle(context) {
      const { language: asked, ...filter } = readAsked(context);
      return answerCsv('reuses.csv', formatAll(listAll(needs, filter), asked ?? context.language));
    },
  },
  {
    method: 'GET',
    path: paths.reusesJson(),
    description: {
      path: paths.reusesJson(),
      summary: 'The same as one JSON array',
      tag: 'reuses',
      mediaTypes: ['application/json'],
    },
    async handle(context) {
      const { language: _, ...filter } = readAsked(context);
      const all: Reuse[] = [];
      for await (const item of listAll(needs, filter)) all.push(item);
      return Response.json(all, { headers: { 'cache-control': 'public, no-cache' } });
    },
  },
];

const readAsked = ({ request, language }: CallContext) => Asked.parse(parseQuery(Asked, request, language));

async function* formatAll(items: AsyncGenerator<Reuse>, language: Language): AsyncGenerator<string> {
  yield formatCsvLine(heading);
  for await (const item of items) yield formatCsvLine(formatRow(item, language));
}

const heading = [
  ...[
    'reuse',
    'title',
    'kind',
    'address',
    'availability',
    'checked',
    'unavailable_since',
    'maker',
    'maker_kind',
    'since',
  ],
  ...[
    'accepted',
    'datasets',
    'institutions',
    'impact',
    'impact_url',
    'impact_state',
    'impact_confirmed_by',
    'description',
  ],
];

const formatRow = (item: Reuse, language: Language): string[] => {
  const { availability, maker, datasets, impact } = item;
  const text = (map: Reuse['title']) => findText(map, language)?.text ?? '';
  return [
    ...[item.id, text(item.title), item.kind, item.address, availability.state, availability.checked ?? ''],
    ...[
      availability.state === 'unavailable' ? (availability.since ?? '') : '',
      maker.name,
      maker.kind,
      item.since ?? '',
    ],
    ...[item.accepted ?? '', datasets.map(formatUsed).join(' ')],
    [...new Set(datasets.map(({ publisher }) => publisher.slug))].join(' '),
    ...[impact ? text(impact.text) : '', impact?.url ?? ''],
    ...[impact ? (impact.confirmed ? 'confirmed' : 'claimed') : '', impact?.confirmed?.by.slug ?? ''],
    text(item.description),
  ];
};

const formatUsed = ({ slug, version }: Reuse['datasets'][number]): string =>
  version === null ? slug : `${slug}@${version}`;
