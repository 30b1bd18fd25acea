import { Import, ImportOptions, NewImport, type Problem, parseProblem, paths } from '@milpa/sdk';
import { type Fault, type Fields, forPerson, listFaults, type PersonContext } from '../../form/index.ts';
import { redirect } from '../../page.ts';
import { parseStreamed, receiveForm } from '../receive.ts';
import { importsPage } from './list.tsx';

const asked = ['publisher', 'licence', 'language', 'level', 'release'] as const;

/** Takes the file and has it tried; the page that follows shows what would happen. */
export const tryImport = forPerson(async (context) => {
  const { client, request, reader } = context;
  const received = await receiveForm(
    request,
    (body, contentType) => client.request('/api/v1/imports', parseStreamed(body, contentType)),
    (fields) => [['options', JSON.stringify({ ...readOptions(fields), dryRun: true })]],
  );
  const values = Object.fromEntries(asked.map((name) => [name, received.fields.text(name)]));
  const again = (faults: readonly Fault[]) => importsPage(context, { values, faults });
  if (!received.answer) return again([{ field: 'file', text: reader.words.imports.noFile }]);
  if (received.answer.ok) return open(context, Import.parse(await received.answer.json()));
  const problem = await parseProblem(received.answer);
  if (problem.code === 'sign-in-needed') throw problem;
  return { ...(await again(explain(context, problem))), status: problem.status };
});

function readOptions(fields: Fields) {
  const text = (name: (typeof asked)[number]) => fields.text(name) || undefined;
  return {
    ...{ publisher: text('publisher'), licence: text('licence'), language: text('language'), level: text('level') },
    release: fields.text('release') !== '',
  };
}

/** The real run after a dry run: the same file, the same options. */
export const confirmImport = forPerson(async (context) => {
  const { client, params } = context;
  const tried = await client.call('getImport', { params: { import: params['import'] ?? '' } });
  const body = NewImport.parse({ ...ImportOptions.parse(tried.options), from: tried.id, dryRun: false });
  return open(context, await client.call('createImport', { body }));
});

const open = ({ reader }: PersonContext, { id }: Import) => redirect(paths.import(reader.language, id));

const explain = ({ reader }: PersonContext, problem: Problem): readonly Fault[] =>
  listFaults(problem, reader, (pointer) => {
    const name = pointer.replace(/^\//, '');
    return asked.find((each) => each === name) ?? 'file';
  });
