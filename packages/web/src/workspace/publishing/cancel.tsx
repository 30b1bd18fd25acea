import type { Commitment } from '@milpa/sdk';
import { Button, Link, Local, Notice } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  sameName,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { keepsInventory } from './shared.ts';

const findItem = ({ client, params }: PersonContext) =>
  client.call('getCommitment', { params: { commitment: params['commitment'] ?? '' } });

export const showCancel = forPerson(async (context) => cancelPage(context, await findItem(context), {}, []));

export const cancelCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const item = await findItem(context);
  return sendForm(context, {
    fields: sameName,
    again: (faults) => cancelPage(context, item, fields.values, faults),
    send: async () => {
      const sent = { params: { commitment: item.id }, revision: fields.revision, body: fields.pick(['reason', 'by']) };
      await client.call('cancelCommitment', sent);
      return redirect(`${places.plan(reader.language, item.plan)}?done=saved`);
    },
  });
});

/** A page of its own: nobody cancels in passing what they came to move. */
function cancelPage(context: PersonContext, item: Commitment, typed: Values, faults: readonly Fault[]): Page {
  const { reader } = context;
  const words = reader.words.publishing.planning;
  const { language } = reader;
  const keeps = keepsInventory(context, item.institution.id);
  const shared = bindFields(typed, faults);
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.cancel,
    faults,
    crumbs: [{ href: places.commitment(language, item.id), text: words.reschedule }],
    narrow: true,
    body: (
      <>
        <p class="kicker">{words.cancel}</p>
        <h1>
          <Local map={item.name} reader={reader} otherwise={item.holding} />
        </h1>
        <Notice kind="warning">
          <p>{words.cancelLead}</p>
        </Notice>
        {keeps && !item.cancelled && !item.published ? (
          <form method="post" class="form card" action={places.cancelCommitment(language, item.id)}>
            <Revision revision={item.revision} />
            <TextArea {...shared('reason')} label={words.reason} rows={3} />
            <TextInput
              {...shared('by')}
              label={words.cancelBy}
              hint={reader.words.publishing.fields.postHint}
              mostLength={300}
            />
            <Button kind="danger">{words.cancel}</Button>
          </form>
        ) : null}
        <p>
          <Link href={places.plan(language, item.plan)}>{words.back}</Link>
        </p>
      </>
    ),
  });
}
