import { type AuditSample, findText, Language, paths } from '@milpa/sdk';
import { z } from 'zod';
import { type CallContext, formatCsvLine, formatDisposition, parseQuery, type RawRoute } from '../../http/index.ts';
import type { SampleNeeds } from './model.ts';
import { presentSample } from './present.ts';
import { noSuchSample } from './problems.ts';
import { requireSample } from './service.ts';
import { store } from './store.ts';

type File = Parameters<typeof paths.sampleFile>[1];
const files: Readonly<Record<File, { readonly type: string; readonly summary: string }>> = {
  'records.csv': { type: 'text/csv', summary: 'The records of a sample as CSV: a row for each check and answer' },
  'actions.csv': { type: 'text/csv', summary: 'The findings and corrective actions of a sample as CSV' },
  'sample.json': { type: 'application/json', summary: 'The whole sample as JSON' },
  'population.txt': {
    type: 'text/plain',
    summary: 'What a sample was drawn from, a line for each dataset; its SHA-256 is that of the population',
  },
};
const names: readonly File[] = ['records.csv', 'actions.csv', 'sample.json', 'population.txt'];

const Asked = z.object({ language: Language.optional() });
const Key = z.uuid();

export const createSampleRoutes = (needs: SampleNeeds): readonly RawRoute[] =>
  names.map((name) => ({
    method: 'GET',
    path: paths.sampleFile(':sample', name),
    description: {
      path: paths.sampleFile('{sample}', name),
      summary: files[name].summary,
      tag: 'audit',
      mediaTypes: [files[name].type],
    },
    async handle(context, params) {
      const key = Key.safeParse(params['sample']);
      if (!key.success) throw noSuchSample();
      const row = await requireSample(needs, context.caller, key.data);
      const text = await formatFile(needs, context, row, name);
      return new Response(text, {
        headers: {
          'content-type': `${files[name].type}; charset=utf-8`,
          'content-disposition': formatDisposition(name === 'sample.json' ? 'sample.json' : `sample-${name}`),
          'cache-control': row.published ? 'public, no-cache' : 'private, no-store',
        },
      });
    },
  }));

async function formatFile(
  needs: SampleNeeds,
  { request, language, caller }: CallContext,
  row: Awaited<ReturnType<typeof requireSample>>,
  name: File,
): Promise<string> {
  if (name === 'population.txt') return store.findPopulation(needs.database, row.id);
  const sample = await presentSample(needs, row, caller);
  if (name === 'sample.json') return `${JSON.stringify(sample, null, 2)}\n`;
  const tongue = Asked.parse(parseQuery(Asked, request, language)).language ?? language;
  return (name === 'records.csv' ? listRecordRows : listActionRows)(sample, tongue).map(formatCsvLine).join('');
}

/** Headings and codes are words of the contract, the same in every language; names are in the reader's. */
function listRecordRows({ records }: AuditSample, language: Language): string[][] {
  const rows = records.flatMap((record) => {
    const { dataset, publisher } = record;
    const shared = [
      ...[String(record.position), dataset.id, String(dataset.version), findText(dataset.title, language)?.text ?? ''],
      ...[publisher.slug, record.verdict],
    ];
    return [
      ...(record.checks ?? []).map(({ code, outcome, found }) => [...shared, 'machine', code, outcome, found]),
      ...record.answers.map(({ question, outcome, note }) => [...shared, 'auditor', question, outcome, note]),
    ];
  });
  const heading = [
    'position',
    'dataset',
    'version',
    'title',
    'publisher',
    'verdict',
    'by',
    'check',
    'outcome',
    'found',
  ];
  return [heading, ...rows];
}

function listActionRows({ findings }: AuditSample, language: Language): string[][] {
  const rows = findings.flatMap((finding) => {
    const { dataset, institution } = finding;
    const shared = [
      ...[finding.id, finding.noted.slice(0, 10), institution.slug, findText(institution.name, language)?.text ?? ''],
      ...[dataset?.id ?? '', finding.severity, finding.what, finding.rule, finding.evidence, finding.url ?? ''],
    ];
    if (finding.actions.length === 0) return [[...shared, '', '', '', '', '', '', '']];
    return finding.actions.map(({ id, post, what, due, state, overdue, steps }) => [
      ...shared,
      ...[id, post, what, due, state, String(overdue), steps.findLast(({ event }) => event === 'reply')?.text ?? ''],
    ]);
  });
  const heading = [
    ...[
      'finding',
      'noted',
      'institution',
      'institution_name',
      'dataset',
      'severity',
      'what',
      'rule',
      'evidence',
      'url',
    ],
    ...['action', 'post', 'action_what', 'due', 'state', 'overdue', 'reply'],
  ];
  return [heading, ...rows];
}
