import { type Draft, type KeptDistribution, listKept, type NewFile, parseProblem, paths } from '@milpa/sdk';
import {
  type Fault,
  type Fields,
  findFault,
  forPerson,
  Hidden,
  type PersonContext,
  Submit,
  sendForm,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { type ArrivedFile, FileField, formatUploadWords, listArrived } from '../files.tsx';
import { makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';
import { parseStreamed, receiveForm } from '../receive.ts';

export const showAddFiles = forPerson((context) =>
  addFilesPage(context, { replaces: context.url.searchParams.get('replaces') ?? '', arrived: [], faults: [] }),
);

/** Files that come with the form go straight on to the API; those that arrived in parts before are named by it. */
export const addFiles = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const words = reader.allWords.work;
  const received = await receiveForm(
    request,
    (body, contentType) => client.request(`/api/v1/datasets/${dataset}/files`, parseStreamed(body, contentType)),
    (fields) => (fields.text('replaces') ? [['replaces', fields.text('replaces')]] : []),
  );
  const { fields, answer } = received;
  const [arrived, replaces] = [listArrived(fields), fields.text('replaces')];
  return sendForm(context, {
    faults: answer || arrived.length > 0 ? [] : [{ field: 'file', text: words.files.noFile }],
    fields: (pointer) => (pointer === '/file' || pointer === '/upload' ? 'file' : undefined),
    again: (faults) => addFilesPage(context, { replaces, arrived, faults }),
    send: async () => {
      if (answer && !answer.ok) throw await parseProblem(answer);
      for (const body of listNew(arrived, fields)) await client.call('addFile', { params: { dataset }, body });
      return redirect(`${paths.draft(reader.language, dataset)}?done=added#files`);
    },
  });
});

/** Only one file can take the place of another: the first. */
const listNew = (arrived: readonly ArrivedFile[], fields: Fields): readonly NewFile[] =>
  arrived.map(({ id }, at) => ({ upload: id, ...(at === 0 ? parseReplaces(fields.text('replaces')) : {}) }));

const parseReplaces = (text: string) => (text ? ({ replaces: text } as Pick<NewFile, 'replaces'>) : {});

interface State {
  /** The distribution whose file is replaced; empty when files are added. */
  readonly replaces: string;
  readonly arrived: readonly ArrivedFile[];
  readonly faults: readonly Fault[];
}

async function addFilesPage(context: PersonContext, state: State): Promise<Page> {
  const { client, params, reader } = context;
  const { files } = reader.allWords.work;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  const replaced = listKept(draft).find(({ id }) => id === state.replaces);
  const title = replaced ? files.replaceTitle(replaced.file.name) : files.addTitle;
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title,
    faults: state.faults,
    scripts: ['upload', 'guard'],
    narrow: true,
    body: (
      <>
        <h1 class="breaks">{title}</h1>
        <p class="lead">{replaced ? files.replaceLead : files.addLead}</p>
        <AddFilesForm context={context} draft={draft} replaced={replaced} state={state} />
      </>
    ),
  });
}

function AddFilesForm(props: {
  readonly context: PersonContext;
  readonly draft: Draft;
  readonly replaced: KeptDistribution | undefined;
  readonly state: State;
}) {
  const { draft, replaced, state } = props;
  const { reader } = props.context;
  const { files, form } = reader.allWords.work;
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      class="form"
      action={places.files(reader.language, draft.id)}
      data-upload={formatUploadWords(reader)}
      data-guard={form.leave}
    >
      {replaced ? <Hidden name="replaces" value={replaced.id} /> : null}
      <div class="card">
        <FileField
          reader={reader}
          label={replaced ? files.replaceChoose : files.choose}
          multiple={!replaced}
          arrived={state.arrived}
          fault={findFault(state.faults, 'file')}
        />
      </div>
      <Submit reader={reader} text={files.send} cancel={paths.draft(reader.language, draft.id)} />
    </form>
  );
}
