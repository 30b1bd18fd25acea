import { Problem, paths } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Revision } from '../files.tsx';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { findTitle } from './files.tsx';

interface State {
  readonly reason: string;
  readonly authority: string;
  readonly faults: readonly Fault[];
}

export const showWithdraw = forPerson((context) => withdrawPage(context, { reason: '', authority: '', faults: [] }));

export const withdrawDataset = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.allWords.work;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const [reason, authority] = [fields.text('reason'), fields.text('authority')];
  const missing = [
    ...(reason.length < 3 ? [{ field: 'reason', text: words.withdraw.noReason }] : []),
    ...(authority.length < 2 ? [{ field: 'authority', text: words.withdraw.noAuthority }] : []),
  ];
  if (missing.length > 0) return withdrawPage(context, { reason, authority, faults: missing });
  try {
    const revision = Number(fields.text('revision')) || 0;
    await client.call('withdrawDataset', { params: { dataset }, revision, body: { reason, authority } });
    return redirect(`${paths.draft(reader.language, dataset)}?done=withdrawn`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const known = ['reason', 'authority'];
    const faults =
      error.code === 'edited-meanwhile'
        ? [{ field: '', text: words.conflict.again }]
        : listFaults(error, reader, (pointer) => known.find((field) => pointer === `/${field}`));
    const page = await withdrawPage(context, { reason, authority, faults });
    return page instanceof Response ? page : { ...page, status: error.status };
  }
});

async function withdrawPage(context: PersonContext, state: State): Promise<Page | Response> {
  const { client, params, reader } = context;
  const words = reader.allWords.work.withdraw;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  if (draft.state !== 'released') return redirect(paths.draft(reader.language, draft.id));
  const title = words.title(findTitle(draft, context));
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    wrong: state.faults.length > 0,
    status: state.faults.length > 0 ? 422 : 200,
    scripts: ['guard'],
    crumbs: [{ href: paths.draft(reader.language, draft.id), text: findTitle(draft, context) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        <form
          method="post"
          class="form"
          action={places.withdraw(reader.language, draft.id)}
          data-guard={reader.allWords.work.form.leave}
        >
          <Revision revision={draft.revision} />
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            value={state.reason}
            faults={state.faults}
            rows={3}
            required
          />
          <TextInput
            name="authority"
            label={words.authority}
            hint={words.authorityHint}
            value={state.authority}
            faults={state.faults}
            required
            mostLength={500}
          />
          <p class="row">
            <Button kind="danger">{words.submit}</Button>
            <a href={paths.draft(reader.language, draft.id)}>{reader.allWords.work.form.cancel}</a>
          </p>
        </form>
      </div>
    ),
  });
}
