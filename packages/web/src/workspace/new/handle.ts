import { DatasetMetadata, type Draft, type NewFile, parseProblem, paths } from '@milpa/sdk';
import { type Fields, forPerson, type PersonContext, sendForm } from '../../form/index.ts';
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
  const { answer } = received;
  if (!answer) return createFromUploads(context, typed);
  const lost = { field: 'file', text: context.reader.allWords.work.fresh.filesAgain };
  return sendForm(context, {
    fields: findField(context),
    again: (faults) => newDatasetPage(context, { ...typed, faults: [...faults, lost] }),
    send: async () => {
      if (!answer.ok) throw await parseProblem(answer);
      return finish(context, parseDraft(await answer.json()), typed);
    },
  });
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
  const { publisher } = typed;
  return sendForm(context, {
    faults: typed.faults,
    fields: findField(context),
    again: (faults) => newDatasetPage(context, { ...typed, faults }),
    send: async () => {
      const metadata = DatasetMetadata.parse(composeMetadata(typed.values));
      const files: NewFile[] = typed.arrived.map(({ id }) => ({ upload: id }));
      return openDraft(context, await context.client.call('createDataset', { body: { publisher, metadata, files } }));
    },
  });
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

const findField =
  ({ reader }: PersonContext) =>
  (pointer: string): string | undefined => {
    if (pointer === '/publisher') return 'publisher';
    return pointer.startsWith('/file') || pointer === '/upload' ? 'file' : findMetadataField(pointer, reader.language);
  };
