import { Import, ImportOptions, NewImport, parseProblem, paths } from '@milpa/sdk';
import { type Fields, forPerson, type PersonContext, sendForm } from '../../form/index.ts';
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
  const values = received.fields.pick(asked);
  const { answer } = received;
  if (!answer) return importsPage(context, { values, faults: [{ field: 'file', text: reader.words.imports.noFile }] });
  return sendForm(context, {
    fields: (pointer) => asked.find((name) => pointer === `/${name}`) ?? 'file',
    again: (faults) => importsPage(context, { values, faults }),
    send: async () => {
      if (!answer.ok) throw await parseProblem(answer);
      return open(context, Import.parse(await answer.json()));
    },
  });
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
