import { paths } from '@milpa/sdk';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  Submit,
  sendForm,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { findTitle, makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';

type Typed = Readonly<Record<'reason' | 'authority', string>>;

export const showWithdraw = forPerson((context) => withdrawPage(context, { reason: '', authority: '' }, []));

export const withdrawDataset = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.allWords.work;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const typed = fields.pick(['reason', 'authority']);
  return sendForm(context, {
    faults: [
      ...(typed.reason.length < 3 ? [{ field: 'reason', text: words.withdraw.noReason }] : []),
      ...(typed.authority.length < 2 ? [{ field: 'authority', text: words.withdraw.noAuthority }] : []),
    ],
    fields: ['reason', 'authority'],
    meanwhile: words.conflict.again,
    again: (faults) => withdrawPage(context, typed, faults),
    send: async () => {
      await client.call('withdrawDataset', { params: { dataset }, revision: fields.revision, body: typed });
      return redirect(`${paths.draft(reader.language, dataset)}?done=withdrawn`);
    },
  });
});

async function withdrawPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page | Response> {
  const { client, params, reader } = context;
  const words = reader.allWords.work.withdraw;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  if (draft.state !== 'released') return redirect(paths.draft(reader.language, draft.id));
  const title = words.title(findTitle(draft, context));
  const shared = bindFields(typed, faults);
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title,
    faults,
    scripts: ['guard'],
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        <form
          method="post"
          class="form"
          action={places.withdraw(reader.language, draft.id)}
          data-guard={reader.allWords.work.form.leave}
        >
          <Revision revision={draft.revision} />
          <TextArea {...shared('reason')} label={words.reason} hint={words.reasonHint} rows={3} required />
          <TextInput
            {...shared('authority')}
            label={words.authority}
            hint={words.authorityHint}
            required
            mostLength={500}
          />
          <Submit reader={reader} kind="danger" text={words.submit} cancel={paths.draft(reader.language, draft.id)} />
        </form>
      </>
    ),
  });
}
