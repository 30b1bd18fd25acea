import { DatasetMetadata, type Draft, type NewFile, Problem, parseProblem, paths } from '@milpa/sdk';
import { type Fault, type Fields, forPerson, listFaults, type PersonContext } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { type ArrivedFile, listArrived } from '../files.tsx';
import { explainWrong } from '../metadata/describe.ts';
import { metadataPage } from '../metadata/page.tsx';
import { composeMetadata, findMetadataField, keepRight, readValues } from '../metadata/values.ts';
import { parseStreamed, receiveForm } from '../receive.ts';
import { newDatasetPage, type Typed } from './page.tsx';

export const showNewDataset = forPerson(async (context) => newDatasetPage(context, await fillUsual(context)));

/** An empty form, with what is known: the publisher when there is only one, and its contact point. */
async function fillUsual({ account, client, url }: PersonContext): Promise<Typed> {
  const own = account.abilities.writeFor;
  const wanted = url.searchParams.get('publisher');
  const publisher = own.find(({ slug }) => slug === wanted) ?? (own.length === 1 ? own[0] : undefined);
  const body = publisher ? await client.call('getInstitution', { params: { institution: publisher.id } }) : undefined;
  const contact = body?.email ? { 'contact.email': body.email } : {};
  return { publisher: publisher?.id ?? '', values: contact, arrived: [], faults: [] };
}

/** Makes the dataset. Files that come with the form go straight on to the API; those that came before are named by it. */
export const createDataset = forPerson(async (context) => {
  const { client, request } = context;
  const received = await receiveForm(
    request,
    (body, contentType) => client.request('/api/v1/datasets', parseStreamed(body, contentType)),
    (fields, names) => composeForm(context, fields, names),
  );
  const typed = readTyped(context, received.fields);
  if (!received.answer) return createFromUploads(context, typed);
  if (!received.answer.ok) {
    const problem = await parseProblem(received.answer);
    if (problem.code === 'sign-in-needed') throw problem;
    const lost = { field: 'file', text: context.reader.allWords.work.fresh.filesAgain };
    return {
      ...(await newDatasetPage(context, { ...typed, faults: [...explain(context, problem), lost] })),
      status: problem.status,
    };
  }
  return finish(context, parseDraft(await received.answer.json()), typed);
});

const parseDraft = (body: unknown) => body as Draft;

function readTyped({ reader }: PersonContext, fields: Fields): Typed {
  const values = readValues(fields);
  const [publisher, arrived] = [fields.text('publisher'), listArrived(fields)];
  const { noPublisher } = reader.allWords.work.fresh;
  const faults = explainWrong(values, reader);
  return {
    publisher,
    values,
    arrived,
    faults: publisher ? faults : [{ field: 'publisher', text: noPublisher }, ...faults],
  };
}

/**
 * The fields the API takes with files. Nobody can send a file a second time without choosing it again, so what is wrong in
 * the rest of the form must not lose it: the draft is made without the wrong fields, and they are asked again.
 */
function composeForm(context: PersonContext, fields: Fields, names: readonly string[]) {
  const { publisher, values, faults } = readTyped(context, fields);
  const title = `title.${context.reader.language}`;
  const named = faults.some(({ field }) => field === title)
    ? { ...values, [title]: nameTitle(context, names[0]) }
    : values;
  const kept = keepRight(
    named,
    faults.filter(({ field }) => field !== title),
  );
  return [
    ['publisher', publisher],
    ['metadata', JSON.stringify(composeMetadata(kept))],
  ] as const;
}

const nameTitle = ({ reader }: PersonContext, name: string | undefined) =>
  (name ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .trim() || reader.allWords.work.datasets.untitled;

async function createFromUploads(context: PersonContext, typed: Typed): Promise<Page | Response> {
  if (typed.faults.length > 0) return newDatasetPage(context, typed);
  const metadata = DatasetMetadata.parse(composeMetadata(typed.values));
  const files: NewFile[] = typed.arrived.map(({ id }) => ({ upload: id }));
  try {
    const draft = await context.client.call('createDataset', { body: { publisher: typed.publisher, metadata, files } });
    return openDraft(context, draft);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const page = await newDatasetPage(context, { ...typed, faults: explain(context, error) });
    return { ...page, status: error.status };
  }
}

/** The draft was made from files; those that had arrived before join it, and what was wrong in the form is asked again. */
async function finish(context: PersonContext, made: Draft, typed: Typed): Promise<Page | Response> {
  const draft = await addArrived(context, made, typed.arrived);
  if (typed.faults.length === 0) return openDraft(context, draft);
  const { arrived: lead } = context.reader.allWords.work.fresh;
  return metadataPage(context, { draft, values: { ...typed.values, slug: draft.slug }, faults: typed.faults, lead });
}

export async function addArrived(
  context: PersonContext,
  draft: Draft,
  arrived: readonly ArrivedFile[],
): Promise<Draft> {
  let last = draft;
  for (const { id } of arrived)
    last = await context.client.call('addFile', { params: { dataset: draft.id }, body: { upload: id } });
  return last;
}

const openDraft = ({ reader }: PersonContext, draft: Draft) => redirect(paths.draft(reader.language, draft.id));

const explain = ({ reader }: PersonContext, problem: Problem): readonly Fault[] =>
  listFaults(problem, reader, (pointer) => {
    if (pointer === '/publisher') return 'publisher';
    return pointer.startsWith('/file') || pointer === '/upload' ? 'file' : findMetadataField(pointer, reader.language);
  });
